"""Least risk over modes and lattices at a budget of compute, without noise."""

from __future__ import annotations

import numpy as np

from proofs_check.dynamics.lattice_projection import compute_frontier
from proofs_check.exponents import Departure, exponent
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._laws import Series, panels
from theory.records import Instance, Measurement, Problem

LARGEST_SIDE = {"quick": {1: 400, 2: 100}, "thorough": {1: 1000, 2: 200}}
SMOOTH: tuple[Departure, ...] = ("correction",)  # sums over lattices: powers; whole numbers of modes add scatter


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    series = [_frontier(i, LARGEST_SIDE[profile][int(i["d"])]) for i in problem.instances]
    return Measurement(
        estimates=tuple(s.slope("compute") for s in series),
        scope="exact: least squares with Fourier modes on a lattice of the torus, over all numbers of modes and points",
        primitive="smoothness and dimension: which modes a lattice confuses is summed",
        rung="exact dynamics",
        seeds=(seed,),
        plots=panels(series, "compute $C$", "least squared error"),
    )


def _frontier(instance: Instance, largest: int) -> Series:
    """Budgets at which the best lattice is within those tried."""
    dimension = int(instance["d"])
    budgets = np.geomspace(100.0**dimension, (0.6 * largest**2) ** dimension, 24)
    risks = compute_frontier(instance.number("beta"), dimension, range(4, largest + 1, 2), budgets)
    return Series(instance, budgets, risks, exponent(budgets, risks, departures=SMOOTH))
