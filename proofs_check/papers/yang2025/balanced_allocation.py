"""Minimise the sum of three legs directly, without the balance condition."""

import numpy as np

from proofs_check.dynamics.allocation import Legs, least_sum
from proofs_check.measure import Profile
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

PRECISION = 1e-9  # far above the optimiser's own accuracy, far below any rival


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    estimates = tuple(_estimate(instance) for instance in problem.instances)
    return Measurement(
        estimates=estimates,
        scope="exact: the sum of the three legs is minimised over the budget surface at finite budgets",
        primitive="the three legs and the cost",
        rung="exact dynamics",
        seeds=(seed,),
        plots=(_plot(problem.instances[0]),),
    )


def _legs(instance: Instance) -> Legs:
    def triple(names: str) -> list[float]:
        return [instance.number(name) for name in names]

    return Legs(coefficients=triple("ABF"), decays=triple("abc"), prices=triple("pqr"))


def _estimate(instance: Instance) -> Estimate:
    least = least_sum(_legs(instance), budget=instance.number("C")).risk
    return Estimate("value", instance, least, PRECISION * least, window="one budget, no fit")


def _plot(instance: Instance) -> Plot:
    budgets = np.geomspace(1e2, 1e12, 21)
    risks = [least_sum(_legs(instance), budget).risk for budget in budgets]
    return Plot(
        xlabel="compute $C$",
        ylabel="least risk",
        curves=(Curve("direct minimisation", tuple(budgets), tuple(risks)),),
        marks=(("measured at", instance.number("C")),),
    )
