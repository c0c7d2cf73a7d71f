"""Curves on huge models, each in one group with the direct method; run with ``--benchmark-only``.

The direct method visits every mode and every step. Where it cannot run at the size
of interest, it runs at the largest that it can, and the fast one at that size too.
"""

from __future__ import annotations

import numpy as np
import pytest

from proofs_check import monte_carlo
from proofs_check.dynamics.early_stopping import stopped_flow
from proofs_check.dynamics.flow import gradient_flow
from proofs_check.dynamics.in_context_width import context_floor, width_floor
from proofs_check.dynamics.momentum import Momentum, momentum_descent, momentum_recursion, sampled_momentum
from proofs_check.dynamics.sgd import ENDS, HEAD, learning_curve, recursion, risk
from proofs_check.dynamics.spectra import PowerLaw, effective_ridge, finite_power_law, power_law

TIMES = np.geomspace(1, 1e18, 10_000)
PROBLEM = PowerLaw(capacity=2.0, source=1.5)


@pytest.mark.benchmark(group="gradient flow")
@pytest.mark.parametrize("modes", [10**4, 10**6, 10**9, 10**12, 10**18])
def test_ten_thousand_points_of_gradient_flow(benchmark, modes):
    """Ten thousand times up to 1e18; the time must not depend on the number of modes."""
    spectrum = power_law(1.5, 0.5, modes=modes)
    assert len(benchmark(gradient_flow, spectrum, TIMES)) == len(TIMES)


@pytest.mark.benchmark(group="gradient flow")
def test_ten_thousand_points_of_gradient_flow_directly(benchmark):
    """The same on 10^4 modes, all one by one."""
    spectrum = finite_power_law(1.5, 0.5, 10**4)
    benchmark.pedantic(gradient_flow, (spectrum, TIMES), rounds=3)


@pytest.mark.benchmark(group="effective ridge")
@pytest.mark.parametrize("modes", [10**4, 10**9, 10**18])
def test_effective_ridge(benchmark, modes):
    """The ridge of 1,000 samples."""
    assert benchmark(effective_ridge, power_law(1.5, 0.5, modes=modes), 1000) > 0


@pytest.mark.benchmark(group="effective ridge")
def test_effective_ridge_directly(benchmark):
    """The same on 10^6 modes, all one by one."""
    assert benchmark.pedantic(effective_ridge, (finite_power_law(1.5, 0.5, 10**6), 1000), rounds=3) > 0


@pytest.mark.benchmark(group="a spectral sum")
@pytest.mark.parametrize("modes", [10**4, 10**7, 10**18])
def test_a_spectral_sum(benchmark, modes):
    """Rule and sum together: the variance of the labels."""
    assert benchmark(lambda: power_law(1.5, 0.5, modes=modes).variance) > 1


@pytest.mark.benchmark(group="a spectral sum")
def test_a_spectral_sum_directly(benchmark):
    """The same on 10^7 modes, all one by one."""
    found = benchmark.pedantic(lambda: finite_power_law(1.5, 0.5, 10**7).variance, rounds=3)
    assert found == pytest.approx(power_law(1.5, 0.5, modes=10**7).variance, rel=1e-11)


@pytest.mark.benchmark(group="floors")
@pytest.mark.parametrize("floor", [width_floor, context_floor])
@pytest.mark.parametrize("modes", [10**4, 10**9, 10**18])
def test_floors(benchmark, floor, modes):
    """What 1,000 features or samples leave."""
    assert benchmark(floor, power_law(1.5, 0.5, modes=modes), 1000) > 0


@pytest.mark.benchmark(group="floors")
@pytest.mark.parametrize("floor", [width_floor, context_floor])
def test_floors_directly(benchmark, floor):
    """The same on 10^6 modes, all one by one."""
    assert benchmark.pedantic(floor, (finite_power_law(1.5, 0.5, 10**6), 1000), rounds=3) > 0


