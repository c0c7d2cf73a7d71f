"""One pass at the best first step on a smooth target, for which that step falls faster."""

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers.dieuleveut2016._tuned import LARGEST, at_best_step
from theory.records import Measurement, Problem

LONGEST = {"quick": 4000, "thorough": 40_000}
FIRST = LARGEST * 1.6 ** -np.arange(10.0)[::-1]


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return at_best_step(problem, seed, np.geomspace(100, LONGEST[profile], 12).round(), FIRST)
