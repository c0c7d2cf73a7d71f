"""The constructed transformer computes piecewise multilinear interpolation, on the cube and in charts of the torus."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.interpolate import RegularGridInterpolator

from proofs_check.dynamics.hats import hat_error
from proofs_check.dynamics.relu_attention import attend, forward, hidden
from proofs_check.dynamics.relu_attention_grid import (
    cube_grid,
    cube_nodes,
    torus_charts,
    torus_nodes,
    transformer,
    values,
)


@settings(max_examples=20, deadline=None)
@given(
    size=st.sampled_from([(1, 1), (1, 20), (2, 1), (2, 6), (3, 3), (4, 1)]),
    seed=st.integers(0, 10**6),
)
def test_forward_pass_is_multilinear_interpolation(size: tuple[int, int], seed: int) -> None:
    (dimension, cells), rng = size, np.random.default_rng(seed)
    f = rng.standard_normal((cells + 1,) * dimension)
    x = np.concatenate([rng.uniform(size=(20, dimension)), cube_nodes(dimension, cells)[:5]])
    axes = [np.arange(cells + 1) / cells] * dimension
    found = forward(transformer(cube_grid(dimension, cells), f.ravel()), x)
    assert found == pytest.approx(RegularGridInterpolator(axes, f)(x), abs=1e-7)


@pytest.mark.parametrize("dimension, cells", [(1, 4), (2, 2)])
def test_scores_left_out_are_zero_in_every_block(dimension: int, cells: int) -> None:
    network = transformer(cube_grid(dimension, cells), np.arange((cells + 1.0) ** dimension))
    x = np.random.default_rng(0).uniform(size=(4, dimension))
    for depth, block in enumerate(network.blocks):
        state = hidden(network, x, depth)
        assert attend(block, state) == pytest.approx(attend(block, state, every=True), abs=1e-9)


@settings(max_examples=20, deadline=None)
@given(factors=st.integers(1, 40))
def test_depth_is_that_of_a_binary_tree(factors: int) -> None:
    products = cube_grid(1, 1)
    repeated = type(products)(
        products.directions,
        *(
            np.repeat(part[1:], factors, axis=1)
            for part in (products.feature, products.slope, products.offset, products.ramp)
        ),
    )
    network = transformer(repeated, np.ones(1))
    assert network.depth == math.ceil(math.log2(factors)) + 3
    assert forward(network, [[0.9]]) == pytest.approx(0.9**factors, abs=1e-7)


def test_sizes_of_the_network_are_those_of_its_grid() -> None:
    """Inputs to features, then a factor for each axis, a product of two, and a summand for each of 25 nodes."""
    network = transformer(cube_grid(2, 4), np.zeros(25))
    assert [block.heads for block in network.blocks] == [2, 50, 25, 25]
    assert len(network.tokens) == 2 + 2 + 50 + 1
    assert {block.inner.shape[0] for block in network.blocks} == {4, 8, 2, 0}


def test_depth_does_not_depend_on_the_grid() -> None:
    assert {transformer(cube_grid(3, n), np.zeros((n + 1) ** 3)).depth for n in (1, 2, 3)} == {5}


def test_weights_grow_with_the_square_of_the_length() -> None:
    for cells in (4, 40):
        network = transformer(cube_grid(1, cells), np.ones(cells + 1))
        largest = np.abs(network.blocks[-1].query).max()
        assert largest == pytest.approx(2 * len(network.tokens) ** 2, rel=1e-9)


@pytest.mark.parametrize("smoothness", [0.5, 0.9])
def test_error_on_weierstrass_functions_is_the_closed_form(smoothness: float) -> None:
    """On grids finer by powers of two, averaged over phases."""
    rng, octave = np.random.default_rng(0), 3
    j = np.arange(24)
    products = cube_grid(1, 2**octave)
    nodes, x = cube_nodes(1, 2**octave), rng.uniform(size=(400, 1))
    held, errors = values(products, x), []
    for _ in range(400):
        phases = rng.uniform(0, 2 * np.pi, 24)

        def f(at: np.ndarray, phases: np.ndarray = phases) -> np.ndarray:
            return np.asarray(2 + np.cos(2 * np.pi * 2.0**j * at + phases) @ 2.0 ** (-smoothness * j) / 4)

        errors.append(np.mean((held @ f(nodes) - f(x)) ** 2))
    spread = np.std(errors) / np.sqrt(len(errors))
    assert np.mean(errors) == pytest.approx(hat_error(smoothness, 1, octave), abs=4 * spread)
    assert 4 * spread < 0.12 * np.mean(errors)


def _partition(angle: float) -> float:
    return math.sin(math.pi / 2 * min(max(2 - 6 * abs(angle) / math.pi, 0), 1)) ** 2


def _in_charts(f: np.ndarray, angles: np.ndarray, cells: int) -> float:
    """Sum over charts of the interpolant of f times the partition of unity, on the half circle around each."""
    side = np.sin(np.pi / 3)
    grid = np.linspace(-side, side, cells + 1)
    total = 0.0
    for charts in itertools.product(range(4), repeat=len(angles)):
        local = np.array(
            [math.remainder(a - c * math.pi / 2, 2 * math.pi) for a, c in zip(angles, charts, strict=True)]
        )
        if np.any(np.abs(local) > np.pi / 3):
            continue
        weights = np.array([_partition(math.asin(y)) for y in grid])
        table = f
        for c in charts:
            table = table[c]
        product = table * np.prod(np.stack(np.meshgrid(*[weights] * len(angles), indexing="ij")), axis=0)
        total += float(RegularGridInterpolator([grid] * len(angles), product)(np.sin(local))[0])
    return total


@pytest.mark.parametrize("dimension, cells", [(1, 2), (1, 7), (2, 3)])
def test_torus_network_is_interpolation_in_charts(dimension: int, cells: int) -> None:
    rng = np.random.default_rng(1)
    # Values of the target on every chart's grid, charts first; at the ends of a chart they do not matter.
    f = rng.standard_normal((4,) * dimension + (cells + 1,) * dimension)
    inner = f[(..., *[slice(1, -1)] * dimension)]
    order = [axis for i in range(dimension) for axis in (i, dimension + i)]
    coefficients = np.transpose(inner, order).reshape(-1) * torus_nodes(dimension, cells)[1]
    angles = rng.uniform(0, 2 * np.pi, (12, dimension))
    x = np.stack([np.cos(angles), np.sin(angles)], axis=-1).reshape(len(angles), -1)
    found = forward(transformer(torus_charts(dimension, cells), coefficients), x)
    assert found == pytest.approx([_in_charts(f, a, cells) for a in angles], abs=1e-7)


def test_torus_network_reproduces_a_smooth_function() -> None:
    angles, weights = torus_nodes(1, 40)
    network = transformer(torus_charts(1, 40), np.sin(angles[:, 0]) * weights)
    at = np.linspace(0, 2 * np.pi, 50)
    assert forward(network, np.column_stack([np.cos(at), np.sin(at)])) == pytest.approx(np.sin(at), abs=0.02)
