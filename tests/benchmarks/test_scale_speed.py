"""Curves on huge models, the direct method beside them; run with ``--benchmark-only``."""

from __future__ import annotations

import numpy as np
import pytest

from proofs_check import monte_carlo
from proofs_check.dynamics.early_stopping import stopped_flow
from proofs_check.dynamics.flow import gradient_flow
from proofs_check.dynamics.in_context_width import context_floor, width_floor
from proofs_check.dynamics.momentum import Momentum, momentum_descent, momentum_recursion
from proofs_check.dynamics.samples import drawn_inputs, filtered, ridge_residual
from proofs_check.dynamics.sgd import ENDS, HEAD, learning_curve, recursion, risk
from proofs_check.dynamics.spectra import PowerLaw, effective_ridge, finite_power_law, power_law

TIMES = np.geomspace(1, 1e18, 10_000)
GRID = np.unique(np.geomspace(1, 10**6, 200).astype(int))
PROBLEM = PowerLaw(capacity=2.0, source=1.5)


@pytest.mark.parametrize("modes", [10**4, 10**6, 10**9, 10**12, 10**18])
def test_ten_thousand_points_of_gradient_flow(benchmark, modes):
    """Ten thousand times up to 1e18; the time must not depend on the number of modes."""
    spectrum = power_law(1.5, 0.5, modes=modes)
    assert len(benchmark(gradient_flow, spectrum, TIMES)) == len(TIMES)


def test_ten_thousand_points_of_gradient_flow_directly(benchmark):
    """The same on 10^4 modes, all one by one."""
    spectrum = finite_power_law(1.5, 0.5, 10**4)
    benchmark.pedantic(gradient_flow, (spectrum, TIMES), rounds=3)


@pytest.mark.parametrize("modes", [10**4, 10**9, 10**18])
def test_effective_ridge(benchmark, modes):
    """The ridge of 1,000 samples."""
    assert benchmark(effective_ridge, power_law(1.5, 0.5, modes=modes), 1000) > 0


def test_effective_ridge_directly(benchmark):
    """The same on 10^6 modes, all one by one."""
    assert benchmark.pedantic(effective_ridge, (finite_power_law(1.5, 0.5, 10**6), 1000), rounds=3) > 0


@pytest.mark.parametrize("modes", [10**4, 10**9, 10**18])
def test_a_spectral_sum(benchmark, modes):
    """Rule and sum together: the variance of the labels."""
    assert benchmark(lambda: power_law(1.5, 0.5, modes=modes).variance) > 1


def test_a_spectral_sum_directly(benchmark):
    """The same on 10^6 modes, all one by one."""
    assert benchmark.pedantic(lambda: finite_power_law(1.5, 0.5, 10**6).variance, rounds=3) > 1


@pytest.mark.parametrize("floor", [width_floor, context_floor])
@pytest.mark.parametrize("modes", [10**4, 10**9, 10**18])
def test_floors(benchmark, floor, modes):
    """What 1,000 features or samples leave."""
    assert benchmark(floor, power_law(1.5, 0.5, modes=modes), 1000) > 0


@pytest.mark.parametrize("floor", [width_floor, context_floor])
def test_floors_directly(benchmark, floor):
    """The same on 10^6 modes, all one by one."""
    assert benchmark.pedantic(floor, (finite_power_law(1.5, 0.5, 10**6), 1000), rounds=3) > 0


@pytest.mark.parametrize("modes", [10**4, 10**18])
def test_thirty_times_of_flow_on_samples(benchmark, modes):
    """The deterministic equivalent of flow on 1,000 samples."""
    spectrum = power_law(1.5, 0.5, modes=modes)
    assert len(benchmark(stopped_flow, spectrum, 1000, np.geomspace(1, 1e12, 30), 0.1).total) == 30


@pytest.mark.parametrize("modes", [10**4, 10**18])
def test_ten_thousand_points_of_momentum(benchmark, modes):
    """The heavy ball at ten thousand numbers of steps up to 1e15."""
    times, spectrum = np.round(np.geomspace(1, 1e15, 10_000)), power_law(1.5, 0.5, modes=modes)
    assert len(benchmark.pedantic(momentum_descent, (spectrum, Momentum(0.5, 0.9), times), rounds=3)) == len(times)


@pytest.mark.parametrize("modes", [10**4, 10**9])
def test_ten_thousand_steps_of_sgd_with_momentum(benchmark, modes):
    """Second moments step by step, on the few modes that stand for many."""
    spectrum, method = PROBLEM.spectrum(modes, HEAD, ENDS), Momentum(0.1, 0.5)
    assert len(benchmark.pedantic(momentum_recursion, (spectrum, method, 10_000, 0.1), rounds=3)) == 10_001


def test_sgd_at_ten_thousand_modes_and_a_million_steps(benchmark):
    """Two hundred times on a log grid, from one decomposition."""
    assert len(benchmark(risk, PROBLEM, 10**4, 0.25, GRID)) == len(GRID)


@pytest.mark.slow
def test_sgd_at_ten_thousand_modes_and_a_million_steps_directly(benchmark):
    """The same step by step, and the curves at every time of the grid."""
    exact = benchmark.pedantic(recursion, (PROBLEM.first(10**4), 0.25, 10**6, PROBLEM.tail(10**4)), rounds=1)
    error = np.max(np.abs(risk(PROBLEM, 10**4, 0.25, GRID) / exact[GRID] - 1))
    benchmark.extra_info["largest relative difference"] = float(error)
    assert error < 1e-4


def test_sgd_at_a_billion_modes_and_a_trillion_steps(benchmark):
    """With label noise, on a log grid of 241 times."""
    spectrum = PROBLEM.spectrum(10**9, HEAD, ENDS)
    assert len(benchmark(learning_curve, spectrum, 0.25, np.geomspace(1, 1e12, 241), 0.1)) == 241


@pytest.mark.parametrize("jobs", [1, 2])
def test_monte_carlo(benchmark, monkeypatch, jobs):
    """Ridge regression on 200 drawn samples of 100 inputs; the same numbers on one worker and on two."""
    monkeypatch.setattr(monte_carlo, "STARTUP", 0.0)
    spectrum, size = finite_power_law(1.5, 0.5, 400), 2**16  # so that 32 runs make a chunk

    def draw(count, rng):
        return np.array([_ridge_risk(spectrum, rng) for _ in range(count)])

    def work():
        return monte_carlo.average(draw, 200, np.random.default_rng(0), size=size, jobs=jobs)

    work()  # starts the workers
    mean, error = benchmark.pedantic(work, rounds=3)
    benchmark.extra_info["mean and error"] = [float(mean), float(error)]


def _ridge_risk(spectrum, rng):
    return filtered(spectrum, drawn_inputs(spectrum, 100, rng), ridge_residual([1e-3]), 0.1).total[0]
