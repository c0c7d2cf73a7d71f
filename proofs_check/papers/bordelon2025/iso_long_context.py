"""Tune networks of few layers on ever longer isotropic contexts."""

import numpy as np

from proofs_check.dynamics.in_context import tuned
from proofs_check.dynamics.in_context_iso import marchenko_pastur
from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import estimates, plot
from theory.records import Estimate, Measurement, Plot, Problem

ALPHAS = np.geomspace(30, 1e6, 25)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    found: list[Estimate] = []
    plots: list[Plot] = []
    for instance in problem.instances:
        depth = int(instance["L"])
        risks = [tuned(marchenko_pastur(alpha), depth).risk for alpha in ALPHAS]
        law = exponent(ALPHAS, risks)
        found += estimates(instance, law)
        plots.append(plot("samples per dimension", f"least excess risk, {instance}", ALPHAS, risks, law))
    return Measurement(
        estimates=tuple(found),
        scope="exact: the step size is minimised over the limiting spectrum of the contexts",
        primitive="Marchenko-Pastur law of the sample covariance",
        rung="exact dynamics",
        seeds=(seed,),
        plots=tuple(plots),
    )
