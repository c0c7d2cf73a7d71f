"""Learning curve of kernel interpolation where the exponents meet, up to 1e11 samples."""

import numpy as np

from proofs_check.dynamics.ridge import ridge_risk
from proofs_check.measure import Profile
from proofs_check.papers._regression import on_wall, spectrum_at
from theory.records import Measurement, Problem

SIZES = np.geomspace(1e4, 1e11, 31)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return on_wall(
        problem,
        seed,
        lambda i: [ridge_risk(spectrum_at("bordelon2020", i), size).bias for size in SIZES],
        xlabel="samples $n$",
        x=SIZES,
    )
