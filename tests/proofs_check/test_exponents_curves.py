"""The estimator of exponents on exact curves, and local slopes."""

import runpy
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofs_check.exponents import MeasurementError, exponent, local_slopes
from theory.records import Instance

ROOT = Path(__file__).parents[2]
COVERAGE: dict[str, Any] = runpy.run_path(str(ROOT / "docs" / "_ext" / "coverage.py"))
X = np.geomspace(10, 1e5, 20)


@given(st.floats(-3, 2), st.floats(-8, 8).map(np.exp))
@settings(max_examples=3)
def test_a_pure_law_is_recovered(slope: float, constant: float) -> None:
    law = exponent(X, constant * X**slope)
    assert law.slope == pytest.approx(slope, abs=1e-7)
    assert law.constant == pytest.approx(constant, rel=1e-6)
    assert law.slope_uncertainty < 1e-6


@pytest.mark.parametrize(
    "departure, model",
    [
        (1 + 4 * X**-0.6, "correction"),
        (1 - 0.9 * (X / 10) ** -0.7 + 0.5 * (X / 10) ** -1.4, "correction"),
        (1 + 100 * X**-1.0, "correction"),
        (np.log(X) ** 1.5, "logs"),
        (np.log(X) ** -1.0 * (1 + 4 * X**-0.9), "logs"),
        (np.log(X / 3) ** -1.0, "logs"),
        (np.exp(0.1 * np.cos(2 * np.log(X))), "wiggles"),
    ],
    ids=["correction", "series", "crossover", "logarithm", "logarithm and correction", "in other units", "wiggles"],
)
def test_what_hides_a_law_is_recognised(departure: np.ndarray, model: str) -> None:
    law = exponent(X, 3 * X**-0.5 * departure)
    assert law.model == model
    assert abs(law.slope + 0.5) < min(2 * law.slope_uncertainty, 1e-3)
    assert abs(law.constant - 3) < min(2 * law.constant_uncertainty, 0.05)


def test_a_logarithm_is_seen_only_where_it_may_be() -> None:
    """The power of the logarithm is read; who excludes logarithms is wrong and finds out from nothing."""
    y = X**-0.5 * np.log(X) ** 1.5
    law, misled = exponent(X, y), exponent(X, y, departures=("correction",))
    assert law.log_power == pytest.approx(1.5, abs=1e-6)
    assert misled.log_power is None and abs(misled.slope + 0.5) > 3 * misled.slope_uncertainty


def test_slow_corrections_that_nearly_cancel_widen_the_interval() -> None:
    law = exponent(X, X**-0.5 * (1 - 0.8 * (X / 10) ** -0.2 + 0.5 * (X / 10) ** -0.45))
    assert abs(law.slope + 0.5) < 3 * law.slope_uncertainty
    assert law.slope_uncertainty > 1e-5


def test_units_change_the_constant_only() -> None:
    y = X**-0.5 * (1 + 0.3 * X**-0.5)
    plain, scaled = (exponent(a * X, b * y, departures=("correction",)) for a, b in ((1, 1), (7, 0.3)))
    assert scaled.slope == pytest.approx(plain.slope, abs=1e-6)
    assert scaled.constant == pytest.approx(plain.constant * 0.3 * 7**0.5, rel=1e-5)


def test_a_declared_pure_law_shows_curvature_as_uncertainty() -> None:
    straight, bent = (exponent(X, y, departures=()) for y in (X**-0.5, X**-0.5 + 0.02))
    assert straight.model is bent.model is None
    assert bent.slope_uncertainty > 0.05 > straight.slope_uncertainty


def test_uneven_points_do_no_harm() -> None:
    x = X * np.exp(0.2 * np.sin(np.arange(20.0)))
    law = exponent(x, x**-0.5 * (1 + x**-0.4), departures=("correction",))
    assert abs(law.slope + 0.5) < 1e-4


@pytest.mark.slow
@pytest.mark.parametrize("family", COVERAGE["EXACT"], ids=lambda f: f.name)
def test_the_uncertainty_of_exact_curves_is_honest(family: Any) -> None:
    """The page of the estimator names the families in which it is too sure in one case of ten or twenty."""
    least = 0.9 if family in COVERAGE["WITHIN"] else 0.7
    assert COVERAGE["exact"](family, 20, seed=1).three >= least


def test_a_law_gives_estimates() -> None:
    at = Instance.of(beta=1)
    law = exponent(X, 3 * X**-0.5, departures=())
    slope, constant = law.estimates(at)
    assert (slope.quantity, slope.value, slope.uncertainty) == ("slope", law.slope, law.slope_uncertainty)
    assert constant == law.estimate("constant", at) and constant.value == pytest.approx(3)
    assert law.estimate("slope", at, 100, "draws", 0.5).size_means == "draws"


@pytest.mark.parametrize(
    "x, y, words",
    [
        (X[:5], X[:5], "12 or more"),
        (X, X[:-1], "shape"),
        (X, -X, "positive mean"),
        (X, np.full(20, np.nan), "finite"),
        (X[::-1], X, "increasing"),
    ],
)
def test_unusable_curves_are_named(x: np.ndarray, y: np.ndarray, words: str) -> None:
    with pytest.raises(MeasurementError, match=words):
        exponent(x, y)


def test_local_slopes_are_derivatives() -> None:
    """Oracle: d log y / d log x of a sum of two powers; the error is of second order in the spacing."""
    found = local_slopes(X, X**-0.5 + 30 * X**-1.5)
    weight = 30 / (30 + found.x)
    exact = -0.5 - weight
    assert np.all(abs(found.slope - exact) < 3 * found.uncertainty + 1e-4)
    assert np.max(found.uncertainty) < 0.02


def test_local_slopes_of_runs_scatter_as_they_say() -> None:
    runs = X**-0.7 * (1 + 0.05 * np.random.default_rng(3).standard_normal((64, 20)))
    found = local_slopes(X, runs, points=6)
    assert len(found.slope) == 15
    assert np.mean(abs(found.slope + 0.7) < 2 * found.uncertainty) > 0.8
    assert np.any(abs(found.slope + 0.7) > 0.2 * found.uncertainty)


def test_local_slopes_carry_the_errors_of_values() -> None:
    """Against the scatter of slopes of curves drawn with these errors; a straight law has no curvature to add."""
    error = 0.02 * X**-0.5
    told = local_slopes(X, X**-0.5, error=error).uncertainty
    rng = np.random.default_rng(5)
    drawn = [local_slopes(X, X**-0.5 + error * rng.standard_normal(len(X))).slope for _ in range(4000)]
    assert told == pytest.approx(np.std(drawn, axis=0), rel=0.06)


@pytest.mark.parametrize("points, y", [(2, X), (21, X), (5, X[:-1]), (5, -X)])
def test_local_slopes_of_nothing_are_refused(points: int, y: np.ndarray) -> None:
    with pytest.raises(MeasurementError):
        local_slopes(X, y, points)
