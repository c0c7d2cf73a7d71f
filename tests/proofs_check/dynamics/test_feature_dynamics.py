"""Flow and SGD in random features: the known limits, and drawn features."""

from __future__ import annotations

import math

import numpy as np
import pytest

from proofs_check.dynamics.early_stopping import stopped_flow
from proofs_check.dynamics.feature_dynamics import flow_in_features, sgd_in_features
from proofs_check.dynamics.flow import gradient_flow
from proofs_check.dynamics.in_context_width import drawn_features, finite_width
from proofs_check.dynamics.random_features import drawn_feature_risk, feature_risk
from proofs_check.dynamics.sgd import learning_curve
from proofs_check.dynamics.spectra import PowerLaw, Spectrum
from theory.errors import TheoryError

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


@pytest.mark.parametrize("batch", [4])
def test_sgd_in_all_inputs_is_the_recursion(batch: float) -> None:
    few = PowerLaw(2.0, 2.5).first(150)
    times = [100.0, 1e4]
    curve = learning_curve(few, 0.25, times, batch=batch)
    noisy = learning_curve(few, 0.25, times, noise=0.1, batch=batch) - 0.1 - curve
    found = [sgd_in_features(few, 0.25, time, math.inf, 0.1, batch) for time in times]
    assert [f.bias for f in found] == pytest.approx(curve, rel=1e-9)
    assert [f.variance for f in found] == pytest.approx(noisy, rel=1e-9)


@pytest.mark.slow
@pytest.mark.parametrize("capacity, source, step", [(2.0, 1.5, 0.25), (0.7, 2.2, 0.0331)])
def test_sgd_in_drawn_features(capacity: float, source: float, step: float) -> None:
    """Below capacity one label noise builds up slowly: after 300 steps it is a sixth of what it will be."""
    spectrum, times = PowerLaw(capacity, source).first(600), [300.0, 3e4]
    curves, noises = [], []
    for seed in range(6):
        seen = drawn_features(spectrum, 300, np.random.default_rng(seed))
        order = np.argsort(-seen.eigenvalue[:-1])
        inside = Spectrum(seen.weight[:-1], seen.eigenvalue[:-1][order], seen.power[:-1][order])
        curves.append(learning_curve(inside, step, times, noise=float(seen.power[-1])))
        noises.append(learning_curve(inside, step, times, noise=float(seen.power[-1]) + 0.1) - 0.1 - curves[-1])
    for k, time in enumerate(times):
        found = sgd_in_features(spectrum, step, time, 300, 0.1)
        for drawn, expected in ((np.array(curves)[:, k], found.bias), (np.array(noises)[:, k], found.variance)):
            error = drawn.std(ddof=1) / np.sqrt(len(drawn))
            assert drawn.mean() == pytest.approx(expected, abs=4 * error + 0.01 * expected)


def test_a_step_too_large_is_named() -> None:
    with pytest.raises(TheoryError, match="smaller step"):
        sgd_in_features(SPECTRUM, 0.9, 100, 50)
