"""Targets of exact smoothness: their Hoelder constants, and errors of linear methods on them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.interpolate import RegularGridInterpolator

from proofs_check.dynamics.hoelder import brownian_error, hardest_to_interpolate
from proofs_check.dynamics.relu_attention_grid import cube_nodes

SMOOTHNESS = st.sampled_from([0.25, 0.5, 1.0])


@settings(max_examples=25, deadline=None)
@given(smoothness=SMOOTHNESS, dimension=st.integers(1, 3), cells=st.integers(1, 4), seed=st.integers(0, 10**6))
def test_hardest_function_has_hoelder_constant_one(smoothness: float, dimension: int, cells: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    nodes = cube_nodes(dimension, cells)
    corner = rng.integers(cells, size=dimension) / cells
    a, b = rng.uniform(size=(2, 20, dimension))
    f = [hardest_to_interpolate(x, nodes, corner, cells, smoothness) for x in (a, b)]
    assert np.all(np.abs(f[0] - f[1]) <= np.linalg.norm(a - b, axis=1) ** smoothness + 1e-12)


@settings(max_examples=25, deadline=None)
@given(smoothness=SMOOTHNESS, dimension=st.integers(1, 3), cells=st.integers(1, 4), seed=st.integers(0, 10**6))
def test_no_function_is_missed_by_more_than_the_bound(smoothness: float, dimension: int, cells: int, seed: int) -> None:
    """Sums of random powers of distances, divided by their Hoelder constants."""
    rng = np.random.default_rng(seed)
    centres, signs = rng.uniform(size=(4, dimension)), rng.choice([-1, 1], 4)

    def f(x: np.ndarray) -> np.ndarray:
        distances = np.linalg.norm(x[:, None] - centres, axis=2)
        return np.asarray(distances**smoothness @ signs / 4)

    axes = [np.arange(cells + 1) / cells] * dimension
    table = f(cube_nodes(dimension, cells)).reshape((cells + 1,) * dimension)
    x = rng.uniform(size=(200, dimension))
    missed = np.abs(RegularGridInterpolator(axes, table)(x) - f(x))
    assert missed.max() <= (np.sqrt(dimension) / (2 * cells)) ** smoothness


def test_error_on_fractional_brownian_fields_is_that_of_drawn_ones() -> None:
    rng = np.random.default_rng(0)
    nodes, x = rng.uniform(size=(3, 2)), rng.uniform(size=(4, 2))
    weights = rng.uniform(size=(4, 3))
    points = np.concatenate([nodes, x])
    lengths = np.linalg.norm(points, axis=1) ** 1.5
    covariance = (lengths[:, None] + lengths - np.linalg.norm(points[:, None] - points, axis=2) ** 1.5) / 2
    drawn = rng.multivariate_normal(np.zeros(7), covariance, 20000)
    errors = np.mean((drawn[:, 3:] - drawn[:, :3] @ weights.T) ** 2, axis=1)
    spread = np.std(errors) / np.sqrt(len(errors))
    assert brownian_error(0.75, x, nodes, weights) == pytest.approx(errors.mean(), abs=4 * spread)
