"""Minimise the risk of SGD in random features below capacity one; corrections are slow, and budgets great."""

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers.paquette2024._frontier import heavy_risk
from theory.records import Measurement, Problem

BUDGETS = np.geomspace(1e16, 1e36, 16)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return heavy_risk(problem, seed, BUDGETS)
