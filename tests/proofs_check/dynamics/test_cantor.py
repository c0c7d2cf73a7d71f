"""Points of Cantor sets have the moments of Cantor sets, and the nearest sample is the nearest."""

from __future__ import annotations

import numpy as np
import pytest

from proofs_check.dynamics.cantor import cantor_points, nearest_on_cantor


@pytest.mark.parametrize("scale", [2.5, 3.0, 9.0])
def test_moments_are_those_of_self_similarity(scale: float) -> None:
    """Variance and mean distance of two points solve linear equations, since both halves are copies."""
    first, second = cantor_points(20_000, 2, scale, np.random.default_rng(0)).T
    assert first.mean() == pytest.approx(1 / 2, abs=0.015)
    assert first.var() == pytest.approx((scale - 1) / (scale + 1) / 4, rel=0.03)
    assert np.abs(first - second).mean() == pytest.approx((scale - 1) / (2 * scale - 1), rel=0.03)


def test_a_cantor_set_of_two_halves_is_the_interval() -> None:
    points = np.sort(cantor_points(4000, 1, 2.0, np.random.default_rng(0))[:, 0])
    assert np.max(np.abs(points - np.arange(4000) / 4000)) < 0.03


def test_zooming_out_multiplies_distances() -> None:
    """Twice the samples on the set, half of them on each copy, are s times nearer."""
    rng = np.random.default_rng(1)
    few, many = np.mean([nearest_on_cantor(1, 3.0, [32, 64], 200, rng) for _ in range(200)], axis=0)
    assert few / many == pytest.approx(3, rel=0.1)
