"""Risk at the best ridge, searched at every number of samples."""

import numpy as np

from proofs_check.dynamics.ridge import best_ridge
from proofs_check.measure import Profile
from proofs_check.papers._regression import laws
from theory.records import Measurement, Problem

SAMPLES = np.geomspace(1e3, 1e9, 14)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return laws(
        problem,
        seed,
        "bi2025",
        lambda spectrum, i: [best_ridge(spectrum, n, i.number("noise")).total for n in SAMPLES],
        x=SAMPLES,
        xlabel="samples $n$",
    )
