"""The compute-optimal frontier is a true optimum, in the equivalent and in drawn systems."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from proofs_check.dynamics.in_context_shape import drawn_frontier, frontier, optimal_depth
from proofs_check.dynamics.in_context_width import finite_width
from proofs_check.dynamics.spectra import finite_power_law, power_law


@pytest.mark.parametrize("nu, width", [(1.5, 200.0), (2.0, 60.0), (3.0, 500.0)])
def test_no_other_network_of_equal_cost_is_better(nu: float, width: float) -> None:
    spectrum = power_law(nu, 0.5)
    depth = optimal_depth(spectrum, width)
    cost = width**2 * depth

    def log_risk(log_width: float) -> float:
        return float(np.log(finite_width(spectrum, np.exp(log_width)).tuned(cost * np.exp(-2 * log_width)).risk))

    bounds = (np.log(width) - 0.5, np.log(width) + 0.5)
    best = minimize_scalar(log_risk, bounds=bounds, method="bounded", options={"xatol": 1e-5})
    assert best.x == pytest.approx(np.log(width), abs=1e-3)


def test_the_frontier_improves_with_compute() -> None:
    found = frontier(power_law(2.0, 0.5), [64.0, 128.0, 256.0])
    assert np.all(np.diff(found.compute) > 0) and np.all(np.diff(found.risk) < 0)


def test_drawn_systems_confirm_the_frontier() -> None:
    found = drawn_frontier(finite_power_law(3.0, 0.5, 512), (16, 40, 100, 250), 20, np.random.default_rng(0))
    assert np.all(np.abs(found.ratio - 1) < 3 * found.ratio_error + 1 / found.width)
    assert np.all(np.abs(found.shift) < 3 * found.shift_error + 1 / found.width)
