"""Least ratio of the rates after and before attention with softmax and a skip connection, over drawn tokens."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.coding_rate import attended, drawn_heads, rate
from theory.records import Instance, Measurement, Problem

HEADS, DIMENSION, TOKENS = 4, 12, 96
DRAWS = {"quick": 20, "thorough": 200}


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)

    def least(instance: Instance) -> float:
        beta = DIMENSION / (TOKENS * instance.number("epsilon") ** 2)
        return min(_ratio(beta, rng) for _ in range(DRAWS[profile]))

    return each(
        problem,
        seed,
        least,
        f"drawn tokens of unit length on average, {HEADS} heads of {DIMENSION} dimensions, {TOKENS} tokens; the "
        "softmax alone, without its factor",
        "the step on the matrix of tokens",
    )


def _ratio(beta: float, rng: np.random.Generator) -> float:
    d = HEADS * DIMENSION
    heads, tokens = drawn_heads(HEADS, DIMENSION, d, rng), rng.standard_normal((d, TOKENS)) / np.sqrt(d)
    return float(rate(tokens + attended(tokens, heads, 1.0), heads, beta) / rate(tokens, heads, beta))
