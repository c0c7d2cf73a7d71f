"""Moments of SGD at a constant step against runs of SGD itself and against linear algebra."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofs_check.dynamics.constant_step import NoiseLaw, mean_excess, sampled_excess
from proofs_check.dynamics.spectra import Spectrum

CURVATURES = np.array([1.0, 0.5, 0.2])
START = np.array([1.0, 0.3, 2.0])
QUADRATIC = Spectrum(np.ones(3), CURVATURES, CURVATURES * START)
both = pytest.mark.parametrize("law", ["additive", "one-pass"])


def transition(curvatures: np.ndarray, step: float, law: NoiseLaw) -> np.ndarray:
    """The matrix that a step applies to the squared errors, from the fourth moments of a Gaussian."""
    own = np.diag((1 - step * curvatures) ** 2)
    if law == "additive":
        return own
    return own + step**2 * (np.diag(curvatures**2) + np.outer(curvatures, curvatures))


@both
def test_moments_are_those_of_runs(law: NoiseLaw) -> None:
    exact = mean_excess(QUADRATIC, 0.3, 0.4, 12, law)
    drawn = sampled_excess(QUADRATIC, 0.3, 0.4, 12, 20000, np.random.default_rng(0), law)
    error = drawn.std(axis=0) / np.sqrt(20000)
    assert np.all(np.abs(drawn.mean(axis=0) - exact) <= 4.5 * error + 1e-12)
    wrong = mean_excess(QUADRATIC, 0.3, 0.5, 12, law)
    assert np.any(np.abs(drawn.mean(axis=0) - wrong) > 6 * error)


@both
def test_the_curve_is_that_of_the_powers_of_a_matrix(law: NoiseLaw) -> None:
    matrix = transition(CURVATURES, 0.3, law)
    added = 0.3**2 * 0.4 * (CURVATURES if law == "one-pass" else np.ones(3))
    errors, expected = START, []
    for _ in range(20):
        expected.append(CURVATURES @ errors)
        errors = matrix @ errors + added
    assert mean_excess(QUADRATIC, 0.3, 0.4, 19, law) == pytest.approx(expected, rel=1e-12)
    settled = np.linalg.solve(np.eye(3) - matrix, added)
    assert mean_excess(QUADRATIC, 0.3, 0.4, 600, law)[-1] == pytest.approx(CURVATURES @ settled, rel=1e-9)


@given(st.floats(0.01, 0.5), st.lists(st.floats(0.01, 1.0), min_size=1, max_size=5))
def test_fluctuating_gradients_slow_the_exponential_phase(step: float, curvatures: list[float]) -> None:
    rates = np.array(curvatures)
    problem = Spectrum(np.ones_like(rates), rates, rates)
    steady, fluctuating = (mean_excess(problem, step, 0.0, 10, law) for law in ("additive", "one-pass"))
    assert np.all(fluctuating >= steady * (1 - 1e-12))


def test_without_noise_every_coordinate_shrinks_by_its_own_factor() -> None:
    excess = mean_excess(QUADRATIC, 0.3, 0.0, 5, "additive")
    assert excess[-1] == pytest.approx(CURVATURES @ (START * (1 - 0.3 * CURVATURES) ** 10), rel=1e-12)
