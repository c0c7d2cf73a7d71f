"""Gradient flow on a sample: its deterministic equivalent against laws in closed form, limits and drawn samples."""

from __future__ import annotations

import numpy as np
import pytest

from proofs_check.dynamics.early_stopping import best_time, stopped_flow
from proofs_check.dynamics.flow import gradient_flow
from proofs_check.dynamics.in_context_iso import marchenko_pastur
from proofs_check.dynamics.ridge import best_ridge, ridge_risk
from proofs_check.dynamics.samples import drawn_inputs, filtered, flow_residual
from proofs_check.dynamics.spectra import PowerLaw, Spectrum, finite_power_law, power_law
from proofs_check.monte_carlo import average
from theory.errors import TheoryError

TIMES = np.array([0.3, 3.0, 30.0, 300.0])


@pytest.mark.parametrize("alpha", [0.5, 0.95, 1.0, 2.0])
def test_isotropic_curves_are_integrals_over_the_marchenko_pastur_law(alpha: float) -> None:
    law, times = marchenko_pastur(alpha, 4000), np.array([0.3, 1.0, 10.0])
    found = stopped_flow(Spectrum(np.array([1000.0]), np.ones(1), np.array([1e-3])), alpha * 1000, times, noise=1.0)
    seen = np.maximum(law.eigenvalue, 1e-300)
    assert found.bias == pytest.approx([law.total(np.exp(-2 * t * seen)) for t in times], rel=1e-9)
    assert found.variance == pytest.approx(
        [law.total(np.expm1(-t * seen) ** 2 / seen) / alpha for t in times], rel=1e-9
    )


@pytest.mark.parametrize("nu", [1.05, 1.5, 6.0])
def test_without_stopping_it_is_the_interpolator(nu: float) -> None:
    spectrum = power_law(nu, 0.5)
    limit, found = ridge_risk(spectrum, 100, noise=0.1), stopped_flow(spectrum, 100, [1e20], noise=0.1)
    assert found.bias[0] == pytest.approx(limit.bias, rel=1e-8)
    assert found.variance[0] == pytest.approx(limit.variance, rel=1e-6)


def test_with_endless_samples_it_is_flow_of_the_population() -> None:
    spectrum, times = power_law(2.0, 0.5), np.geomspace(1, 1e6, 7)
    assert stopped_flow(spectrum, 1e14, times, noise=1.0).total == pytest.approx(
        gradient_flow(spectrum, times), rel=1e-7
    )


def test_more_samples_than_modes_end_in_least_squares() -> None:
    found = stopped_flow(finite_power_law(1.5, 0.5, 10), 30, [1e6], noise=1.0)
    assert found.bias[0] < 1e-9 and found.variance[0] == pytest.approx(0.5, rel=1e-8)


def test_drawn_samples_follow_the_equivalent() -> None:
    spectrum, samples = finite_power_law(1.5, 0.5, 200), 60

    def draw(count: int, rng: np.random.Generator) -> np.ndarray:
        risks = [
            filtered(spectrum, drawn_inputs(spectrum, samples, rng), flow_residual(TIMES), 0.1) for _ in range(count)
        ]
        return np.array([[r.bias, r.variance] for r in risks])

    mean, error = average(draw, 120, np.random.default_rng(0), size=samples * 200, jobs=1)
    found = stopped_flow(spectrum, samples, TIMES, 0.1)
    expected = np.array([found.bias, found.variance])
    allowed = 4 * error / expected + 3 / samples
    assert np.all(np.abs(mean / expected - 1) < allowed)
    # Neither the flow of the population nor another number of samples passes.
    assert np.any(np.abs(mean[0] / gradient_flow(spectrum, TIMES) - 1) > allowed[0])
    assert np.any(np.abs(mean[1] / stopped_flow(spectrum, 70, TIMES, 0.1).variance - 1) > allowed[1])


@pytest.mark.parametrize("samples", [50, 1000])
def test_stopping_a_flow_of_a_target_from_the_prior_is_nearly_as_good_as_bayes(samples: int) -> None:
    # Ali, Kolter and Tibshirani 2019: at time t at most 1.69 times the risk of the ridge 1/t, at their best 1.22 times.
    spectrum = finite_power_law(1.5, 1 / 3, 200)
    times = np.geomspace(0.1, 1e6, 15)
    ridged = np.array([ridge_risk(spectrum, samples, 1 / t, noise=0.2).total for t in times])
    assert np.all(stopped_flow(spectrum, samples, times, 0.2).total < 1.69 * ridged)
    assert 1 < best_time(spectrum, samples, 0.2).risk / best_ridge(spectrum, samples, 0.2).total < 1.22


def test_ridge_saturates_where_flow_does_not() -> None:
    # A target smoother than x = 2: the best stopping falls with a larger exponent than the best ridge.
    spectrum = PowerLaw(1.5, 6.0).spectrum()
    few, many = (best_time(spectrum, n, 1e-2).risk / best_ridge(spectrum, n, 1e-2).total for n in (100, 10_000))
    assert many < few < 1


def test_an_optimum_at_the_end_of_the_search_is_refused() -> None:
    with pytest.raises(TheoryError, match="search others"):
        best_time(power_law(1.5, 0.5), 100, noise=0.1, latest=1.0)
    with pytest.raises(TheoryError, match="positive times"):
        stopped_flow(power_law(1.5, 0.5), 100, [0.0])
