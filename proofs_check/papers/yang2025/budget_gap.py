"""Minimise the compute that gradient descent, and the span of all gradients, need for a joint risk."""

import math

import numpy as np
from scipy.optimize import minimize_scalar

from proofs_check.arrays import Floats
from proofs_check.dynamics.first_order import ends, nearest, progress
from proofs_check.measure import Profile
from proofs_check.papers.yang2025._oracle import long_enough
from theory.records import Curve, Estimate, Measurement, Plot, Problem

PRECISION = 1e-6  # of the minimiser, and of the chain's end


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    values = [_gap(i.number("kappa"), i.number("b"), i.number("epsilon")) for i in problem.instances]
    conditions = np.geomspace(4, 100, 5)
    return Measurement(
        estimates=tuple(
            Estimate("value", i, v, PRECISION * v, "one risk, no fit")
            for i, v in zip(problem.instances, values, strict=True)
        ),
        scope=(
            "exact: one joint risk of samples and steps, its compute minimised; gradient descent on curvatures at both "
            "ends of the class, the nearest point of the span on the chain"
        ),
        primitive="statistical leg n^-b; the matrices of both problems and the gradients seen",
        rung="exact dynamics",
        seeds=(seed,),
        plots=(
            Plot(
                xlabel=r"condition number $\kappa$",
                ylabel="compute of gradient descent over the least",
                curves=(Curve("at equal risk", tuple(conditions), tuple(_gap(c, 1.0, 1e-2) for c in conditions)),),
            ),
        ),
    )


def _gap(condition: float, power: float, risk: float) -> float:
    slow = math.ceil(condition * math.log(1e3 / risk))
    quick = math.ceil(math.sqrt(condition) * math.log(1e3 / risk))
    descent = progress(ends(condition), "gradient descent", slow).distance
    return _compute(descent, power, risk) / _compute(nearest(long_enough(condition, quick), quick), power, risk)


def _compute(distance: Floats, power: float, risk: float) -> float:
    """Least samples times steps for a risk ``n**-power + distance``, between steps on a log scale."""
    steps, logs = np.arange(len(distance)), np.log(distance)

    def cost(t: float) -> float:
        left = risk - float(np.exp(np.interp(t, steps, logs)))
        return float(t * left ** (-1 / power))

    enough = float(np.interp(-math.log(risk), -logs, steps))
    found = minimize_scalar(cost, bounds=(enough * (1 + 1e-9), len(distance) - 1.0), method="bounded")
    return float(found.fun)
