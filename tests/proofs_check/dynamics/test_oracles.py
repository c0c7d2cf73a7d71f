"""Resisting problems against dense algebra, and methods against the bounds of their class at every step."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize

from proofs_check.dynamics.oracles import (
    SMOOTH,
    STEP_RULES,
    LargestCoordinate,
    excesses,
    flat_chain,
    subgradient_values,
)


@pytest.mark.parametrize("dimension", [2, 7, 40])
def test_the_flat_chain_is_convex_and_smooth_and_its_minimiser_falls_evenly(dimension: int) -> None:
    f = flat_chain(dimension)
    matrix = np.array([f.times(e) for e in np.eye(dimension)])
    assert 0 < np.linalg.eigvalsh(matrix)[0] <= np.linalg.eigvalsh(matrix)[-1] <= 1
    assert f.minimiser == pytest.approx(1 - np.arange(1, dimension + 1) / (dimension + 1))
    assert matrix @ f.minimiser == pytest.approx(f.linear, abs=1e-12)


@pytest.mark.parametrize("method", SMOOTH)
@pytest.mark.parametrize("steps", [1, 6, 30])
def test_no_method_passes_the_bound_and_each_makes_progress(method: str, steps: int) -> None:
    found = excesses(flat_chain(2 * steps + 1), method, steps)
    assert 3 / (32 * (steps + 1) ** 2) <= found[-1] < found[0]


def test_conjugate_gradients_have_the_least_value_of_the_span() -> None:
    f, steps = flat_chain(11), 5
    matrix = np.array([f.times(e) for e in np.eye(11)])
    best = np.zeros(11)
    best[:steps] = np.linalg.solve(matrix[:steps, :steps], f.linear[:steps])
    error = best - f.minimiser
    expected = error @ matrix @ error / 2 / (f.minimiser @ f.minimiser)
    assert excesses(f, "conjugate gradients", steps)[-1] == pytest.approx(expected, rel=1e-10)
    assert all(excesses(f, m, steps)[-1] >= expected * (1 - 1e-10) for m in SMOOTH)


def test_the_momentum_method_keeps_its_guarantee() -> None:
    values = excesses(flat_chain(101), "Nesterov", 50)[1:]
    assert np.all(values <= 2 / (np.arange(1, 51) + 1) ** 2)


@pytest.mark.parametrize("steps", [1, 4, 20])
def test_the_largest_coordinate_has_the_constants_it_is_made_for(steps: int) -> None:
    f = LargestCoordinate.resisting(steps, 2.0, 1.5)
    assert np.linalg.norm(f.minimiser) == pytest.approx(1.5)
    assert f.slope + f.curvature * 1.5 == pytest.approx(2.0)
    smoothed = minimize(
        lambda x: f.slope * np.log(np.sum(np.exp(500 * x))) / 500 + f.curvature / 2 * x @ x, f.minimiser
    )
    assert f.value(f.minimiser) == pytest.approx(smoothed.fun, abs=0.02)
    assert f.value(f.minimiser) <= min(
        f.value(f.minimiser + d) for d in np.random.default_rng(0).normal(size=(50, steps + 1))
    )


@pytest.mark.parametrize("rule", STEP_RULES)
def test_no_step_rule_finds_a_better_value_than_that_of_the_start(rule: str) -> None:
    f = LargestCoordinate.resisting(30, 2.0, 1.5)
    values = subgradient_values(f, rule, 30, 2.0, 1.5)
    assert values == pytest.approx(np.full(31, 2.0 * 1.5 / (2 * (1 + np.sqrt(31)))))


def test_one_more_step_than_the_function_was_made_for_finds_a_better_value() -> None:
    f = LargestCoordinate.resisting(3, 3.0, 1.0)
    values = subgradient_values(f, "short steps", 8, 3.0, 1.0)
    assert values[3] == pytest.approx(0.5) and values[-1] < 0.5
