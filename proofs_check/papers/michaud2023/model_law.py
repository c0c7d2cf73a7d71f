"""Sum what lies beyond the quanta that a model has room for."""

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers.michaud2023._quanta import SIZES, beyond, measured
from theory.records import Measurement, Problem

ROOMS = np.round(SIZES)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return measured(problem, seed, lambda i: [beyond(i, n) for n in ROOMS], ROOMS, "quanta $N$", constant=True)
