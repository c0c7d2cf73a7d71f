"""Least loss within a budget, over all ratios of features to samples."""

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._regression import laws
from proofs_check.papers.maloney2022._shapes import least_losses
from theory.records import Measurement, Problem

BUDGETS = np.geomspace(1e6, 1e16, 14)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return laws(
        problem,
        seed,
        "maloney2022",
        lambda spectrum, _: least_losses(spectrum, BUDGETS),
        x=BUDGETS,
        xlabel="budget $C = N T$",
        risk="least loss",
    )
