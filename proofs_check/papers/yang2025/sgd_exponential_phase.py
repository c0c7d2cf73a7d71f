"""Iterate the mean squared errors of one-pass SGD, and read how fast the excess falls late in the first phase."""

import numpy as np

from proofs_check.dynamics.constant_step import mean_errors
from proofs_check.dynamics.finite_size import to_infinite_size
from proofs_check.measure import Profile
from proofs_check.papers.yang2025._floor import PRECISION, curvatures, relaxation
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

STEPS = (1 / 16, 1 / 32, 1 / 64, 1 / 128)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    found = [(instance, [_rate(instance, step) / step for step in STEPS]) for instance in problem.instances]
    return Measurement(
        estimates=tuple(_estimate(instance, rates) for instance, rates in found),
        scope="exact: mean squared errors of one-pass SGD without label noise, step by step; the noise adds the floor",
        primitive="curvatures, step size",
        rung="exact dynamics",
        seeds=(seed,),
        plots=(
            Plot(
                xlabel=r"step size $\eta$",
                ylabel=r"share lost per step, over $\eta$",
                curves=tuple(Curve(str(instance), STEPS[::-1], tuple(rates[::-1])) for instance, rates in found),
            ),
        ),
    )


def _rate(instance: Instance, step: float) -> float:
    rates = curvatures(instance)
    risks = mean_errors(np.ones_like(rates), rates, step, 0.0, relaxation(instance, step), "one-pass") @ rates
    return float(1 - risks[-1] / risks[-2])


def _estimate(instance: Instance, rates: list[float]) -> Estimate:
    value, uncertainty = to_infinite_size([1 / step for step in STEPS], rates, [PRECISION * r for r in rates])
    return Estimate("value", instance, value, uncertainty, "straight line in the step size through all of them")
