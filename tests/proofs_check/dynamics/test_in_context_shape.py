"""The compute-optimal frontier is a true optimum, in the equivalent and in drawn systems."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from proofs_check.dynamics.in_context import risk, tuned
from proofs_check.dynamics.in_context_shape import drawn_ratios, drawn_shape, frontier, optimal_depth, vertex
from proofs_check.dynamics.in_context_width import drawn_features, finite_width, width_floor
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


def test_drawn_networks_have_the_risk_of_the_frontier() -> None:
    rng = np.random.default_rng(0)
    expected, ratio, error = drawn_ratios(finite_power_law(3.0, 0.5, 512), (32, 64, 128), (20, 20, 20), rng)
    assert np.all(np.abs(ratio - 1) < 3 * error + 1 / expected.width)


def test_drawn_networks_have_the_shape_of_the_frontier() -> None:
    rng = np.random.default_rng(0)
    found = drawn_shape(finite_power_law(3.0, 0.5, 512), (16, 40, 100, 250), (60, 60, 40, 20), rng)
    assert np.all(np.abs(found.shift) < 3 * found.error + 1 / found.expected.width)
    assert found.slope_error < 0.2


@pytest.mark.parametrize("depth", [4, 40])
def test_features_only_add_to_the_risk_of_a_step(depth: int) -> None:
    # Jensen twice: over the eigenvalues of the features, then over their draw.
    rng, spectrum = np.random.default_rng(2), finite_power_law(1.5, 0.5, 200)
    drawn = np.array([risk(drawn_features(spectrum, 30, rng), 1.0, depth) for _ in range(200)])
    assert drawn.mean() > risk(spectrum, 1.0, depth)


@pytest.mark.parametrize("width, depth", [(50.0, 20.0), (1e3, 1e3), (1e3, 1e6), (1e4, 1e4)])
def test_the_joint_risk_is_bounded_by_both_legs(width: float, depth: float) -> None:
    spectrum = power_law(1.5, 0.5)
    legs = width_floor(spectrum, width), tuned(spectrum, depth).risk
    joint = finite_width(spectrum, width).tuned(depth).risk
    assert max(legs) <= joint < 2 * sum(legs)


def test_the_vertex_of_a_parabola() -> None:
    x = np.array([-1.0, 0.5, 4.0])
    assert vertex(x, 3 * (x - 0.7) ** 2 + 2) == pytest.approx(0.7, rel=1e-12)
