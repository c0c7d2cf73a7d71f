"""Extrapolation of ratios on planted data."""

import numpy as np
import pytest

from proofs_check.papers.havrilla2024._ratios import limit_of
from theory.records import Instance

AT = Instance.of(d=1)
X = np.array([0.4, 0.2, 0.1, 0.05])


def test_an_exact_line_gives_its_intercept() -> None:
    found = limit_of(AT, X, 1 + 0.3 * X, 1e-6 * np.eye(4), 10, small="x")
    assert found.value == pytest.approx(1, abs=1e-12)
    assert found.size == pytest.approx(20)


def test_the_uncertainty_covers_planted_limits() -> None:
    rng = np.random.default_rng(0)
    shared = 1e-4 * (np.eye(4) + 0.5)
    root = np.linalg.cholesky(shared)
    far = 0
    for _ in range(300):
        found = limit_of(AT, X, 1 - 0.2 * X + root @ rng.standard_normal(4), shared, 30, small="x")
        far += abs(found.value - 1) > 3 * found.uncertainty
    assert far <= 3


def test_curvature_widens_the_uncertainty() -> None:
    bent = limit_of(AT, X, 1 + 0.3 * X + X**2, 1e-10 * np.eye(4), 30, small="x")
    assert abs(bent.value - 1) < 3 * bent.uncertainty
    assert bent.uncertainty > 1e-3


def test_few_repeats_widen_the_uncertainty() -> None:
    few, many = (limit_of(AT, X, 1 + X, 1e-4 * np.eye(4), repeats, small="x").uncertainty for repeats in (5, 100))
    assert few > 1.5 * many
