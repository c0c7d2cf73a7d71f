"""Tune the step of ever deeper networks on the limiting spectrum of square contexts."""

import numpy as np

from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._isotropic import bulk_risk
from proofs_check.papers.bordelon2025._laws import estimates, plot
from theory.records import Measurement, Problem

DEPTHS = np.unique(np.geomspace(4, 2000, 25).astype(int))


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    risks = [bulk_risk(1.0, int(depth)) for depth in DEPTHS]
    law = exponent(DEPTHS, risks)
    (instance,) = problem.instances
    return Measurement(
        estimates=estimates(instance, law),
        scope="exact: the step size is minimised at each depth over the limiting spectrum of the contexts",
        primitive="Marchenko-Pastur law of the sample covariance",
        rung="exact dynamics",
        seeds=(seed,),
        plots=(plot("depth $L$", "least excess risk, alpha = 1", DEPTHS, risks, law),),
    )
