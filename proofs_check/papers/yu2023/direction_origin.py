"""Cosine of the gradient at a token with the way to the origin, for ever coarser quantisation."""

from __future__ import annotations

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.measure import Profile
from proofs_check.transformers.coding_rate import drawn_heads, gradient, noisy_tokens
from theory.records import Estimate, Measurement, Problem

HEADS, DIMENSION, PER_HEAD, NOISE = 3, 8, 6, 0.2
LARGEST = (1e-3, 1e-2)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    heads = drawn_heads(HEADS, DIMENSION, HEADS * DIMENSION, rng)
    tokens = noisy_tokens(heads, PER_HEAD, NOISE, rng)
    energy = max(np.linalg.norm(head.T @ tokens, 2) for head in heads) ** 2
    last, before = (_worst(tokens, gradient(tokens, heads, x / float(energy))) for x in LARGEST)
    window = f"x = {LARGEST[0]:g}, and {LARGEST[1]:g} beside it"
    return Measurement(
        tuple(Estimate("value", i, last, abs(last - before) + 1e-9, window) for i in problem.instances),
        scope="exact: drawn tokens and heads; the token with the least cosine",
        primitive="the gradient as a matrix",
        rung="exact dynamics",
        seeds=(seed,),
    )


def _worst(tokens: Floats, slope: Floats) -> float:
    lengths = np.linalg.norm(tokens, axis=0) * np.linalg.norm(slope, axis=0)
    return float(np.min((tokens * slope).sum(axis=0) / lengths))
