"""Laws on a wall are read off with the logarithm, whatever its unit, and doubts show."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofs_check.walls import law_on_wall
from theory.records import Instance

SIZES = np.geomspace(1e4, 1e10, 24)
HERE = Instance.of(nu=2)


@settings(max_examples=20)
@given(st.floats(0.5, 3), st.floats(-4, -0.5), st.floats(0.5, 2), st.floats(0.1, 100))
def test_planted_laws_are_found(constant: float, slope: float, log: float, unit: float) -> None:
    found = law_on_wall(HERE, SIZES, constant * SIZES**slope * np.log(SIZES / unit) ** log)
    assert [e.value for e in found] == pytest.approx([constant, slope, log], rel=1e-3)


def test_a_pure_power_has_no_logarithm() -> None:
    _, slope, log = law_on_wall(HERE, SIZES, SIZES**-1.5)
    assert slope.value == pytest.approx(-1.5, abs=1e-6) and log.value == pytest.approx(0, abs=1e-5)


def test_a_curve_that_is_no_such_law_is_uncertain() -> None:
    _, _, log = law_on_wall(HERE, SIZES, SIZES**-1.5 * np.log(SIZES) * (1 + 30 * SIZES**-0.25))
    assert abs(log.value - 1) < 3 * log.uncertainty and log.uncertainty > 0.03
