"""Tune the step size of ever deeper networks on an infinite power-law spectrum, and follow the step."""

import numpy as np
from numpy.typing import NDArray

from proofs_check.dynamics.in_context import tuned
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import problem_at
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

DEPTHS = np.geomspace(1e2, 1e7, 25)
WINDOW = "1e2 to 1e7 layers, with corrections log(L)/L and 1/L; refitted on the upper half"


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    parts = [_follow(instance) for instance in problem.instances]
    return Measurement(
        estimates=tuple(estimate for estimate, _ in parts),
        scope="exact: the step size is minimised at each depth over all modes of an infinite spectrum",
        primitive="eigenvalues and label variances of the modes",
        rung="exact dynamics",
        seeds=(seed,),
        plots=tuple(figure for _, figure in parts),
    )


def _follow(instance: Instance) -> tuple[Estimate, Plot]:
    spectrum = problem_at(instance)
    steps = np.array([tuned(spectrum, depth).rate for depth in DEPTHS])
    value, upper = _limit(DEPTHS, steps), _limit(DEPTHS[12:], steps[12:])
    curve = Curve("best step per layer", tuple(DEPTHS), tuple(steps))
    estimate = Estimate("value", instance, value, abs(value - upper) + 1e-9, WINDOW)
    return estimate, Plot("depth $L$", f"best step, {instance}", (curve,), yscale="linear")


def _limit(depths: NDArray[np.float64], steps: NDArray[np.float64]) -> float:
    columns = np.stack([np.ones_like(depths), np.log(depths) / depths, 1 / depths], axis=1)
    return float(np.linalg.lstsq(columns, steps, rcond=None)[0][0])
