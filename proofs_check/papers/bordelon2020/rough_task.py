"""Learning curve of kernel interpolation in its deterministic equivalent."""

import numpy as np

from proofs_check.dynamics.ridge import ridge_risk
from proofs_check.measure import Profile
from proofs_check.papers._regression import SIZES, laws
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return laws(
        problem,
        seed,
        "bordelon2020",
        lambda spectrum, _: np.array([ridge_risk(spectrum, size).bias for size in SIZES]),
        xlabel="samples $n$",
    )
