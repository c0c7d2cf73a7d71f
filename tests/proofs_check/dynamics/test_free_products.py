"""Equivalents of free products against drawn matrices, exact moments and a one-point oracle."""

from __future__ import annotations

import numpy as np
import pytest

from proofs_check.dynamics.free_products import (
    Diagonal,
    Factor,
    Projector,
    Wishart,
    deep_second_moment,
    drawn_factor,
    matched_ridge,
    two_point,
)

FACTORS = [Projector(0.3), Wishart(0.3), Wishart(2.0)]


def power_law(size: int) -> tuple[Diagonal, np.ndarray]:
    mode = np.arange(1.0, size + 1)
    return Diagonal(1 / mode, np.full(size, 1 / size)), mode**-0.8


@pytest.mark.parametrize("factor", FACTORS)
def test_the_matched_ridge_solves_its_equation(factor: Factor) -> None:
    a, _ = power_law(30)
    kappa = matched_ridge(a, factor, 0.1)
    assert kappa * factor.ratio(a.freedom(kappa)) == pytest.approx(0.1, rel=1e-10)


def test_one_resolvent_of_a_drawn_product_is_that_of_the_fixed_factor() -> None:
    a, _ = power_law(200)
    drawn = [drawn_factor(Projector(0.3), 200, np.random.default_rng(seed)) * a.eigenvalue for seed in range(4)]
    inverse = np.mean([np.diag(np.linalg.inv(0.02 * np.eye(200) + m)) for m in drawn], axis=0)
    kappa = matched_ridge(a, Projector(0.3), 0.02)
    expected = kappa / 0.02 / (kappa + a.eigenvalue)
    assert abs(inverse.sum() / expected.sum() - 1) < 0.005
    assert np.allclose(inverse[:20], expected[:20], rtol=0.2)


def test_two_resolvents_at_different_ridges_need_the_joining_term() -> None:
    size, ridges = 200, (0.05, 0.1)
    a, omega = power_law(size)
    factor, test = Projector(0.3), a.eigenvalue
    values = []
    for seed in range(6):
        m = drawn_factor(factor, size, np.random.default_rng(seed)) * a.eigenvalue
        first, second = (np.linalg.inv(s * np.eye(size) + m) for s in ridges)
        values.append(np.trace((test[:, None] * first * omega) @ second.T) / size)
    left, right = (np.array([matched_ridge(a, factor, s)], dtype=complex) for s in ridges)
    joined, torn = (two_point(a, factor, omega, test, left, right, joined=keep).real[0, 0] for keep in (True, False))
    error = np.std(values, ddof=1) / np.sqrt(6)
    assert abs(np.mean(values) - joined) < 4 * error < abs(joined - torn)


@pytest.mark.parametrize("factor", FACTORS)
@pytest.mark.parametrize("depth", [1, 3, 8])
def test_depth_by_two_resolvents_is_depth_by_one(factor: Factor, depth: int) -> None:
    # M is similar to a symmetric matrix, so the second moment is also a single contour integral of f squared.
    a, omega = power_law(40)
    gamma = 0.7 * depth
    centre, radius, turn = 1.0, 6.0, np.exp(2j * np.pi * (np.arange(4000) + 0.5) / 4000)
    kappa = centre + radius * turn
    kept = 1 / (kappa[:, None] + a.eigenvalue)
    tau = kept @ (a.share * a.eigenvalue)
    z = -kappa * factor.ratio(tau)
    resolvent = kept @ (a.share * a.eigenvalue * omega) / factor.ratio(tau)
    steps = np.roll(z, -1) - np.roll(z, 1)
    once = -np.sum((1 - gamma * z / depth) ** (2 * depth) * resolvent * steps / 2) / (2j * np.pi)
    twice = deep_second_moment(a, factor, omega, a.eigenvalue, gamma, depth)
    assert twice == pytest.approx(abs(once.real), rel=2e-4)


@pytest.mark.parametrize("gamma", [0.5, 1.5])
def test_one_layer_has_the_fourth_moments_of_a_gaussian(gamma: float) -> None:
    # E S X S = X + tr X/rho for a white sample covariance S of great dimension (textbook).
    a, omega, test, rho = (
        Diagonal(np.array([1.0, 0.2]), np.full(2, 0.5)),
        np.array([1.0, 3.0]),
        np.array([0.5, 2.0]),
        0.7,
    )
    mixed = np.mean(a.eigenvalue**2 * omega)
    exact = np.mean(test * omega * (1 - gamma * a.eigenvalue) ** 2) + gamma**2 * mixed * np.mean(test) / rho
    found = deep_second_moment(a, Wishart(rho), omega, test, gamma, 1)
    torn = deep_second_moment(a, Wishart(rho), omega, test, gamma, 1, joined=False)
    assert found == pytest.approx(exact, rel=1e-8)
    assert torn < 0.95 * exact


@pytest.mark.slow
@pytest.mark.parametrize("factor", FACTORS)
@pytest.mark.parametrize("gamma, depth", [(0.8, 1), (1.5, 2), (3.0, 4), (8.0, 8)])
def test_depth_of_drawn_products(factor: Factor, gamma: float, depth: int) -> None:
    size = 200
    a, omega = power_law(size)
    values = []
    for seed in range(8):
        m = drawn_factor(factor, size, np.random.default_rng(seed)) * a.eigenvalue
        deep = np.linalg.matrix_power(np.eye(size) - gamma * m / depth, depth)
        values.append(np.trace((a.eigenvalue[:, None] * deep * omega) @ deep.T) / size)
    expected = deep_second_moment(a, factor, omega, a.eigenvalue, gamma, depth)
    assert abs(np.mean(values) - expected) < 4 * np.std(values, ddof=1) / np.sqrt(8) + 0.01 * expected
