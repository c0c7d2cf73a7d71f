"""Extrapolation to infinite size is exact on straight lines and honest about curvature."""

from __future__ import annotations

import numpy as np
import pytest

from proofs_check.dynamics.finite_size import to_infinite_size


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
