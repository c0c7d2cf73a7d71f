"""Curves on huge models, the direct method beside them; run with ``--benchmark-only``."""

from __future__ import annotations

import numpy as np
import pytest

from proofs_check.dynamics.flow import gradient_flow
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


def test_sgd_at_ten_thousand_modes_and_a_million_steps(benchmark):
    """Two hundred times on a log grid, from one decomposition."""
    assert len(benchmark(risk, PROBLEM, 10**4, 0.25, GRID)) == len(GRID)


@pytest.mark.slow
def test_sgd_at_ten_thousand_modes_and_a_million_steps_directly(benchmark):
    """The same step by step, and the curves at every time of the grid."""
    exact = benchmark.pedantic(recursion, (PROBLEM, 10**4, 0.25, 10**6), rounds=1)
    error = np.max(np.abs(risk(PROBLEM, 10**4, 0.25, GRID) / exact[GRID] - 1))
    benchmark.extra_info["largest relative difference"] = float(error)
    assert error < 1e-4


def test_sgd_at_a_billion_modes_and_a_trillion_steps(benchmark):
    """With label noise, on a log grid of 241 times."""
    spectrum = PROBLEM.spectrum(10**9, HEAD, ENDS)
    assert len(benchmark(learning_curve, spectrum, 0.25, np.geomspace(1, 1e12, 241), 0.1)) == 241
