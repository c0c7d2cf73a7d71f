"""Learning curve without noise in its deterministic equivalent, at the ridge n^-l."""

import numpy as np

from proofs_check.dynamics.ridge import ridge_risk
from proofs_check.measure import Profile
from proofs_check.papers._regression import SIZES, laws
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return laws(
        problem,
        seed,
        "cui2021",
        lambda spectrum, i: np.array([ridge_risk(spectrum, n, n ** -i.number("l")).bias for n in SIZES]),
        xlabel="samples $n$",
    )
