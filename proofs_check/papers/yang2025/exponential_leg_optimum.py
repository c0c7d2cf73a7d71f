"""Minimise the sum of a power-law part and an exponential time leg directly over the steps."""

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.allocation import least
from proofs_check.measure import Profile
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

PRECISION = 1e-6  # a minimiser knows its argument to the square root of rounding only


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return Measurement(
        estimates=tuple(_estimate(instance) for instance in problem.instances),
        scope="exact: the risk at a finite budget is minimised over the number of steps",
        primitive="the power-law part as a function of the remaining budget, and the exponential leg",
        rung="exact dynamics",
        seeds=(seed,),
        plots=(_plot(problem.instances[0]),),
    )


def _risk(instance: Instance, steps: Floats) -> Floats:
    left = instance.number("C") / steps ** instance.number("r")
    result: Floats = instance.number("W") * left ** -instance.number("g") + np.exp(-steps / instance.number("K"))
    return result


def _best(instance: Instance) -> float:
    # Below K(1 - r g) the risk has no minimum, only the maximum that follows no training.
    start = instance.number("K") * (1 - instance.number("r") * instance.number("g"))
    return float(least(lambda steps: _risk(instance, steps), start, 1e3 * start).resources[0])


def _estimate(instance: Instance) -> Estimate:
    best = _best(instance)
    return Estimate("value", instance, best, PRECISION * best, window="one budget, no fit")


def _plot(instance: Instance) -> Plot:
    steps = np.geomspace(1.0, 1e3, 200)
    return Plot(
        xlabel="steps $T$",
        ylabel="risk within the budget",
        curves=(Curve("risk", tuple(steps), tuple(_risk(instance, steps)), style="line"),),
        marks=(("minimum found", _best(instance)),),
    )
