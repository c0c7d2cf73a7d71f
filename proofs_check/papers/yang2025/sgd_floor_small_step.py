"""Iterate the mean squared errors of one-pass SGD to their floor at smaller and smaller steps."""

import numpy as np

from proofs_check.dynamics.constant_step import mean_errors
from proofs_check.dynamics.finite_size import to_infinite_size
from proofs_check.measure import Profile
from proofs_check.papers.yang2025._floor import PRECISION, curvatures, relaxation
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

STEPS = (1 / 16, 1 / 32, 1 / 64, 1 / 128)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    found = [(instance, [_floor(instance, step) / step for step in STEPS]) for instance in problem.instances]
    return Measurement(
        estimates=tuple(_estimate(instance, ratios) for instance, ratios in found),
        scope="exact: mean squared errors of one-pass SGD, step by step",
        primitive="curvatures, label noise, step size",
        rung="exact dynamics",
        seeds=(seed,),
        plots=(
            Plot(
                xlabel=r"step size $\eta$",
                ylabel=r"floor over $\eta$",
                curves=tuple(Curve(str(instance), STEPS[::-1], tuple(ratios[::-1])) for instance, ratios in found),
            ),
        ),
    )


def _floor(instance: Instance, step: float) -> float:
    rates, variance = curvatures(instance), instance.number("sigma") ** 2
    start = step * variance / 2 * np.ones_like(rates)
    return float(mean_errors(start, rates, step, variance, relaxation(instance, step), "one-pass")[-1] @ rates)


def _estimate(instance: Instance, ratios: list[float]) -> Estimate:
    value, uncertainty = to_infinite_size([1 / step for step in STEPS], ratios, [PRECISION * r for r in ratios])
    return Estimate("value", instance, value, uncertainty, "straight line in the step size through all of them")
