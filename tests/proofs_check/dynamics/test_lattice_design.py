"""Regression on a lattice against closed class sums and plain linear algebra."""

import numpy as np
import pytest

from proofs_check.dynamics.lattice_design import alias_sums, lattice_regression
from theory.errors import TheoryError


@pytest.mark.parametrize("side", [2, 6, 40])
def test_class_sums_on_the_circle_are_hyperbolic(side: int) -> None:
    angle = 2 * np.pi / side
    residues = np.arange(side // 2 + 1)
    exact = np.pi / side * np.sinh(angle) / (np.cosh(angle) - np.cos(angle * residues))
    np.testing.assert_allclose(alias_sums(1.0, 1, side), exact, rtol=1e-12)


def test_class_sums_in_the_plane_add_up_term_by_term() -> None:
    side, power = 6, 4.0
    steps = side * np.arange(-60, 61)
    for residues in ((0, 0), (1, 3), (2, 2)):
        x, y = (c + steps for c in residues)
        exact = np.sum((1.0 + x[:, None] ** 2 + y[None, :] ** 2) ** -power)
        assert alias_sums(power, 2, side)[residues] == pytest.approx(exact, rel=1e-10)


def test_large_residues_keep_their_relative_precision() -> None:
    side, power = 1024, 4.0
    steps = side * np.arange(-20, 21)
    exact = [np.sum((1.0 + (c + steps) ** 2) ** -power) for c in range(side // 2 + 1)]
    np.testing.assert_allclose(alias_sums(power, 1, side), exact, rtol=1e-10)


@pytest.mark.parametrize("noise", [0.0, 0.3])
def test_risk_is_the_posterior_variance_of_plain_regression(noise: float) -> None:
    side, smoothness = 8, 1.5
    modes = np.arange(-3000, 3001)
    variances = (1.0 + modes**2) ** -(smoothness + 0.5)

    def kernel(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.array([[variances @ np.cos(modes * (a - b)) for b in y] for a in x])

    points = 2 * np.pi * np.arange(side) / side
    # The posterior variance has the period of the lattice, so one cell suffices.
    fresh = 2 * np.pi / side * (np.arange(64) + 0.5) / 64
    cross = kernel(fresh, points)
    gram = kernel(points, points) + noise * np.eye(side)
    posterior = variances.sum() - np.sum(cross * np.linalg.solve(gram, cross.T).T, axis=1)
    assert lattice_regression(smoothness, 1, side).risk(noise) == pytest.approx(posterior.mean(), rel=1e-6)


@pytest.mark.parametrize("dimension", [1, 2, 3])
def test_doubling_noise_doubles_the_risk(dimension: int) -> None:
    design = lattice_regression(0.5, dimension, 12)
    assert design.risk(design.doubling_noise()) == pytest.approx(2 * design.risk(), rel=1e-9)


@pytest.mark.parametrize("power, side", [(1.0, 5), (1.0, 0), (0.5, 4)])
def test_odd_sides_and_divergent_sums_are_refused(power: float, side: int) -> None:
    with pytest.raises(TheoryError, match="need an even side"):
        alias_sums(power, 1, side)
