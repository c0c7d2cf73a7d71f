"""Least ratio of the rates after and before attention with softmax and a skip connection, over drawn tokens."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.coding_rate import attended, drawn_heads, rate
from theory.records import Instance, Measurement, Problem
from theory.symbols import parameters

epsilon = parameters("epsilon")

HEADS, DIMENSION, TOKENS = 4, 12, 96
DOMAIN = (10 * epsilon >= 1, epsilon <= 10)
DRAWS = {"quick": 20, "thorough": 200}
TRIALS = 200


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)

    def least(instance: Instance) -> float:
        return min(_ratio(instance, rng) for _ in range(DRAWS[profile]))

    return each(
        problem,
        seed,
        least,
        f"drawn tokens of unit length on average, {HEADS} heads of {DIMENSION} dimensions, {TOKENS} tokens; the "
        "softmax alone, without its factor",
        "the step on the matrix of tokens",
    )


def _ratio(instance: Instance, rng: np.random.Generator) -> float:
    d, beta = HEADS * DIMENSION, DIMENSION / (TOKENS * instance.number("epsilon") ** 2)
    heads, tokens = drawn_heads(HEADS, DIMENSION, d, rng), rng.standard_normal((d, TOKENS)) / np.sqrt(d)
    return float(rate(tokens + attended(tokens, heads, 1.0), heads, beta) / rate(tokens, heads, beta))


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """The ratio for drawn tokens and heads."""
    return _ratio(at, rng), 1e-9
