"""Tune the step size of ever deeper networks on an infinite power-law spectrum."""

import numpy as np

from proofs_check.dynamics.in_context import tuned
from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import estimates, plot, problem_at
from theory.records import Estimate, Measurement, Plot, Problem

# Below a hundred layers logarithms of the depth bend the law by percents.
DEPTHS = np.geomspace(1e2, 1e7, 25)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    found: list[Estimate] = []
    plots: list[Plot] = []
    for instance in problem.instances:
        spectrum = problem_at(instance)
        risks = [tuned(spectrum, depth).risk for depth in DEPTHS]
        law = exponent(DEPTHS, risks)
        found += estimates(instance, law)
        plots.append(plot("depth $L$", f"least excess risk, {instance}", DEPTHS, risks, law))
    return Measurement(
        estimates=tuple(found),
        scope="exact: the step size is minimised at each depth over all modes of an infinite spectrum",
        primitive="eigenvalues and label variances of the modes",
        rung="exact dynamics",
        seeds=(seed,),
        plots=tuple(plots),
    )
