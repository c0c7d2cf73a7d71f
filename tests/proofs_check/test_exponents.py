"""The estimator of exponents on noisy runs: its intervals cover, and it says where the data do not decide."""

import runpy
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofs_check.exponents import Inconclusive, MeasurementError, exponent

ROOT = Path(__file__).parents[2]
COVERAGE: dict[str, Any] = runpy.run_path(str(ROOT / "docs" / "_ext" / "coverage.py"))
X = np.geomspace(10, 1e5, 30)


def runs_of(law: np.ndarray, noise: float = 0.02, seeds: int = 16, seed: int = 0) -> np.ndarray:
    return law * (1 + noise * np.random.default_rng(seed).standard_normal((seeds, len(law))))


@pytest.mark.slow
@pytest.mark.parametrize("family", COVERAGE["WITHIN"], ids=lambda f: f.name)
def test_intervals_cover_about_as_often_as_they_say(family: Any) -> None:
    """Of 100 replicates between 87 and 100 are expected; far too narrow and never measured both fail."""
    row = COVERAGE["coverage"](family, 100, seed=1)
    assert row.coverage >= 0.87
    assert row.inconclusive < 0.5
    assert row.width < 0.02


@pytest.mark.audit
@pytest.mark.parametrize("family", COVERAGE["WITHIN"], ids=lambda f: f.name)
def test_the_intervals_of_five_thousand_replicates_cover(family: Any) -> None:
    assert 0.93 <= COVERAGE["coverage"](family, 5000).coverage <= 0.97


@pytest.mark.slow
@pytest.mark.parametrize("family", COVERAGE["OUTSIDE"], ids=lambda f: f.name)
def test_what_is_misspecified_is_seldom_measured_wrongly(family: Any) -> None:
    """Without the laws beyond the classes it would be a fifth; slower corrections pass for pure laws."""
    bound = 0.2 if family.name == "correction slower than the class" else 0.11
    assert COVERAGE["coverage"](family, 200, seed=1).wrong < bound


def test_the_best_statistic_is_standard_normal_for_pure_laws_and_sees_others() -> None:
    """Neyman and Pearson: the mean rises to the distance between the laws in units of the noise."""
    sample = COVERAGE["replicate"](COVERAGE["WITHIN"][1], np.random.default_rng(0))
    rng, factor = np.random.default_rng(1), np.linalg.cholesky(sample.covariance)

    def statistic(curve: np.ndarray) -> float:
        noise = rng.standard_normal(sample.runs.shape) @ factor.T
        return float(COVERAGE["likelihood_ratio"](replace(sample, runs=curve * (1 + noise))))

    curves = sample.x**sample.slope, sample.curve
    found = np.array([[statistic(curve) for curve in curves] for _ in range(200)])
    assert abs(found[:, 0].mean()) < 0.3
    assert found.std(axis=0) == pytest.approx([1, 1], abs=0.2)
    assert found[:, 1].mean() > 5


def test_a_declared_pure_law_is_ordinary_least_squares_between_seeds() -> None:
    """Independent oracle: with white noise of one size, the slopes of the single runs and Student's interval."""
    runs = runs_of(3 * X**-0.5, noise=0.001, seeds=400)
    slopes = np.polyfit(np.log(X), np.log(runs).T, 1)[0]
    found = exponent(X, runs, departures=())
    assert found.slope == pytest.approx(slopes.mean(), abs=2e-7)
    assert found.slope_uncertainty == pytest.approx(slopes.std(ddof=1) / 20, rel=0.02)
    assert found.model is None and found.admitted == (None,)
    constants = np.exp(np.polyfit(np.log(X), np.log(runs).T, 1)[1])
    assert found.constant == pytest.approx(constants.mean(), rel=1e-5)
    assert found.constant_uncertainty == pytest.approx(constants.std(ddof=1) / 20, rel=0.02)


@given(st.floats(-6, 6).map(np.exp), st.floats(-1, 1))
@settings(max_examples=10)
def test_a_factor_changes_nothing_and_a_power_shifts_the_exponent(unit: float, power: float) -> None:
    runs = runs_of(X**-0.5 * (1 + 4 * X**-0.6))
    plain, moved = exponent(X, runs), exponent(X, unit * X**power * runs)
    assert moved.slope == pytest.approx(plain.slope + power, abs=1e-6)
    assert moved.slope_uncertainty == pytest.approx(plain.slope_uncertainty, rel=1e-3)


