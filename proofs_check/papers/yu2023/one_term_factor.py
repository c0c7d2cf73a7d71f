"""Singular values of drawn tokens after a step along the first two terms of their gradient."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.papers.yu2023._drawn import drawn
from proofs_check.transformers.coding_rate import truncated_gradient
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return each(
        problem,
        seed,
        lambda i: factor(i.number("x"), i.number("h"), rng),
        "exact: drawn tokens and heads",
        "the step on the matrix of tokens",
    )


def factor(x: float, step: float, rng: np.random.Generator) -> float:
    """By which a singular value is multiplied."""
    at = drawn(float(np.sqrt(x)), rng)
    moved = at.tokens - step * truncated_gradient(at.tokens, at.heads, 1.0, 1)
    return at.along(moved) / at.along(at.tokens)
