"""Tune the step size of one layer on drawn isotropic contexts."""

import numpy as np

from proofs_check.dynamics.in_context import tuned
from proofs_check.dynamics.in_context_iso import marchenko_pastur
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025.iso_optimum import measure_at
from theory.records import Curve, Measurement, Plot, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    found = measure_at(problem.instances, [1] * len(problem.instances), profile, seed)
    alphas = np.geomspace(0.2, 8, 25)
    limit = tuple(tuned(marchenko_pastur(alpha), 1).risk for alpha in alphas)
    points = Curve(
        "drawn contexts",
        tuple(instance.number("alpha") for instance in problem.instances),
        tuple(e.value for e in found),
        tuple(e.uncertainty for e in found),
    )
    quadrature = Curve("quadrature over the limiting spectrum", tuple(alphas), limit, style="line")
    return Measurement(
        estimates=found,
        scope="exact: one layer acts on drawn Gaussian contexts; the step size is tuned on all contexts at once",
        primitive="isotropic Gaussian contexts",
        rung="Monte Carlo",
        seeds=(seed,),
        plots=(Plot("samples per dimension", "least excess risk of one layer", (quadrature, points)),),
    )
