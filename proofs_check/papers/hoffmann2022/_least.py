"""The parametric law, minimised numerically within budgets."""

from __future__ import annotations

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.allocation import Allocation, Legs, least_sum
from proofs_check.papers.bordelon2025._laws import solved_laws
from theory.records import Instance, Measurement, Problem

BUDGETS = np.geomspace(1e18, 1e26, 20)
SCOPE = "exact minimum of the parametric law; whether language models obey it is not examined"


def allocation(instance: Instance, budget: float) -> Allocation:
    """Parameters and tokens at the least loss."""
    prices, decays = [1.0, 1.0], [instance.number("alpha"), instance.number("beta")]
    return least_sum(Legs([instance.number("A"), instance.number("B")], decays, prices), budget / 6)


def measured(problem: Problem, seed: int, what: str) -> Measurement:
    """Slope and constant of the loss, or of the parameters."""

    def curve(instance: Instance) -> Floats:
        found = [allocation(instance, budget) for budget in BUDGETS]
        return np.array([a.risk if what == "loss" else a.resources[0] for a in found])

    return solved_laws(
        problem,
        seed,
        BUDGETS,
        curve,
        xlabel="compute $C = 6 N D$",
        scope=SCOPE,
        primitive="the parametric law",
        rung="closed form",
        risk="reducible loss" if what == "loss" else "best number of parameters",
    )
