"""Estimators of power laws: they recover synthetic laws, and their uncertainties cover."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofs_check.measure import combined, extrapolated, line

slopes = st.floats(-3, 2).filter(lambda s: abs(s) > 0.05)
constants = st.floats(-8, 8).map(np.exp)


@given(slopes, constants)
@settings(max_examples=20)
def test_a_pure_law_is_recovered_exactly(slope: float, constant: float) -> None:
    x = np.geomspace(10, 1e5, 15)
    for law in (line(x, constant * x**slope), extrapolated(x, constant * x**slope)):
        assert law.slope == pytest.approx(slope, abs=1e-7)
        assert law.constant == pytest.approx(constant, rel=1e-6)


@settings(max_examples=20)
@given(slopes, constants, st.floats(-3, 3).map(np.exp), st.floats(-3, 3).map(np.exp))
def test_units_change_the_constant_only(slope: float, constant: float, unit_x: float, unit_y: float) -> None:
    x = np.geomspace(10, 1e4, 16)
    y = constant * x**slope * (1 + 0.3 * x**-0.5)
    plain, scaled = extrapolated(x, y), extrapolated(unit_x * x, unit_y * y)
    assert scaled.slope == pytest.approx(plain.slope, abs=1e-6)
    assert scaled.constant == pytest.approx(plain.constant * unit_y * unit_x**-plain.slope, rel=1e-4)


@given(
    slope=st.floats(-2, -0.2),
    correction=st.floats(0.3, 1.5),
    strength=st.floats(-0.5, 2.0),
    second=st.floats(-0.5, 0.5),
)
@settings(max_examples=50)
def test_extrapolation_covers_laws_with_corrections(
    slope: float, correction: float, strength: float, second: float
) -> None:
    """Three stated uncertainties cover the asymptotic slope and constant of every such curve."""
    x = np.geomspace(20, 2e4, 24)
    law = extrapolated(x, 2 * x**slope * (1 + strength * x**-correction + second * x ** (-2 * correction)))
    assert abs(law.slope - slope) < 3 * law.slope_uncertainty + 1e-9
    assert abs(law.constant - 2) < 3 * law.constant_uncertainty + 1e-9


def test_extrapolation_beats_the_last_local_slope() -> None:
    x = np.geomspace(10, 1e4, 20)
    y = x**-0.5 * (1 + x**-0.4)
    local = np.diff(np.log(y))[-1] / np.diff(np.log(x))[-1]
    assert abs(extrapolated(x, y).slope + 0.5) < abs(local + 0.5) / 10


def test_the_statistical_uncertainty_of_a_line_covers() -> None:
    """Of 400 noisy straight lines, about 68 % lie within one uncertainty, nearly all within three."""
    rng = np.random.default_rng(0)
    x = np.geomspace(1, 1e4, 30)
    pulls = []
    for _ in range(400):
        y = x**-0.7 * np.exp(0.05 * rng.standard_normal(len(x)))
        law = line(x, y, 0.05 * y)
        pulls.append((law.slope + 0.7) / law.slope_uncertainty)
    inside = np.mean(np.abs(pulls) < 1)
    assert 0.68 < inside < 0.98, "the shift of the halved window only widens the interval"
    assert np.mean(np.abs(pulls) < 3) > 0.99
    assert abs(np.mean(pulls)) < 0.15, "no bias"


def test_curvature_shows_as_uncertainty() -> None:
    x = np.geomspace(1, 1e4, 30)
    straight, bent = line(x, x**-0.5), line(x, x**-0.5 + 0.02)
    assert bent.slope_uncertainty > 0.05 > straight.slope_uncertainty


def test_errors_that_are_too_small_are_not_trusted() -> None:
    rng = np.random.default_rng(1)
    x = np.geomspace(1, 1e4, 30)
    y = x**-0.5 * np.exp(0.1 * rng.standard_normal(len(x)))
    assert line(x, y, 1e-6 * y).slope_uncertainty > 1e-3


def test_the_window_is_the_large_end() -> None:
    x = np.geomspace(1, 1e4, 41)
    y = np.where(x < 50, x**-2.0, 50**-1.5 * x**-0.5)
    assert line(x, y, last=0.5).slope == pytest.approx(-0.5, abs=1e-9)


@pytest.mark.parametrize("estimator", [line, extrapolated])
@pytest.mark.parametrize(
    "x, y, words",
    [
        ([1, 2], [1, 2], "at least"),
        (np.arange(1, 21), np.arange(1, 20), "equally long"),
        (np.arange(1, 21), -np.ones(20), "positive finite"),
        (np.arange(1, 21), np.full(20, np.nan), "positive finite"),
        (np.arange(20, 0, -1), np.ones(20), "must increase"),
    ],
)
def test_bad_points_are_refused(estimator: object, x: object, y: object, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        estimator(x, y)  # type: ignore[operator]


def test_quadrature() -> None:
    assert combined(3, 4) == 5 and combined() == 0
