"""Flow in random features: the known limits, drawn features, and digits that stay."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy.special import gamma, zeta

from proofs_check.dynamics.early_stopping import stopped_flow
from proofs_check.dynamics.feature_flow import flow_in_features
from proofs_check.dynamics.flow import gradient_flow
from proofs_check.dynamics.in_context_width import finite_width
from proofs_check.dynamics.random_features import drawn_feature_risk, feature_risk
from proofs_check.dynamics.samples import drawn_inputs, filtered, flow_residual
from proofs_check.dynamics.spectra import PowerLaw

SPECTRUM = PowerLaw(1.5, 2.2).spectrum(head=200)


@pytest.mark.parametrize("time", [1e2, 1e5])
def test_without_samples_or_features_flow_is_that_of_each_mode(time: float) -> None:
    assert flow_in_features(SPECTRUM, time).bias == pytest.approx(gradient_flow(SPECTRUM, time)[0], rel=1e-8)


@pytest.mark.parametrize("time", [1e2, 1e5, 1e9])
def test_in_all_inputs_flow_is_that_on_a_sample(time: float) -> None:
    expected = stopped_flow(SPECTRUM, 300, [time], noise=0.1)
    found = flow_in_features(SPECTRUM, time, samples=300, noise=0.1)
    assert found.bias == pytest.approx(expected.bias[0], rel=1e-9)
    assert found.variance == pytest.approx(expected.variance[0], rel=1e-8)


@pytest.mark.parametrize("time", [1e2, 1e4])
def test_on_the_population_flow_is_that_of_a_contour_in_the_plane_of_the_ridge(time: float) -> None:
    system = finite_width(SPECTRUM, 100)
    bulk = float(np.sum((system.weight * np.exp(-2 * time * system.node)).imag))
    assert flow_in_features(SPECTRUM, time, features=100).bias == pytest.approx(system.floor + bulk, rel=1e-7)


@pytest.mark.parametrize("samples, features", [(300, 100), (100, 300), (1e9, 1e4)])
def test_in_the_end_flow_leaves_what_the_solution_of_least_norm_leaves(samples: float, features: float) -> None:
    found, expected = (
        flow_in_features(SPECTRUM, 1e25, samples, features, 0.1),
        feature_risk(SPECTRUM, samples, features, 0, 0.1),
    )
    assert found.bias == pytest.approx(expected.bias, rel=1e-8)
    assert found.variance == pytest.approx(expected.variance, rel=1e-8)


@pytest.mark.slow
def test_flow_on_drawn_samples_in_drawn_features() -> None:
    spectrum, rng, times = PowerLaw(1.5, 2.0).first(2000), np.random.default_rng(0), np.array([30.0, 1000.0])
    drawn = [drawn_feature_risk(spectrum, 200, 120, lambda v: np.exp(-np.outer(times, v)), 0.1, rng) for _ in range(30)]
    for k, time in enumerate(times):
        expected = flow_in_features(spectrum, time, 200, 120, 0.1)
        bias, variance = (np.array([getattr(d, part)[k] for d in drawn]) for part in ("bias", "variance"))
        error = bias.std(ddof=1) / np.sqrt(len(drawn))
        assert bias.mean() == pytest.approx(expected.bias, abs=4 * error + 0.01 * expected.bias)
        assert variance.mean() == pytest.approx(expected.variance, rel=0.02)


@pytest.mark.parametrize("time", [1e4, 1e12])
def test_no_digits_are_lost_to_what_is_analytic(time: float) -> None:
    """On the population a mode is an exponential; a sample adds the sampling variance, far below it."""
    steep, samples = PowerLaw(2.5, 7.0).spectrum(1e28, head=200), 1e3 * time**0.4
    population, sample = (float(flow_in_features(steep, time, n).bias) for n in (math.inf, samples))
    variance = gamma(1.6) / 2.5 * (2 * time) ** -1.6 / samples * zeta(2.0)
    assert population == pytest.approx(gamma(2.4) / 2.5 * (2 * time) ** -2.4, rel=1e-6)
    assert sample - population == pytest.approx(variance, rel=0.15 if time < 1e6 else 0.01)


def test_long_after_it_is_fitted_a_sample_forgets_nothing() -> None:
    found = [flow_in_features(SPECTRUM, time, 1e8, 1e10).bias for time in (1e18, 1e30)]
    assert found[0] == pytest.approx(found[1], rel=1e-10)


@pytest.mark.parametrize("capacity, source, time, multiple", [(2.0, 6.5, 300.0, 9.2), (1.5, 5.5, 100.0, 17.6)])
def test_the_sampling_variance_sets_in_late(capacity: float, source: float, time: float, multiple: float) -> None:
    """What a sample adds is off by a multiple of the ratio of learned modes to samples, and that of the bias."""
    spectrum = PowerLaw(capacity, source).spectrum(1e28, head=200)
    endless, samples = float(flow_in_features(spectrum, time).bias), 51200
    added = float(flow_in_features(spectrum, time, samples).bias) - endless
    e = 2 - 1 / capacity
    variance = gamma(e) / capacity * (2 * time) ** -e / samples * zeta(source - 2 * capacity)
    off = time ** (1 / capacity) / samples * (1 + endless / variance)
    assert (added / variance - 1) / off == pytest.approx(multiple, rel=0.02)


@pytest.mark.slow
@pytest.mark.parametrize("capacity, source, time", [(2.0, 6.5, 300.0), (1.5, 5.5, 100.0)])
@pytest.mark.parametrize("samples, draws", [(200, 40), (400, 16)])
def test_what_drawn_samples_add(capacity: float, source: float, time: float, samples: int, draws: int) -> None:
    """Two to three times the sampling variance at these sizes; unlearned modes count too, so that many are drawn."""
    spectrum, rng = PowerLaw(capacity, source).first(600), np.random.default_rng(0)
    runs = [filtered(spectrum, drawn_inputs(spectrum, samples, rng), flow_residual([time]), 0.0) for _ in range(draws)]
    added = np.array([run.bias[0] for run in runs]) - flow_in_features(spectrum, time).bias
    expected = flow_in_features(spectrum, time, samples).bias - flow_in_features(spectrum, time).bias
    assert added.mean() == pytest.approx(expected, abs=3 * added.std(ddof=1) / np.sqrt(draws))
