"""SGD at any time by Volterra's equation: the recursion of the steps, drawn features and samples, and limits."""

from __future__ import annotations

import math

import numpy as np
import pytest

from proofs_check.dynamics.feature_sgd import feature_sgd
from proofs_check.dynamics.in_context_width import drawn_features
from proofs_check.dynamics.multi_pass import drawn_sample, multi_pass
from proofs_check.dynamics.sgd import learning_curve
from proofs_check.dynamics.spectra import PowerLaw, Spectrum
from proofs_check.dynamics.volterra import sgd_in_features, sgd_on_a_sample
from theory.errors import TheoryError

SPECTRUM = PowerLaw(1.5, 2.2).spectrum(head=200)


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


def test_in_small_steps_it_is_the_renewal_equation() -> None:
    found = sgd_in_features(SPECTRUM, 1e-4, 1e8, 100).bias
    assert found == pytest.approx(feature_sgd(SPECTRUM, 100, 1e-4, 1e8), rel=1e-4)


@pytest.mark.parametrize("time", [1e5, 1e15])
def test_no_digits_are_lost_to_what_is_analytic(time: float) -> None:
    """The noise of the steps falls like a power of time from a start where the risk is of order one."""
    steep = PowerLaw(2.0, 5.0).spectrum(1e30, head=200)
    later = (float(sgd_in_features(steep, 0.2, factor * time, math.inf).bias) for factor in (1.0, 10.0))
    assert np.log10(next(later) / next(later)) == pytest.approx(1.5, abs=30 / np.sqrt(time))


@pytest.mark.parametrize("time", [1e3, 1e6])
def test_a_large_sample_is_as_good_as_fresh_ones(time: float) -> None:
    fresh, again = sgd_in_features(SPECTRUM, 0.2, time, math.inf, 0.1), sgd_on_a_sample(SPECTRUM, 0.2, time, 1e14, 0.1)
    assert again.bias == pytest.approx(fresh.bias, rel=10 / time)
    assert again.variance == pytest.approx(fresh.variance, rel=1e-6)


@pytest.mark.parametrize(
    "noise", [pytest.param(0.0, marks=pytest.mark.audit), pytest.param(0.5, marks=pytest.mark.slow)]
)
def test_sgd_on_drawn_samples(noise: float) -> None:
    spectrum, rng, times, step = PowerLaw(1.5, 3.0).first(200), np.random.default_rng(0), np.array([100, 500]), 0.1
    drawn = np.array([multi_pass(drawn_sample(spectrum, 60, noise, rng), step, 500)[times] for _ in range(12)])
    for k, time in enumerate(times):
        expected = sgd_on_a_sample(spectrum, step, float(time), 60, noise).total
        error = drawn[:, k].std(ddof=1) / np.sqrt(len(drawn))
        assert drawn[:, k].mean() == pytest.approx(expected, abs=4 * error + 0.03 * expected)


@pytest.mark.parametrize(
    "features",
    [pytest.param(20, marks=pytest.mark.slow), *(pytest.param(p, marks=pytest.mark.audit) for p in (60, 180))],
)
def test_steps_on_drawn_samples_in_drawn_features(features: int) -> None:
    """Steps on the samples themselves, nothing averaged: of the order of one over the features apart."""
    spectrum, rng, times, step = PowerLaw(1.5, 2.2).first(600), np.random.default_rng(1), (100, 1000), 0.2
    draws, runs, scale = 12, 40, np.sqrt(spectrum.eigenvalue)
    found = np.empty((draws, len(times)))
    for draw in range(draws):
        layer = rng.standard_normal((features, 600)) / np.sqrt(features)
        target = rng.choice([-1.0, 1.0], 600) * np.sqrt(spectrum.power / spectrum.eigenvalue)
        weights = np.zeros((runs, features))
        for t in range(1, max(times) + 1):
            inputs = rng.standard_normal((runs, 600)) * scale
            seen = inputs @ layer.T
            weights += step * (inputs @ target - np.sum(seen * weights, axis=1))[:, None] * seen
            if t in times:
                found[draw, times.index(t)] = np.mean(np.sum(((weights @ layer - target) * scale) ** 2, axis=1))
    for k, time in enumerate(times):
        expected = sgd_in_features(spectrum, step, time, features).bias
        error = found[:, k].std(ddof=1) / np.sqrt(draws)
        assert found[:, k].mean() == pytest.approx(expected, abs=3 * error + expected / features)
