"""Count samples of every quantum."""

import math

from proofs_check.measure import Profile
from proofs_check.papers.michaud2023._quanta import SIZES, loss, measured
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return measured(problem, seed, lambda i: [loss(i, math.inf, size) for size in SIZES], SIZES, "samples $D$")