@pytest.mark.benchmark(group="flow on samples")
@pytest.mark.parametrize("modes", [10**4, 10**18])
def test_thirty_times_of_flow_on_samples(benchmark, modes):
    """The deterministic equivalent of flow on 1,000 samples."""
    spectrum = power_law(1.5, 0.5, modes=modes)
    assert len(benchmark(stopped_flow, spectrum, 1000, np.geomspace(1, 1e12, 30), 0.1).total) == 30


@pytest.mark.benchmark(group="momentum")
@pytest.mark.parametrize("modes", [10**4, 10**18])
def test_ten_thousand_points_of_momentum(benchmark, modes):
    """The heavy ball at ten thousand numbers of steps up to 1e15."""
    times, spectrum = np.round(np.geomspace(1, 1e15, 10_000)), power_law(1.5, 0.5, modes=modes)
    assert len(benchmark.pedantic(momentum_descent, (spectrum, Momentum(0.5, 0.9), times), rounds=3)) == len(times)


@pytest.mark.benchmark(group="SGD with momentum")
@pytest.mark.parametrize("modes", [10**4, 10**9])
def test_ten_thousand_steps_of_sgd_with_momentum(benchmark, modes):
    """Second moments step by step, on the few modes that stand for many."""
    spectrum, method = PROBLEM.spectrum(modes, HEAD, ENDS), Momentum(0.1, 0.5)
    assert len(benchmark.pedantic(momentum_recursion, (spectrum, method, 10_000, 0.1), rounds=3)) == 10_001


@pytest.mark.benchmark(group="one-pass SGD")
@pytest.mark.parametrize("steps", [10**4, 10**6])
def test_sgd_at_ten_thousand_modes(benchmark, steps):
    """Two hundred times on a log grid, from one decomposition."""
    assert len(benchmark(risk, PROBLEM, 10**4, 0.25, _grid(steps))) > 100


@pytest.mark.benchmark(group="one-pass SGD")
@pytest.mark.parametrize("steps", [10**4, pytest.param(10**6, marks=pytest.mark.slow)])
def test_sgd_at_ten_thousand_modes_directly(benchmark, steps):
    """The same step by step, and the curves at every time of the grid."""
    times = _grid(steps)
    exact = benchmark.pedantic(recursion, (PROBLEM.first(10**4), 0.25, steps, PROBLEM.tail(10**4)), rounds=1)
    error = np.max(np.abs(risk(PROBLEM, 10**4, 0.25, times) / exact[times] - 1))
    benchmark.extra_info["largest relative difference"] = float(error)
    assert error < 1e-4


@pytest.mark.benchmark(group="one-pass SGD")
def test_sgd_at_a_billion_modes_and_a_trillion_steps(benchmark):
    """With label noise, on a log grid of 241 times."""
    spectrum = PROBLEM.spectrum(10**9, HEAD, ENDS)
    assert len(benchmark(learning_curve, spectrum, 0.25, np.geomspace(1, 1e12, 241), 0.1)) == 241


def _grid(steps):
    return np.unique(np.geomspace(1, steps, 200).astype(int))


@pytest.fixture(scope="module")
def outcomes():
    """What every number of workers has found."""
    return []


@pytest.mark.benchmark(group="Monte Carlo")
@pytest.mark.parametrize("jobs", [1, -1], ids=["one worker", "all cores"])
def test_monte_carlo(benchmark, outcomes, jobs):
    """A thousand runs of one-pass SGD, 1,000 steps on 256 modes: the same bits on one worker and on all cores."""
    spectrum = finite_power_law(2.0, 0.5, 256)

    def draw(count, rng):
        return sampled_momentum(spectrum, Momentum(0.25, 0.0), 1000, count, rng, noise=0.1)

    def work():
        return monte_carlo.average(draw, 1000, np.random.default_rng(0), size=4 * 256 + 1001, jobs=jobs)

    outcomes.append(np.stack(benchmark.pedantic(work, rounds=3)))
    assert all(np.array_equal(found, outcomes[0]) for found in outcomes)
    exact = momentum_recursion(spectrum, Momentum(0.25, 0.0), 1000, noise=0.1)
    benchmark.extra_info["distance from the exact risk, standard errors"] = float(
        (outcomes[-1][0, -1] - exact[-1]) / outcomes[-1][1, -1]
    )
