"""Follow gradient flow of one weight, a power of which is the step, over an infinite power-law spectrum."""

import numpy as np

from proofs_check.dynamics.attention_weights import flowed
from proofs_check.dynamics.in_context import infinite_depth_risk
from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import estimates, plot, problem_at
from theory.records import Estimate, Measurement, Plot, Problem

TIMES = np.geomspace(1e2, 1e9, 25)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    found: list[Estimate] = []
    plots: list[Plot] = []
    for instance in problem.instances:
        spectrum, power = problem_at(instance), instance.number("p")
        gammas = flowed(spectrum, TIMES, speed=power**2, growth=2 - 2 / power)
        risks = [infinite_depth_risk(spectrum, gamma) for gamma in gammas]
        law = exponent(TIMES, risks)
        found += estimates(instance, law)
        plots.append(plot("time $t$", f"excess risk, {instance}", TIMES, risks, law))
    return Measurement(
        estimates=tuple(found),
        scope="exact: gradient flow of one weight at infinite width, context and depth, over all modes",
        primitive="eigenvalues and label variances of the modes, and the power",
        rung="exact dynamics",
        seeds=(seed,),
        plots=tuple(plots),
    )
