"""Along a synchronised path descent has an exponential phase, then a power law."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import lambertw

from proofs_check.dynamics.descent import Regression, simulated
from proofs_check.dynamics.paths import Path, crossing, follow, scales, threshold
from theory.errors import TheoryError


def test_compute_is_width_times_samples_times_steps() -> None:
    path = Path(exponents=(3, 1, 2), prefactors=(4, 8, 2))
    assert path.compute(5) == np.prod([float(s) for s in path.sizes(5)]) == 4 * 8 * 2 * 5.0**6


def test_scales_are_whole_and_increase() -> None:
    assert scales(1, 10, 30) == tuple(range(1, 11))


def test_the_path_follows_explicit_descent() -> None:
    """Every input, label and random feature drawn, at a scale small enough to do so."""
    problem, path = Regression.geometric(3, 6.0, noise=0.16), Path((1, 1, 1), (3, 8, 2))
    rng = np.random.default_rng(0)
    found = follow(problem, path, (6,), 4000, rng)
    width, samples, steps = path.sizes(6)
    explicit = np.array([simulated(problem, samples, steps, rng, width=width)[-1] for _ in range(2000)])
    risk, error = found.risk.mean(), np.hypot(found.risk.std() / np.sqrt(4000), explicit.std() / np.sqrt(2000))
    assert abs(risk - explicit.mean()) < 4 * error


def test_late_risk_is_that_of_least_squares() -> None:
    problem, path = Regression.geometric(4, 5.0, noise=0.25), Path((2, 1, 2), (4, 8, 1))
    found = follow(problem, path, (200,), 400, np.random.default_rng(1))
    samples = path.sizes(200)[1]
    assert found.risk.mean() == pytest.approx(0.25 * 4 / (samples - 5), abs=4 * found.risk.std() / 20)


def test_early_decay_is_that_of_the_slowest_direction() -> None:
    problem, path = Regression.geometric(4, 5.0, noise=0.0), Path((1, 1, 1), (1, 1, 1))
    found = follow(problem, path, (10**8,), 20, np.random.default_rng(2))
    assert found.decay.mean() / 10**8 == pytest.approx(-2 * np.log(0.8), rel=1e-4)


def test_crossing_takes_the_last_of_several() -> None:
    x = np.linspace(0, 10, 200)
    assert crossing(x, np.cos(x), np.zeros(200)) == pytest.approx(2.5 * np.pi, abs=1e-4)


def test_curves_that_do_not_cross_are_refused() -> None:
    with pytest.raises(TheoryError, match="widen"):
        crossing(np.arange(5.0), np.ones(5), np.zeros(5))


def test_threshold_solves_the_balance_of_the_population() -> None:
    rate = -2 * np.log(1 - 1 / 12)
    expected = -lambertw(-rate * 0.25, -1).real / rate
    assert threshold(12.0, 1.0, 0.25, ratio=1e6, until=50, runs=50, seed=3).steps == pytest.approx(expected, rel=1e-3)
