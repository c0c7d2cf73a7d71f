"""The closed-form interpolation error against interpolating drawn functions."""

import itertools

import numpy as np
import pytest

from proofs_check.dynamics.hats import hat_error


def _drawn(smoothness: float, terms: int, x: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    j = np.arange(terms)[:, None]
    phases = rng.uniform(0, 2 * np.pi, (terms, 1))
    return np.asarray(2 + np.sum(2.0 ** (-smoothness * j) * np.cos(2 * np.pi * 2.0**j * x + phases), axis=0) / 4)


def _interpolated(values: np.ndarray, cells: int) -> np.ndarray:
    """Join every (len/cells)-th value by hats along the first axis, periodically."""
    fine = np.arange(len(values)) / len(values)
    nodes = np.append(values[:: len(values) // cells], values[:1])
    return np.interp(fine, np.arange(cells + 1) / cells, nodes)


@pytest.mark.parametrize("smoothness", [0.5, 1.0, 1.5])
def test_error_on_a_line_is_that_of_drawn_functions(smoothness: float) -> None:
    rng, octave = np.random.default_rng(0), 3
    x = np.arange(2**15) / 2**15
    errors = []
    for _ in range(30):
        f = _drawn(smoothness, 13, x, rng)
        errors.append(np.mean((f - _interpolated(f, 2**octave)) ** 2))
    spread = np.std(errors) / np.sqrt(len(errors))
    assert hat_error(smoothness, 1, octave) == pytest.approx(np.mean(errors), abs=4 * spread)


def test_error_in_the_plane_is_that_of_drawn_products() -> None:
    rng, octave, smoothness = np.random.default_rng(1), 2, 1.5
    x = np.arange(2**9) / 2**9
    errors = []
    for _ in range(100):
        f, g = _drawn(smoothness, 8, x, rng), _drawn(smoothness, 8, x, rng)
        product = np.outer(f, g)
        joined = np.outer(_interpolated(f, 2**octave), _interpolated(g, 2**octave))
        errors.append(np.mean((product - joined) ** 2))
    spread = np.std(errors) / np.sqrt(len(errors))
    assert hat_error(smoothness, 2, octave) == pytest.approx(np.mean(errors), abs=4 * spread)


@pytest.mark.parametrize("dimension", [1, 2, 3])
def test_more_cells_never_hurt(dimension: int) -> None:
    errors = [hat_error(0.5, dimension, p) for p in range(12)]
    assert all(a > b > 0 for a, b in itertools.pairwise(errors))
