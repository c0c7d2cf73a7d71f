"""Minimise the loss over room and samples together."""

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.feature_sgd import feature_frontier
from proofs_check.measure import Profile
from proofs_check.papers.michaud2023._quanta import loss, measured
from theory.records import Instance, Measurement, Problem

BUDGETS = np.geomspace(1e10, 1e20, 16)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    def least(instance: Instance) -> Floats:
        return feature_frontier(lambda room, samples: loss(instance, room, samples), BUDGETS).risks

    return measured(problem, seed, least, BUDGETS, "budget $C = N S$")
