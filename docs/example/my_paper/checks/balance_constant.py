"""Minimise the two terms numerically at a finite budget.

The style for numbers without a fit: the uncertainty is that of the minimiser.
"""

import numpy as np
from scipy.optimize import minimize_scalar

from proofs_check.measure import Profile
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

PRECISION = 1e-8  # far above the error of the minimiser


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    first = problem.instances[0]
    budgets = np.geomspace(1e2, 1e8, 13)
    return Measurement(
        estimates=tuple(_estimate(instance) for instance in problem.instances),
        scope="exact: minimised over the penalty at a finite budget",
        primitive="the two terms and the cost",
        rung="exact dynamics",
        seeds=(seed,),
        plots=(
            Plot(
                xlabel="compute $C$",
                ylabel="least risk",
                curves=(Curve("minimised", tuple(budgets), tuple(_least(first, c) for c in budgets)),),
                marks=(("measured at", first.number("C")),),
            ),
        ),
    )


def _estimate(instance: Instance) -> Estimate:
    value = _least(instance, instance.number("C"))
    return Estimate("value", instance, value, PRECISION * value, window="one budget, no fit")


def _least(instance: Instance, budget: float) -> float:
    s, r, p, bias, variance = (instance.number(name) for name in ("s", "r", "p", "B", "V"))

    def risk(log_x: float) -> float:
        return bias * np.exp(-s * log_x) + variance * np.exp((r + p) * log_x) / budget

    # In the logarithm the sum is convex, so that its only minimum is found.
    found = minimize_scalar(risk, bounds=(0.0, np.log(budget)), method="bounded", options={"xatol": 1e-9})
    return float(found.fun)
