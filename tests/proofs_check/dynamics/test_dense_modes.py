"""The joint risk on dense modes against its incomplete gamma function, and its allocations against each other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import gamma, gammaincc

from proofs_check.dynamics.dense_modes import joint_risk, least_risk


def legs(a: float, s: float, modes: float, time: float) -> tuple[float, float]:
    return modes**-s / s, gamma(s / a) / a * (2 * time) ** (-s / a)


@given(st.floats(1.1, 4), st.floats(0.2, 2), st.floats(1, 1e8), st.floats(1, 1e8))
def test_the_joint_risk_is_an_incomplete_gamma_function(a: float, s: float, modes: float, time: float) -> None:
    beyond, unlearned = legs(a, s, modes, time)
    exact = beyond + unlearned * gammaincc(s / a, 2 * time * modes**-a)
    assert joint_risk(a, s, modes, time) == pytest.approx(exact, rel=1e-7)


@given(st.floats(1.1, 4), st.floats(0.2, 2), st.floats(1, 1e8), st.floats(1, 1e8))
def test_the_joint_risk_lies_between_the_largest_leg_and_their_sum(
    a: float, s: float, modes: float, time: float
) -> None:
    both = legs(a, s, modes, time)
    assert max(both) * (1 - 1e-8) <= joint_risk(a, s, modes, time) <= sum(both) * (1 + 1e-8)


def test_no_allocation_on_a_grid_beats_the_least_risk() -> None:
    risk, modes = least_risk(2.0, 0.5, 1e8)
    tried = [joint_risk(2.0, 0.5, n, 1e8 / n) for n in modes * np.geomspace(0.1, 10, 60)]
    assert risk <= min(tried) * (1 + 1e-9)


def test_the_least_risk_is_a_pure_power_of_the_budget() -> None:
    risks = [least_risk(2.0, 0.5, budget).risk for budget in (1e6, 1e9, 1e12)]
    assert np.diff(np.log(risks)) / np.log(1e3) == pytest.approx([-1 / 6, -1 / 6], abs=1e-5)
