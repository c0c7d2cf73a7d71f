"""The step along the gradient of drawn tokens that leaves a singular value as large as it was."""

from __future__ import annotations

import numpy as np
from scipy.optimize import brentq

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.papers.yu2023._drawn import drawn
from proofs_check.transformers.coding_rate import gradient
from theory.records import Instance, Measurement, Problem

LEAST, MOST = 1e-3, 1e3


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)

    def size(instance: Instance) -> float:
        at = drawn(float(np.sqrt(instance.number("x"))), rng)
        slope = gradient(at.tokens, at.heads, 1.0)
        before = abs(at.along(at.tokens))
        return float(brentq(lambda h: abs(at.along(at.tokens - h * slope)) - before, LEAST, MOST))

    return each(problem, seed, size, "exact: drawn tokens and heads", "the step on the matrix of tokens")
