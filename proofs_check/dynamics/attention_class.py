"""The class of ReLU-attention networks with bounded weights: how large, how sensitive, how rich it is.

A block adds to every token ``sum_s relu(<Q h_t, K h_s>) V h_s`` over heads, and then the output of one layer of ReLU
units. Here all blocks share one shape and are given by arrays of weights; `relu_attention` builds networks of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from proofs_check.arrays import Floats

__all__ = ["Shape", "covering_number", "forward", "largest_entry", "uniform_weights"]


@dataclass(frozen=True)
class Shape:
    """Sizes of a network whose blocks are all alike.

    Parameters
    ----------
    layers, tokens, width, heads, units : int
        Blocks, tokens, entries of a token, heads and ReLU units of a block.
    """

    layers: int
    tokens: int = 1
    width: int = 1
    heads: int = 1
    units: int = 1

    @property
    def parameters(self) -> int:
        """Number of weights.

        Examples
        --------
        >>> Shape(layers=1).parameters
        5
        """
        return self.layers * self._per_block

    @property
    def _per_block(self) -> int:
        return 3 * self.heads * self.width**2 + 2 * self.units * self.width


def uniform_weights(shape: Shape, bound: float, count: int, rng: np.random.Generator) -> Floats:
    """Draw weights uniformly between plus and minus a bound, shape (count, parameters).

    Parameters
    ----------
    shape : Shape
    bound : float
        Positive.
    count : int
    rng : numpy.random.Generator

    Returns
    -------
    ndarray, shape (count, shape.parameters)

    Examples
    --------
    >>> uniform_weights(Shape(2), 1.0, 3, np.random.default_rng(0)).shape
    (3, 10)
    """
    return np.asarray(rng.uniform(-bound, bound, (count, shape.parameters)))


def forward(shape: Shape, weights: Floats, tokens: Floats) -> Floats:
    """Entries of all tokens after the last block.

    Parameters
    ----------
    shape : Shape
    weights : array, shape (..., parameters)
        Block by block: queries, keys, values, then the weights into and out of the units.
    tokens : array, shape (..., tokens, width)
        Leading axes broadcast against those of the weights.

    Returns
    -------
    array, shape (..., tokens, width)

    Examples
    --------
    >>> forward(Shape(1), np.ones(5), np.array([[2.0]]))  # (1 + 1)(2 + 2**3)
    array([[20.]])
    """
    m, p, w = shape.heads, shape.width, shape.units
    state = tokens
    for block in np.split(weights, shape.layers, axis=-1):
        maps, units = block[..., : 3 * m * p * p], block[..., 3 * m * p * p :]
        query, key, value = np.moveaxis(maps.reshape(*maps.shape[:-1], 3, m, p, p), -4, 0)
        inner, outer = np.moveaxis(units.reshape(*units.shape[:-1], 2, w, p), -3, 0)
        read = [np.einsum("...mij,...tj->...mti", weight, state) for weight in (query, key, value)]
        scores = np.maximum(np.einsum("...mti,...msi->...mts", read[0], read[1]), 0)
        state = state + np.einsum("...mts,...msi->...ti", scores, read[2])
        active = np.maximum(np.einsum("...wi,...ti->...tw", inner, state), 0)
        state = state + np.einsum("...wi,...tw->...ti", outer, active)
    return np.asarray(state)


def largest_entry(shape: Shape, weights: Floats, size: float) -> Floats:
    """Largest modulus of an entry when every entry of the input is `size`, for each set of weights.

    Parameters
    ----------
    shape : Shape
    weights : ndarray, shape (..., parameters)
        In the order of `forward`.
    size : float

    Returns
    -------
    ndarray, shape (...)

    Examples
    --------
    >>> largest_entry(Shape(1), np.ones((1, 5)), size=2.0)
    array([20.])
    """
    tokens = np.full((shape.tokens, shape.width), size)
    return np.asarray(np.max(np.abs(forward(shape, weights, tokens)), axis=(-2, -1)))


def covering_number(values: Floats, radius: float) -> int:
    """Size of a greedy cover of functions in the largest deviation.

    Every function of the cover is more than the radius away from those before, so the number lies between the least
    covers of radius `radius` and of half of it. Source: textbook (packing and covering).

    Parameters
    ----------
    values : array, shape (functions, points)
        Values of each function.
    radius : float

    Returns
    -------
    int

    Examples
    --------
    >>> covering_number(np.linspace(0, 1, 101)[:, None], radius=0.255)
    4
    """
    left, count = values, 0
    while len(left):
        left = left[np.max(np.abs(left - left[0]), axis=1) > radius]
        count += 1
    return count
