"""The exact recursion of one-pass SGD agrees with SGD, with itself, and with closed forms."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import gamma

from proofs_check.dynamics.sgd import PowerLaw, frontier, recursion, risk, sampled

PROBLEM = PowerLaw(capacity=2.0, source=1.5)


def test_the_tail_is_the_signal_that_is_left() -> None:
    k = np.arange(1, 200001.0)
    direct = np.sum(k[10:] ** -1.5) + 2 / np.sqrt(200000.5)
    assert PROBLEM.tail(10) == pytest.approx(direct, rel=1e-9)


def test_eigendecomposition_reproduces_the_recursion() -> None:
    curve = recursion(PROBLEM, modes=12, step=0.25, steps=300)
    assert risk(PROBLEM, 12, 0.25, np.arange(301)) == pytest.approx(curve, rel=1e-10)


def test_recursion_is_the_mean_of_sgd_on_drawn_samples() -> None:
    runs = sampled(PROBLEM, 8, 0.2, steps=60, runs=20000, rng=np.random.default_rng(0))
    error = runs.std(axis=0) / np.sqrt(len(runs))
    deviations = (runs.mean(axis=0) - recursion(PROBLEM, 8, 0.2, 60))[1:] / error[1:]
    assert np.abs(deviations).max() < 4


def test_small_steps_follow_gradient_flow() -> None:
    """Without sampling noise many modes give the Mellin asymptotics of a spectral sum."""
    time, step = 2000.0, 1e-4
    bias = risk(PROBLEM, 400, step, [time / step])[0] - PROBLEM.tail(400)
    assert bias == pytest.approx(gamma(0.25) / 2 * (2 * time) ** -0.25 - PROBLEM.tail(400), rel=1e-2)


def test_a_large_step_is_refused() -> None:
    with pytest.raises(ValueError, match="smaller"):
        risk(PROBLEM, 12, 0.9, [1.0])


def test_the_frontier_lies_below_every_model_and_touches_one() -> None:
    sizes, budgets = [4, 5, 6, 7, 8, 10, 12, 14, 17, 20, 24, 28], np.geomspace(1e3, 1e4, 5)
    found = frontier(PROBLEM, sizes, 0.25, budgets)
    curves = np.array([risk(PROBLEM, n, 0.25, budgets / n) for n in range(4, 29)])
    assert np.all(curves.min(axis=0) >= found.risks * (1 - 1e-4))
    assert curves.min(axis=0) == pytest.approx(found.risks, rel=1e-3)
    assert found.modes == pytest.approx(4 + curves.argmin(axis=0), abs=1.0)


def test_budgets_whose_best_size_is_outermost_are_left_out() -> None:
    assert len(frontier(PROBLEM, [4, 5, 6, 7, 8], 0.25, [10.0, 1e6]).budgets) == 0
