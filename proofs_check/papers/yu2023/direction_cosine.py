"""Cosine of the gradient at a token with the way to its subspace, over drawn tokens in ever more dimensions.

Averaged are squares, which have no bias of order 1/p at finite size as their roots have.
"""

from __future__ import annotations

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.measure import Profile
from proofs_check.papers._drawn import drawn_ratio
from proofs_check.transformers.coding_rate import drawn_heads, gradient, noisy_tokens
from theory.records import Estimate, Instance, Measurement, Problem

SIZES, DRAWS, HEADS = (16, 32, 64), 80, 3
NOISE, BETA = 1e-7, 1e10  # beta noise^2 vanishes; the noise is far above what is left of the signal, 1/(beta signal)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)

    def estimate(instance: Instance) -> Estimate:
        share = instance.number("r")
        found = drawn_ratio(
            lambda p, count, rng: np.array([_squared(p, round(share * p), rng) for _ in range(count)]),
            lambda _: 1.0,
            SIZES,
            DRAWS,
            profile,
            rng,
        )
        window = f"{SIZES[0]} to {SIZES[-1]} dimensions of {HEADS} heads, extrapolated"
        cosine = float(np.sqrt(found.value))
        return Estimate("value", instance, cosine, found.uncertainty / (2 * cosine) + 1e-9, window)

    return Measurement(
        tuple(map(estimate, problem.instances)),
        scope=f"drawn tokens with noise {NOISE:g}, at beta = {BETA:g}",
        primitive="the gradient as a matrix",
        rung="Monte Carlo",
        seeds=(seed,),
    )


def _squared(p: int, per_head: int, rng: np.random.Generator) -> float:
    """Mean squared cosine over the tokens of the first head."""
    heads = drawn_heads(HEADS, p, HEADS * p, rng)
    tokens = noisy_tokens(heads, per_head, NOISE, rng)
    way = (heads[0] @ (heads[0].T @ tokens) - tokens)[:, :per_head]
    return float(np.mean(_cosines(-gradient(tokens, heads, BETA)[:, :per_head], way) ** 2))


def _cosines(one: Floats, other: Floats) -> Floats:
    return np.asarray((one * other).sum(axis=0) / np.linalg.norm(one, axis=0) / np.linalg.norm(other, axis=0))
