"""Networks of finite depth train as closed forms say, and the frontier is the least risk at equal cost."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize_scalar

from proofs_check.dynamics.in_context import infinite_depth_risk, trained, tuned
from proofs_check.dynamics.in_context_time import time_frontier, trained_risk
from proofs_check.dynamics.spectra import finite_power_law, power_law


@pytest.mark.parametrize("depth", [2, 5])
@pytest.mark.parametrize("time", [0.01, 0.5, 3.0])
def test_one_mode_has_the_path_of_its_depth(depth: int, time: float) -> None:
    # The path of bordelon2025:fs-mode-path with w = x = 1.
    exact = (1 + 4 * (1 - 1 / depth) * time) ** (-depth / (depth - 1))
    assert trained_risk(finite_power_law(2.0, 0.5, 1), depth)(time) == pytest.approx(exact, rel=1e-6)


def test_many_layers_train_as_infinitely_many() -> None:
    spectrum = power_law(1.5, 0.5)
    (gamma,) = trained(spectrum, [100.0])
    assert trained_risk(spectrum, 1e6)(100.0) == pytest.approx(infinite_depth_risk(spectrum, gamma), rel=1e-4)


def test_training_ends_at_the_best_step() -> None:
    spectrum = power_law(1.5, 0.5)
    assert trained_risk(spectrum, 7.0)(1e9) == pytest.approx(tuned(spectrum, 7.0).risk, rel=1e-9)


def test_the_frontier_is_the_least_risk_over_depths_at_equal_cost() -> None:
    spectrum = power_law(1.5, 0.5)
    found = time_frontier(spectrum, [50.0])
    (cost,) = found.compute
    least = minimize_scalar(
        lambda log_depth: trained_risk(spectrum, np.exp(log_depth))(cost / np.exp(log_depth)),
        bounds=(np.log(10.0), np.log(1000.0)),
        method="bounded",
    )
    assert found.risk[0] == pytest.approx(least.fun, rel=1e-6)
    assert np.log(50.0) == pytest.approx(least.x, abs=0.02)
