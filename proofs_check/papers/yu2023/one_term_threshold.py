"""The tokens that a step along the first two terms of the gradient leaves as they are."""

from __future__ import annotations

import numpy as np
from scipy.optimize import brentq

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.papers.yu2023.one_term_factor import factor
from theory.records import Instance, Measurement, Problem

LEAST, MOST = 1e-2, 30.0


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    def size(instance: Instance) -> float:
        step = instance.number("h")
        return float(brentq(lambda x: factor(x, step, np.random.default_rng(seed)) - 1, LEAST, MOST))

    return each(problem, seed, size, "exact: drawn tokens and heads", "the step on the matrix of tokens")
