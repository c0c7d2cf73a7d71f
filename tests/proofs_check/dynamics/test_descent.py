"""Sampled gradient descent: the fast evaluation agrees with explicit runs and with exact moments."""

from __future__ import annotations

import numpy as np
import pytest

from proofs_check.dynamics.descent import Regression, bartlett, excess_risk, simulated
from theory.errors import TheoryError


def test_bartlett_factors_have_the_moments_of_wishart_matrices() -> None:
    factors = bartlett(12, 3, runs=40000, rng=np.random.default_rng(0))
    drawn = factors @ np.swapaxes(factors, 1, 2)
    assert drawn.mean(axis=0) == pytest.approx(np.eye(3), abs=0.01)
    # E W^-1 = I n/(n - d - 1), textbook.
    assert np.linalg.inv(drawn).mean(axis=0) == pytest.approx(np.eye(3) * 12 / 8, abs=0.04)


def test_too_few_vectors_are_refused() -> None:
    with pytest.raises(TheoryError, match="at least as many"):
        bartlett(2, 3, runs=1, rng=np.random.default_rng(0))


@pytest.mark.parametrize("width", [None, 12])
@pytest.mark.parametrize("steps", [1, 7, 60])
def test_fast_evaluation_is_the_mean_of_explicit_runs(width: int | None, steps: int) -> None:
    problem = Regression.geometric(dimension=3, condition=5.0, noise=0.49)
    rng = np.random.default_rng(1)
    fast = excess_risk(problem, 25, steps, 4000, rng, width=width, step=0.3).total
    explicit = np.array([simulated(problem, 25, steps, rng, width=width, step=0.3)[-1] for _ in range(800)])
    error = np.hypot(fast.std() / np.sqrt(len(fast)), explicit.std() / np.sqrt(len(explicit)))
    assert abs(fast.mean() - explicit.mean()) < 4 * error


def test_converged_descent_has_the_exact_variance_of_least_squares() -> None:
    problem = Regression.geometric(dimension=4, condition=3.0, noise=0.25)
    drawn = excess_risk(problem, 30, 5000, 20000, np.random.default_rng(2), step=0.5)
    assert drawn.total == pytest.approx(drawn.floor, rel=1e-9)
    assert drawn.floor.mean() == pytest.approx(0.25 * 4 / (30 - 4 - 1), rel=0.02)


def test_width_changes_the_path_but_not_the_converged_risk() -> None:
    problem = Regression.geometric(dimension=3, condition=4.0, noise=0.25)
    drawn = excess_risk(problem, 40, 20000, 4000, np.random.default_rng(3), width=9, step=0.25)
    assert drawn.floor.mean() == pytest.approx(0.25 * 3 / (40 - 3 - 1), rel=0.03)


def test_two_phases_at_a_fixed_sample_size() -> None:
    """Early: the population's slowest direction. Late: a plateau from label noise."""
    problem = Regression.geometric(dimension=5, condition=10.0, noise=1e-8)
    rng = np.random.default_rng(4)
    early = [np.mean(excess_risk(problem, 10**6, t, 50, rng).log_bias) for t in (20, 40)]
    assert (early[1] - early[0]) / 20 == pytest.approx(2 * np.log(0.9), rel=1e-2)
    late = excess_risk(problem, 10**6, 1000, 50, rng).total.mean()
    assert late == pytest.approx(1e-8 * 5 / 10**6, rel=1e-2)


def test_bias_below_the_smallest_float_keeps_its_logarithm() -> None:
    problem = Regression.geometric(dimension=2, condition=2.0, noise=0.0)
    drawn = excess_risk(problem, 10**12, 10**5, 1, np.random.default_rng(5))
    assert drawn.log_bias[0] == pytest.approx(2e5 * np.log(0.5), rel=1e-4)


def test_no_draw_diverges() -> None:
    """A quarter of these samples has an eigenvalue above twice the population's largest."""
    problem = Regression.geometric(dimension=4, condition=5.0, noise=0.25)
    drawn = excess_risk(problem, 6, 1000, 20000, np.random.default_rng(6), width=40)
    assert drawn.log_bias.max() < 5
    assert np.all(drawn.variance <= drawn.floor)
