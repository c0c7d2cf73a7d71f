"""What a step along the gradient of drawn tokens takes away."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.papers.yu2023._drawn import drawn
from proofs_check.transformers.coding_rate import gradient
from theory.records import Instance, Measurement, Problem
from theory.symbols import parameters

DOMAIN = (parameters("x") <= 100,)
TRIALS = 500


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return each(
        problem, seed, lambda i: share(i, rng), "exact: drawn tokens and heads", "the step on the matrix of tokens"
    )


def share(instance: Instance, rng: np.random.Generator) -> float:
    """Part of 1 + x that one step takes away."""
    x = instance.number("x")
    at = drawn(float(np.sqrt(x)), rng)
    moved = at.along(at.tokens - instance.number("h") * gradient(at.tokens, at.heads, 1.0))
    return (x - moved**2) / (1 + x)


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """The same at one draw."""
    return share(at, rng), 1e-9
