"""The constructed transformer: a sum of products of hat functions as a network of ReLU attention.

One block spreads linear functions of the inputs, one makes the factors of the products, ``ceil(log2 p)`` blocks
multiply p factors in pairs, and one sums. A product of numbers that are not negative costs one head and no accuracy,
since a score is bilinear, so the depth does not depend on the grid. Source: the construction of Havrilla and Liao
(2024) as summaries describe it; all weights are ours.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from proofs_check.arrays import Floats, Indices
from proofs_check.dynamics.relu_attention import Block, Transformer, hidden
from proofs_check.dynamics.relu_attention_heads import CONSTANT, FIRST, SECOND, blank_tokens, interaction_heads

__all__ = ["Products", "cube_grid", "cube_nodes", "torus_charts", "torus_nodes", "transformer", "values"]

OVERLAP = math.sin(math.pi / 3)  # charts of the circle reach 60 degrees to either side
CHARTS = 4


@dataclass(frozen=True, eq=False)
class Products:
    """Products of p factors each; a factor is a hat or a ramp of one linear function of the inputs.

    Parameters
    ----------
    directions : array, shape (F, D)
        Linear functions ``y = directions @ x`` of inputs x with entries in [-1, 1].
    feature : array of int, shape (G, p)
        Which of them a factor depends on.
    slope, offset : arrays, shape (G, p)
        It depends on ``u = slope * y + offset``.
    ramp : array of bool, shape (G, p)
        Whether the factor is ``clip(u, 0, 1)`` in place of the hat ``max(1 - |u|, 0)``.
    """

    directions: Floats
    feature: Indices
    slope: Floats
    offset: Floats
    ramp: NDArray[np.bool_]


def cube_nodes(dimension: int, cells: int) -> Floats:
    """Nodes of the grid with so many cells a side on the unit cube.

    Parameters
    ----------
    dimension : int
        d >= 1.
    cells : int

    Returns
    -------
    array, shape ((cells + 1)**d, d)

    Examples
    --------
    >>> cube_nodes(2, 1).tolist()
    [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]
    """
    axes = [np.arange(cells + 1) / cells] * dimension
    return np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, dimension)


def cube_grid(dimension: int, cells: int) -> Products:
    """Hats on a grid on the unit cube: sums of them are piecewise multilinear.

    Parameters
    ----------
    dimension : int
        d >= 1.
    cells : int
        Number of cells a side.

    Returns
    -------
    Products
        In the order of `cube_nodes`.

    Examples
    --------
    >>> cube_grid(2, 4).feature.shape  # 25 products of two hats
    (25, 2)
    """
    nodes = cube_nodes(dimension, cells)
    return Products(
        directions=np.eye(dimension),
        feature=np.broadcast_to(np.arange(dimension), nodes.shape),
        slope=np.full(nodes.shape, float(cells)),
        offset=-cells * nodes,
        ramp=np.zeros(nodes.shape, dtype=bool),
    )


def torus_nodes(dimension: int, cells: int) -> tuple[Floats, Floats]:
    """Angles of the nodes of all charts of a flat torus, and the partition of unity there.

    Parameters
    ----------
    dimension, cells
        As for `torus_charts`.

    Returns
    -------
    angles : array, shape (G, d)
    weights : array, shape (G,)
        A function times its weights gives the coefficients with which `torus_charts` approximates it.

    Examples
    --------
    >>> angles, weights = torus_nodes(1, 2)  # the centres of four charts
    >>> (angles[:, 0] / np.pi).tolist(), weights.tolist()
    ([0.0, 0.5, 1.0, 1.5], [1.0, 1.0, 1.0, 1.0])
    """
    chart, node = (axis.ravel() for axis in np.meshgrid(np.arange(CHARTS), np.arange(1, cells), indexing="ij"))
    local = np.arcsin(OVERLAP * (2 * node / cells - 1))
    angles = local + 2 * np.pi * chart / CHARTS
    # One up to 30 degrees, zero from 60 degrees on.
    weights = np.sin(np.pi / 2 * np.clip(2 - 6 * np.abs(local) / np.pi, 0, 1)) ** 2
    index = np.indices((len(angles),) * dimension).reshape(dimension, -1)
    return angles[index].T, np.prod(weights[index], axis=0)


def torus_charts(dimension: int, cells: int) -> Products:
    """Hats in charts of the torus of all ``(cos a_i, sin a_i)_i``, each times the indicator of its chart.

    The chart of a circle around the angle c has the coordinate ``sin(a - c)``, which the opposite half shares, and the
    indicator ``clip(2 cos(a - c), 0, 1)``, which is one within 60 degrees and zero on that half. Both are linear in
    the embedding.

    Parameters
    ----------
    dimension : int
        d >= 1; the ambient dimension is 2d.
    cells : int
        Number of cells a side in a chart; nodes at its ends, where the partition of unity is zero, are left out.

    Returns
    -------
    Products
        In the order of `torus_nodes`, with 2d factors each.

    Examples
    --------
    >>> products = torus_charts(1, 2)
    >>> products.directions.shape, products.feature.tolist()  # tangents and normals of four charts
    ((8, 2), [[0, 4], [1, 5], [2, 6], [3, 7]])
    """
    centres = 2 * np.pi * np.arange(CHARTS) / CHARTS
    tangents = np.column_stack([-np.sin(centres), np.cos(centres)])
    normals = np.column_stack([np.cos(centres), np.sin(centres)])
    chart, node = (axis.ravel() for axis in np.meshgrid(np.arange(CHARTS), np.arange(1, cells), indexing="ij"))
    index = np.indices((len(chart),) * dimension).reshape(dimension, -1).T
    first = 2 * CHARTS * np.arange(dimension)  # features of a coordinate: tangents, then normals
    hats = (first + chart[index], np.full(index.shape, cells / (2 * OVERLAP)), cells / 2 - node[index])
    ramps = (first + CHARTS + chart[index], np.full(index.shape, 2.0), np.zeros(index.shape))
    feature, slope, offset = (np.concatenate(pair, axis=1) for pair in zip(hats, ramps, strict=True))
    return Products(
        directions=np.kron(np.eye(dimension), np.concatenate([tangents, normals])),
        feature=feature,
        slope=slope,
        offset=offset,
        ramp=np.repeat([[False, True]], dimension, axis=1).repeat(len(index), axis=0),
    )


def transformer(products: Products, coefficients: Floats) -> Transformer:
    """Network that computes a sum of products on inputs with entries in [-1, 1].

    Parameters
    ----------
    products : Products
    coefficients : array, shape (G,)

    Returns
    -------
    Transformer
        With ``ceil(log2 p) + 3`` blocks, tokens of five entries, and ``O(G p)`` heads.

    Examples
    --------
    >>> from proofs_check.dynamics.relu_attention import forward
    >>> network = transformer(cube_grid(2, 4), np.prod(cube_nodes(2, 4), axis=1))
    >>> network.depth, network.heads, len(network.tokens)
    (4, 102, 55)
    >>> forward(network, [[0.3, 0.9]]).round(9)  # the function x y is multilinear itself
    array([0.27])
    """
    inputs, leaves = products.directions.shape[1], _leaves(products)
    tokens = blank_tokens(leaves[-1, -1] + 2)
    output = len(tokens) - 1
    multiplied = [_multiply(tokens, level) for level in _levels(leaves)]
    return Transformer(
        tokens=tokens,
        inputs=inputs,
        blocks=(
            _spread(tokens, products.directions),
            _factors(tokens, products, leaves),
            *multiplied,
            _sum(tokens, leaves[:, 0], output, coefficients),
        ),
        output=(output, 1),
    )


def values(products: Products, x: Floats) -> Floats:
    """What the network holds of each product before its last block, which sums them.

    Parameters
    ----------
    products : Products
    x : array, shape (batch, D)

    Returns
    -------
    array, shape (batch, G)

    Examples
    --------
    >>> values(cube_grid(1, 2), np.array([[0.1]])).round(9) + 0.0
    array([[0.8, 0.2, 0. ]])
    """
    network = transformer(products, np.zeros(len(products.feature)))
    return np.asarray(hidden(network, x, network.depth - 1)[_leaves(products)[:, 0], 0].T)


def _leaves(products: Products) -> Indices:
    """Tokens of the factors, shape (G, p), after those of inputs and features."""
    features, inputs = products.directions.shape
    shape = products.feature.shape
    return np.asarray(inputs + features + np.arange(math.prod(shape)).reshape(shape), dtype=np.intp)


def _weight(tokens: Floats, largest: float) -> float:
    """Weight of the interaction: twice what is needed where no score of the data exceeds `largest`."""
    return 2 * len(tokens) ** 2 * largest


def _spread(tokens: Floats, directions: Floats) -> Block:
    """Write ``directions @ (x + 1)`` to the features: a score is ``x_j + 1``, which is not negative."""
    feature, source = directions.nonzero()
    values = directions[feature, source][:, None] * SECOND
    readers = directions.shape[1] + feature
    heads = interaction_heads(tokens, readers, source, CONSTANT, FIRST + CONSTANT, values, _weight(tokens, 2.0))
    keep = np.stack([SECOND, -SECOND, FIRST, -FIRST])
    return Block(*heads, inner=keep, outer=np.stack([FIRST - SECOND, SECOND - FIRST, -FIRST, FIRST], axis=1))


def _factors(tokens: Floats, products: Products, leaves: Indices) -> Block:
    """Write every factor to its token.

    All tokens have one feed-forward layer, so a token says by the size of its argument whether it is a hat or a ramp:
    hats are centred at `middle`, and ramps begin at `start`, beyond the hats. All arguments are positive.
    """
    inputs = products.directions.shape[1]
    shifted = products.offset - products.slope * products.directions.sum(axis=1)[products.feature]
    # Of a feature, written with all inputs one too large.
    reach = (
        np.abs(products.slope) * np.abs(products.directions).sum(axis=1)[products.feature] + np.abs(products.offset)
    ).max()
    middle, start = reach + 1, 3 * reach + 2
    shifted = shifted + np.where(products.ramp, start, middle)
    keys = products.slope.ravel()[:, None] * FIRST + shifted.ravel()[:, None] * CONSTANT
    largest = np.abs(products.slope).max() * 2 * np.abs(products.directions).sum(axis=1).max() + np.abs(shifted).max()
    sources = inputs + products.feature.ravel()
    heads = interaction_heads(tokens, leaves.ravel(), sources, CONSTANT, keys, SECOND, _weight(tokens, largest))
    kinks = [SECOND - k * CONSTANT for k in (middle - 1, middle, middle + 1, start, start + 1)]
    hat_and_ramp = [FIRST, -2 * FIRST, FIRST, FIRST, -FIRST]
    return Block(
        *heads,
        inner=np.stack([*kinks, SECOND, FIRST, -FIRST]),
        outer=np.stack([*hat_and_ramp, -SECOND, -FIRST, FIRST], axis=1),
    )


def _levels(leaves: Indices) -> list[Indices]:
    """Tokens of the factors that remain before each level of the tree of products."""
    levels = []
    while leaves.shape[1] > 1:
        levels.append(leaves)
        leaves = leaves[:, ::2]
    return levels


def _multiply(tokens: Floats, factors: Indices) -> Block:
    """Every other factor reads the next one and takes the product; a last one without a partner reads itself."""
    readers, partners = factors[:, ::2], factors[:, 1::2]
    paired = readers[:, : partners.shape[1]]
    alone = readers[:, partners.shape[1] :]
    key = np.repeat([FIRST, CONSTANT], [paired.size, alone.size], axis=0)
    heads = interaction_heads(
        tokens,
        np.concatenate([paired.ravel(), alone.ravel()]),
        np.concatenate([partners.ravel(), alone.ravel()]),
        FIRST,
        key,
        SECOND,
        _weight(tokens, 1.0),
    )
    return Block(*heads, inner=np.stack([SECOND, FIRST]), outer=np.stack([FIRST - SECOND, -FIRST], axis=1))


def _sum(tokens: Floats, sources: Indices, output: int, coefficients: Floats) -> Block:
    """Add every product to the output, times its coefficient."""
    values = np.asarray(coefficients, dtype=float)[:, None] * SECOND
    readers = np.full(len(sources), output)
    heads = interaction_heads(tokens, readers, sources, CONSTANT, FIRST, values, _weight(tokens, 1.0))
    width = tokens.shape[1]
    return Block(*heads, inner=np.zeros((0, width)), outer=np.zeros((width, 0)))
