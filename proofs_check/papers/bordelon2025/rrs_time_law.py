"""Follow gradient flow on the step size over an infinite power-law spectrum."""

import numpy as np

from proofs_check.dynamics.in_context import infinite_depth_risk, trained
from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import estimates, plot, problem_at
from theory.records import Estimate, Measurement, Plot, Problem

TIMES = np.geomspace(1e3, 1e12, 25)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    found: list[Estimate] = []
    plots: list[Plot] = []
    for instance in problem.instances:
        spectrum = problem_at(instance)
        risks = [infinite_depth_risk(spectrum, gamma) for gamma in trained(spectrum, TIMES)]
        law = exponent(TIMES, risks)
        found += estimates(instance, law)
        plots.append(plot("time $t$", f"excess risk, {instance}", TIMES, risks, law))
    return Measurement(
        estimates=tuple(found),
        scope="exact: gradient flow of the step size at infinite width, context and depth, over all modes",
        primitive="eigenvalues and label variances of the modes",
        rung="exact dynamics",
        seeds=(seed,),
        plots=tuple(plots),
    )
