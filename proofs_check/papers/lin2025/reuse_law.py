"""Risk of gradient flow on a sample, for a time that is a power of the number of samples."""

import numpy as np

from proofs_check.dynamics.early_stopping import stopped_flow
from proofs_check.measure import Profile
from proofs_check.papers._regression import POWERS, laws
from proofs_check.papers.pillaud2018._stopping import SCOPE
from theory.records import Measurement, Problem

SAMPLES = np.geomspace(1e3, 1e9, 19)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return laws(
        problem,
        seed,
        "canonical",
        lambda spectrum, i: [
            stopped_flow(spectrum, n, [n ** i.number("u")], i.number("noise")).total[0] for n in SAMPLES
        ],
        x=SAMPLES,
        xlabel="samples $N$",
        scope=SCOPE,
        departures=POWERS,
    )
