"""Find the angle at which a deep network stops being better than one of half its depth."""

import numpy as np

from proofs_check.dynamics.in_context_shift import helpful_until
from proofs_check.measure import Profile
from theory.records import Estimate, Instance, Measurement, Problem

DEPTH = 80


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return Measurement(
        estimates=tuple(_estimate(instance) for instance in problem.instances),
        scope="exact: linear attention in an infinite context, its matrix trained before the covariance turns",
        primitive="the covariances of training and of the test",
        rung="exact dynamics",
        seeds=(seed,),
    )


def _estimate(instance: Instance) -> Estimate:
    ratio = instance.number("r")
    last, before = (float(np.sin(helpful_until(ratio, depth)) ** 2) for depth in (DEPTH, DEPTH // 2))
    window = f"depth {DEPTH} against {DEPTH // 2}; with half of both for the uncertainty"
    return Estimate("value", instance, last, abs(last - before) + 1e-6 * last, window, DEPTH, "layers", 1.0)
