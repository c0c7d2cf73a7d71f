"""Least sum of two squared errors, of fits on two factors that share their cells."""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize_scalar

from proofs_check.arrays import Floats
from proofs_check.dynamics.cells import fit_errors
from proofs_check.measure import Profile
from proofs_check.papers.sharma2020._fits import DRAWS, MULTILINEAR, SIDES, measured
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return measured(problem, seed, MULTILINEAR, lambda at: _best_sums(at, DRAWS[profile] // 8, seed))


def _best_sums(instance: Instance, draws: int, seed: int) -> tuple[Floats, Floats]:
    """The best split of the cells, at budgets that give the first factor more than four a side."""
    dimensions = int(instance["d_1"]), int(instance["d_2"])
    budgets = SIDES ** dimensions[0]

    def loss(log_share: float, budget: float) -> float:
        """Squared error with the share exp(log_share) of the cells in the second factor."""
        shares = -np.expm1(log_share), np.exp(log_share)
        return float(
            sum(
                fit_errors("linear", d, [max((share * budget) ** (1 / d), 1.0)], 2, draws, seed)[0]
                for d, share in zip(dimensions, shares, strict=True)
            )
        )

    best = [
        minimize_scalar(loss, bounds=(-np.log(budget), -0.5), args=(budget,), method="bounded").fun
        for budget in budgets
    ]
    return budgets, np.array(best)
