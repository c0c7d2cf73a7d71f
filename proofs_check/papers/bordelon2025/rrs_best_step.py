"""Tune the step size of ever deeper networks on an infinite power-law spectrum, and follow the step."""

import numpy as np

from proofs_check.dynamics.in_context import tuned
from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import problem_at
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

DEPTHS = np.geomspace(1e2, 1e7, 25)


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
    """The limit of the step: the constant of its law, whose measured exponent is zero."""
    spectrum = problem_at(instance)
    steps = [tuned(spectrum, depth).rate for depth in DEPTHS]
    law = exponent(DEPTHS, steps)
    estimate = Estimate("value", instance, law.constant, law.constant_uncertainty, law.window)
    curve = Curve("best step per layer", tuple(DEPTHS), tuple(steps))
    return estimate, Plot("depth $L$", f"best step, {instance}", (curve,), yscale="linear")
