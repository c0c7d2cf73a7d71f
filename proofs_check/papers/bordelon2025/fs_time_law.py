"""Integrate the learning of every mode's step over an infinite power-law spectrum."""

import numpy as np

from proofs_check.dynamics.in_context_fixed import learning_curve
from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import estimates, plot, problem_at
from theory.records import Curve, Estimate, Measurement, Plot, Problem

TIMES = np.geomspace(1e4, 1e13, 25)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    found: list[Estimate] = []
    plots: list[Plot] = []
    for instance in problem.instances:
        spectrum = problem_at(instance)
        risks = learning_curve(spectrum, TIMES)
        law = exponent(TIMES, risks)
        found += estimates(instance, law)
        shallow = Curve("one layer", tuple(TIMES), tuple(learning_curve(spectrum, TIMES, depth=1)), style="line")
        plots.append(plot("time $t$", f"excess risk, {instance}", TIMES, risks, law, shallow))
    return Measurement(
        estimates=tuple(found),
        scope="exact: gradient flow of one step per mode at infinite context and depth, over all modes",
        primitive="eigenvalues and label variances of the modes",
        rung="exact dynamics",
        seeds=(seed,),
        plots=tuple(plots),
    )
