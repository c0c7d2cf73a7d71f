"""Geometry of the embedding, and eigenvalues against Fourier transforms on a grid."""

import itertools

import numpy as np
import pytest
from scipy.special import gamma, kv

from proofs_check.dynamics.torus_kernel import embed, matern, mirrored, ordered_eigenvalues, torus_eigenvalues
from theory.errors import TheoryError


def _kernel_on_grid(smoothness: float, dimension: int, harmonics: int, grid: int) -> np.ndarray:
    angle = 2 * np.pi * np.arange(grid) / grid
    angles = np.stack(np.meshgrid(*[angle] * dimension, indexing="ij"), axis=-1).reshape(-1, dimension)
    points = embed(angles, harmonics)
    return matern(np.linalg.norm(points - points[0], axis=1), smoothness).reshape((grid,) * dimension)


@pytest.mark.parametrize("harmonics", [1, 2, 5])
def test_embedding_is_isometric(harmonics: int) -> None:
    rng = np.random.default_rng(0)
    start, step = rng.uniform(0, 6, (10, 3)), 1e-4 * rng.standard_normal((10, 3))
    moved = np.linalg.norm(embed(start + step, harmonics) - embed(start, harmonics), axis=1)
    np.testing.assert_allclose(moved, np.linalg.norm(step, axis=1), rtol=1e-5)
    assert embed(start, harmonics).shape == (10, 6 * harmonics)


@pytest.mark.parametrize("smoothness", [0.5, 1.5])
def test_matern_kernel_is_its_bessel_form(smoothness: float) -> None:
    r = np.linspace(0.01, 5, 30)
    z = np.sqrt(2 * smoothness) * r
    exact = 2 ** (1 - smoothness) / gamma(smoothness) * z**smoothness * kv(smoothness, z)
    np.testing.assert_allclose(matern(r, smoothness), exact, rtol=1e-12)


def test_other_smoothness_is_refused() -> None:
    with pytest.raises(TheoryError, match="1/2 and 3/2 only"):
        matern(np.ones(1), 1.0)


@pytest.mark.parametrize("harmonics", [1, 3])
@pytest.mark.parametrize("smoothness, tolerance", [(0.5, 1e-5), (1.5, 1e-9)])
def test_eigenvalues_on_the_circle_are_fourier_coefficients(
    smoothness: float, tolerance: float, harmonics: int
) -> None:
    grid = 2**16  # what the grid adds to coefficient k by aliasing is of order (k/grid)**(2 nu + 1)
    exact = np.fft.rfft(_kernel_on_grid(smoothness, 1, harmonics, grid)).real[:41] / grid
    np.testing.assert_allclose(torus_eigenvalues(smoothness, 1, harmonics, 40), exact, rtol=tolerance)


@pytest.mark.parametrize("dimension, grid, cutoff", [(2, 512, 6), (3, 64, 3)])
def test_eigenvalues_in_more_dimensions_are_fourier_coefficients(dimension: int, grid: int, cutoff: int) -> None:
    exact = np.fft.fftn(_kernel_on_grid(1.5, dimension, 2, grid)).real / grid**dimension
    box = (slice(cutoff + 1),) * dimension
    np.testing.assert_allclose(torus_eigenvalues(1.5, dimension, 2, cutoff), exact[box], rtol=1e-4)


@pytest.mark.parametrize("dimension", [1, 2, 3])
def test_eigenvalues_add_up_to_the_variance(dimension: int) -> None:
    cutoff = {1: 500, 2: 100, 3: 30}[dimension]
    total = np.sum(torus_eigenvalues(1.5, dimension, 1, cutoff) * mirrored(dimension, cutoff))
    assert 0.995 < total < 1


def test_ordering_misses_no_mode() -> None:
    cutoff = 12
    table = torus_eigenvalues(0.5, 2, 1, cutoff)
    every = [table[abs(k), abs(m)] for k, m in itertools.product(range(-cutoff, cutoff + 1), repeat=2)]
    ranked = np.sort(every)[::-1]
    for index, value in zip(*ordered_eigenvalues(table), strict=True):
        assert ranked[int(index)] == pytest.approx(value, rel=1e-12)
