"""Follow the least risk of networks of finite depth and training time together as their compute grows."""

import numpy as np

from proofs_check.dynamics.in_context_time import time_frontier
from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import plot, problem_at
from theory.records import Estimate, Instance, Measurement, Plot, Problem

DEPTHS = np.geomspace(50, 1e5, 12)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    parts = [_follow(instance) for instance in problem.instances]
    return Measurement(
        estimates=tuple(estimate for estimate, _ in parts),
        scope="exact: gradient flow of the step size at finite depth and infinite width and context, over all modes of "
        "an infinite spectrum; the time is chosen for each depth",
        primitive="eigenvalues and label variances of the modes",
        rung="exact dynamics",
        seeds=(seed,),
        plots=tuple(figure for _, figure in parts),
    )


def _follow(instance: Instance) -> tuple[Estimate, Plot]:
    found = time_frontier(problem_at(instance), DEPTHS)
    law = exponent(found.compute, found.risk)
    estimate = Estimate("slope", instance, law.slope, law.slope_uncertainty, law.window)
    return estimate, plot("compute $t L$", f"least excess risk, {instance}", found.compute, found.risk, law)
