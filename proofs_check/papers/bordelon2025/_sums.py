"""What the checks of sums of limits share: the terms by name, and their least sums over budgets."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from proofs_check.dynamics.allocation import Legs, least_sum
from proofs_check.exponents import exponent
from proofs_check.papers.bordelon2025._laws import plot
from theory.records import Estimate, Instance, Measurement, Plot, Problem

BUDGETS = np.geomspace(1e3, 1e15, 13)
PRICES = {"time": 1.0, "width": 2.0, "depth": 1.0, "context": 2.0}


def least_sums(problem: Problem, terms: Sequence[str], seed: int) -> Measurement:
    """Exponent of the least sum of some of the terms, at each instance."""
    parts = [_follow(instance, terms) for instance in problem.instances]
    return Measurement(
        estimates=tuple(estimate for estimate, _ in parts),
        scope="proxy: the sum of the limits, minimised numerically over allocations of a budget; no network is solved, "
        "and that the risk of one is of the order of this sum is not measured",
        primitive="the exponents of the terms and of the cost",
        rung="exact dynamics",
        seeds=(seed,),
        plots=tuple(figure for _, figure in parts),
    )


def _follow(instance: Instance, terms: Sequence[str]) -> tuple[Estimate, Plot]:
    nu, beta = instance.number("nu"), instance.number("beta")
    decays = {"time": beta / (beta + 2), "width": nu * beta, "depth": beta, "context": nu * beta}
    legs = Legs([1.0] * len(terms), [decays[name] for name in terms], [PRICES[name] for name in terms])
    sums = [least_sum(legs, budget).risk for budget in BUDGETS]
    law = exponent(BUDGETS, sums, departures=())  # powers of equal weight under a product: nothing bends the law
    estimate = Estimate("slope", instance, law.slope, law.slope_uncertainty, law.window)
    return estimate, plot("compute $C$", f"least sum, {instance}", BUDGETS, sums, law)
