"""Singular values of drawn tokens after attention without softmax is added to them."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.papers.yu2023._drawn import drawn
from proofs_check.transformers.coding_rate import attended
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)

    def factor(instance: Instance) -> float:
        at = drawn(instance.number("sigma"), rng)
        moved = at.tokens + instance.number("c") * attended(at.tokens, at.heads, 1.0, smooth=False)
        return at.along(moved) / at.along(at.tokens)

    return each(problem, seed, factor, "exact: drawn tokens and heads", "the step on the matrix of tokens")
