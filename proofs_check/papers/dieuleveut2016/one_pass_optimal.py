"""One pass at the best first step, by the second moments of every step."""

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers.dieuleveut2016._tuned import LARGEST, at_best_step
from theory.records import Measurement, Problem

LONGEST = {"quick": 3000, "thorough": 30_000}
FIRST = LARGEST * 1.5 ** -np.arange(8.0)[::-1]


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return at_best_step(problem, seed, np.geomspace(60, LONGEST[profile], 12).round(), FIRST)
