"""Extrapolation to infinite size is exact on straight lines and honest about curvature."""

from __future__ import annotations

import numpy as np
import pytest

from proofs_check.dynamics.finite_size import straight_line, to_infinite_size


def test_a_bias_of_first_order_is_removed() -> None:
    sizes = np.array([10.0, 20.0, 40.0, 80.0])
    value, uncertainty = to_infinite_size(sizes, 2 + 3 / sizes, np.full(4, 1e-6))
    assert value == pytest.approx(2, abs=1e-9)
    assert uncertainty < 1e-5


def test_a_bias_of_second_order_shows_in_the_uncertainty() -> None:
    sizes = np.array([10.0, 20.0, 40.0, 80.0])
    value, uncertainty = to_infinite_size(sizes, 2 + 30 / sizes**2, np.full(4, 1e-6))
    assert abs(value - 2) < 3 * uncertainty


def test_the_uncertainty_covers_noise() -> None:
    rng, sizes, error = np.random.default_rng(1), np.array([10.0, 20.0, 40.0]), 0.01
    pulls = []
    for _ in range(400):
        value, uncertainty = to_infinite_size(sizes, 1 + 1 / sizes + rng.normal(0, error, 3), np.full(3, error))
        pulls.append((value - 1) / uncertainty)
    assert np.mean(np.abs(pulls) < 2) > 0.9


def test_the_line_is_the_one_of_numpy() -> None:
    rng = np.random.default_rng(2)
    x, y, errors = np.geomspace(1, 1e-6, 6), rng.normal(size=6), rng.uniform(0.1, 2, 6)
    expected, covariance = np.polyfit(x, y, 1, w=1 / errors, cov="unscaled")
    without = np.polyfit(x[1:], y[1:], 1, w=1 / errors[1:])
    line = straight_line(x, y, np.diag(errors**2))
    for found, at in ((line.slope, 0), (line.intercept, 1)):
        assert found == pytest.approx((expected[at], covariance[at, at] ** 0.5, expected[at] - without[at]), rel=1e-9)


def test_the_standard_error_sees_what_points_share() -> None:
    shared = straight_line([3.0, 2.0, 1.0], [1.0, 1.0, 1.0], np.eye(3) + 0.99 * (np.ones((3, 3)) - np.eye(3)))
    alone = straight_line([3.0, 2.0, 1.0], [1.0, 1.0, 1.0], np.eye(3))
    assert shared.slope.error == pytest.approx(0.1 * alone.slope.error)  # what all share moves the line up and down
