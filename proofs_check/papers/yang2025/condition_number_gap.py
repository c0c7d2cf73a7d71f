"""Divide the steps of gradient descent by those in which the span of gradients solves a chain."""

import math

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.first_order import Progress, Quadratic, ends, nearest, progress
from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from proofs_check.papers.yang2025._oracle import long_enough
from theory.records import Curve, Measurement, Plot, Problem

RATIO = 1e-2


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    (instance,) = problem.instances
    conditions = np.geomspace(9, 2e3 if profile == "quick" else 1e4, 16)
    worst = np.array([_descent(ends(c)) / _least(c) for c in conditions])
    on_chain = np.array([_descent(long_enough(c, 0)) / _least(c) for c in conditions])
    law = exponent(conditions, worst)
    return Measurement(
        estimates=law.estimates(instance),
        scope=(
            "exact: gradient descent on two curvatures at the ends of the class, the nearest point of the span on the "
            f"chain, both to a squared distance of {RATIO:g} of that at the start, interpolated between steps"
        ),
        primitive="the matrices of both problems and the gradients seen",
        rung="exact dynamics",
        seeds=(seed,),
        plots=(_plot(conditions, worst, on_chain),),
    )


def _descent(f: Quadratic) -> float:
    most = math.ceil(1.3 * f.smoothness / f.convexity) + 10
    return progress(f, "gradient descent", most).steps_to(RATIO)


def _least(condition: float) -> float:
    most = math.ceil(1.3 * math.sqrt(condition)) + 4
    distances = nearest(long_enough(condition, most), most)
    return Progress(distances, distances).steps_to(RATIO)


def _plot(conditions: Floats, worst: Floats, on_chain: Floats) -> Plot:
    x = tuple(conditions)
    return Plot(
        xlabel=r"condition number $\kappa$",
        ylabel="steps of gradient descent over the least",
        curves=(
            Curve("descent on its worst problem", x, tuple(worst)),
            Curve("descent on the chain", x, tuple(on_chain)),
        ),
    )
