"""Follow gradient flow of balanced weights over an infinite power-law spectrum."""

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
        spectrum = problem_at(instance)
        gammas = flowed(spectrum, TIMES, speed=5 * 2**0.4, growth=1.6)
        risks = [infinite_depth_risk(spectrum, gamma) for gamma in gammas]
        law = exponent(TIMES, risks)
        found += estimates(instance, law)
        plots.append(plot("time $t$", f"excess risk, {instance}", TIMES, risks, law))
    return Measurement(
        estimates=tuple(found),
        scope="exact: gradient flow of balanced weights, their multiples at one rate, at infinite width, context and "
        "depth, over all modes; the trained network has this speed (bordelon2025:network-rrs)",
        primitive="eigenvalues and label variances of the modes, and the product of the weights",
        rung="exact dynamics",
        seeds=(seed,),
        plots=tuple(plots),
    )