def test_the_unit_of_x_matters_to_logarithms_only() -> None:
    runs = runs_of(X**-0.5 * (1 + 4 * X**-0.6))
    plain, scaled = (exponent(x, runs, departures=("correction", "wiggles")) for x in (X, 1e-3 * X))
    assert scaled.interval == pytest.approx(plain.interval, abs=1e-6)


def test_the_power_of_a_logarithm_is_read() -> None:
    found = exponent(X, runs_of(X**-0.5 * np.log(X) ** 1.5, noise=0.003, seed=3))
    assert found.model == "logs" and found.admitted == ("logs",)
    assert found.log_power == pytest.approx(1.5, abs=0.05)
    assert found.slope == pytest.approx(-0.5, abs=0.01)


def test_constants_cover() -> None:
    law = 3 * X**-0.5 * (1 + 4 * X**-0.6)
    found = []
    for seed in range(16):
        with suppress(Inconclusive):
            found.append(exponent(X, runs_of(law, seed=seed), departures=("correction",)))
    assert len(found) >= 8
    pulls = np.array([(f.constant - 3) / f.constant_uncertainty for f in found])
    assert np.all(abs(pulls) < 3) and np.mean(abs(pulls) < 2) > 0.8 and np.any(abs(pulls) > 0.3)


def test_more_seeds_narrow_the_interval() -> None:
    law = X**-0.5 * (1 + 4 * X**-0.6)
    few, many = (exponent(X, runs_of(law, seeds=k, seed=2), departures=("correction",)) for k in (16, 256))
    assert 2.5 < few.slope_uncertainty / many.slope_uncertainty < 6, "about the square root of 16"


def test_noise_shared_by_all_points_of_a_run_is_harmless() -> None:
    offsets = np.exp(np.random.default_rng(5).standard_normal((16, 1)) * 0.3)
    plain, shifted = runs_of(X**-0.5), offsets * runs_of(X**-0.5)
    narrow, wide = (exponent(X, runs, departures=()).slope_uncertainty for runs in (plain, shifted))
    assert wide < 2 * narrow


@pytest.mark.parametrize(
    "law, departures, reason",
    [
        (X**-0.5 + X**-1.5 * 300, (), "no law"),
        (np.exp(-((X / 1e4) ** 0.5)), ("correction", "logs", "wiggles"), "no law"),
        (X**-0.5 + X**-0.6, ("correction",), "begin after the window"),
    ],
    ids=["crossover taken for a pure law", "no power law at all", "correction too slow for the window"],
)
def test_what_is_no_such_law_is_inconclusive(law: np.ndarray, departures: Any, reason: str) -> None:
    with pytest.raises(Inconclusive, match=reason):
        exponent(X, runs_of(law, noise=0.01), departures=departures)


@pytest.mark.parametrize(
    "departure, reason",
    [
        ((1 + (X / 10) ** -0.35) * (1 + (X / 10) ** -0.9), "second departure fits better"),
        (np.log(X) * (1 - 0.3 * (X / 10) ** -0.5), "second departure fits better"),
        (1 + 0.5 * (X / 10) ** -0.1, "slower than the window can show fits better"),
    ],
    ids=["two corrections", "logarithm and correction", "slow correction"],
)
def test_a_law_beyond_the_classes_that_passes_for_a_member_is_inconclusive(departure: np.ndarray, reason: str) -> None:
    with pytest.raises(Inconclusive, match=reason):
        exponent(X, runs_of(X**-0.5 * departure, noise=0.04, seed=2))


@pytest.mark.parametrize(
    "x, runs, departures, reason",
    [
        (X, runs_of(X**-1.0, seeds=5), (), "at least 8 runs"),
        (X[::-1], runs_of(X**-1.0), (), "increasing"),
        (X, -runs_of(X**-1.0), (), "positive mean"),
        (X, np.tile(X**-1.0, (16, 1)), (), "agree exactly"),
        (X / 10, runs_of(X**-1.0), ("logs",), "x > 1"),
        (X, runs_of(X**-1.0), ("spline",), "unknown departures"),
    ],
)
def test_unusable_input_is_named(x: np.ndarray, runs: np.ndarray, departures: Any, reason: str) -> None:
    with pytest.raises(MeasurementError, match=reason):
        exponent(x, runs, departures=departures)
