"""Moments of SGD at a constant step against runs of SGD itself and against linear algebra."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from proofs_check.dynamics.constant_step import Noise, mean_errors, sampled_errors, transition

CURVATURES = np.array([1.0, 0.5, 0.2])
START = np.array([1.0, 0.3, 2.0])
both = pytest.mark.parametrize("noise", ["additive", "one-pass"])


@both
def test_moments_are_those_of_runs(noise: Noise) -> None:
    exact = mean_errors(START, CURVATURES, 0.3, 0.4, 12, noise)
    drawn = sampled_errors(START, CURVATURES, 0.3, 0.4, 12, 20000, np.random.default_rng(0), noise)
    error = drawn.std(axis=0) / np.sqrt(20000)
    assert np.all(np.abs(drawn.mean(axis=0) - exact) <= 4.5 * error + 1e-12)
    wrong = mean_errors(START, CURVATURES, 0.3, 0.5, 12, noise)
    assert np.any(np.abs(drawn.mean(axis=0) - wrong) > 6 * error)


@both
def test_the_floor_is_where_a_step_changes_nothing(noise: Noise) -> None:
    added = 0.3**2 * 0.4 * (CURVATURES if noise == "one-pass" else np.ones(3))
    settled = np.linalg.solve(np.eye(3) - transition(CURVATURES, 0.3, noise), added)
    assert mean_errors(START, CURVATURES, 0.3, 0.4, 600, noise)[-1] == pytest.approx(settled, rel=1e-9)


@given(st.floats(0.01, 0.5), st.lists(st.floats(0.01, 1.0), min_size=1, max_size=5))
def test_fluctuating_gradients_slow_the_exponential_phase(step: float, curvatures: list[float]) -> None:
    rates = np.array(curvatures)
    steady, fluctuating = (
        np.linalg.eigvalsh(transition(rates, step, noise)).max() for noise in ("additive", "one-pass")
    )
    assert fluctuating >= steady - 1e-12


def test_without_noise_every_coordinate_shrinks_by_its_own_factor() -> None:
    errors = mean_errors(START, CURVATURES, 0.3, 0.0, 5, "additive")
    assert errors[-1] == pytest.approx(START * (1 - 0.3 * CURVATURES) ** 10, rel=1e-12)
