"""Minimise the risk of random features over width and time within ever larger budgets."""

import numpy as np

from proofs_check.dynamics.feature_learning import budget_risks
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2024._laws import measured
from theory.records import Measurement, Problem

BUDGETS = np.geomspace(1e7, 1e12, 17)
WIDTHS = np.geomspace(40, 3e7, 70)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return measured(
        problem,
        BUDGETS,
        lambda spectrum: budget_risks(spectrum, BUDGETS, WIDTHS),
        "budget $C = N t$",
        "deterministic equivalent of descent on Gaussian features, width and time finite together",
        seed,
    )
