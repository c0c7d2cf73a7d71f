"""Project the minimiser of a chain on the span of the gradients seen."""

import numpy as np

from proofs_check.dynamics.first_order import METHODS, Quadratic, nearest, progress
from proofs_check.measure import Profile
from proofs_check.papers.yang2025._oracle import PRECISION, long_enough
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return Measurement(
        estimates=tuple(_estimate(instance) for instance in problem.instances),
        scope="exact: the chain is cut where its end is not felt, the minimiser found by solving the linear system",
        primitive="the matrix of the chain and the gradients seen",
        rung="exact dynamics",
        seeds=(seed,),
        plots=(_plot(problem.instances[2]),),
    )


def _chain(instance: Instance) -> Quadratic:
    return long_enough(instance.number("kappa"), int(instance["T"]))


def _estimate(instance: Instance) -> Estimate:
    value = float(nearest(_chain(instance), int(instance["T"]))[-1])
    return Estimate("value", instance, value, PRECISION * value, window="one number of steps, no fit")


def _plot(instance: Instance) -> Plot:
    f, steps = _chain(instance), int(instance["T"])
    times = tuple(np.arange(steps + 1.0))
    return Plot(
        xlabel="steps $T$",
        ylabel="squared distance over that at the start",
        curves=(
            Curve("nearest point of the span", times, tuple(nearest(f, steps))),
            *(Curve(m, times, tuple(progress(f, m, steps).distance), style="line") for m in METHODS),
        ),
        xscale="linear",
        marks=(("measured at", float(steps)),),
    )
