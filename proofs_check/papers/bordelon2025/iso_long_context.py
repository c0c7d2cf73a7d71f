"""Tune networks of few layers on ever longer isotropic contexts."""

import numpy as np

from proofs_check.dynamics.in_context import tuned
from proofs_check.dynamics.in_context_iso import marchenko_pastur
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import solved_laws
from theory.records import Measurement, Problem

ALPHAS = np.geomspace(30, 1e6, 25)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return solved_laws(
        problem,
        seed,
        ALPHAS,
        lambda instance: [tuned(marchenko_pastur(alpha), int(instance["L"])).risk for alpha in ALPHAS],
        xlabel="samples per dimension",
        scope="exact: the step size is minimised over the limiting spectrum of the contexts",
        primitive="Marchenko-Pastur law of the sample covariance",
        risk="least excess risk",
    )
