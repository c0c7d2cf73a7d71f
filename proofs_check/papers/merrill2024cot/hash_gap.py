"""Least gap between an equal hash and a different one, over all pairs."""

from __future__ import annotations

import mpmath

from proofs_check.measure import Profile
from proofs_check.papers.merrill2024cot._limits import limit
from proofs_check.transformers.layer_norm_hash import cosine_squared
from theory.records import Measurement, Problem

SIZES = {"quick": (8, 12, 18, 27, 40), "thorough": (16, 24, 36, 54, 80)}
DIGITS = 40


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return Measurement(
        estimates=tuple(limit(i, _scaled, SIZES[profile]) for i in problem.instances),
        scope="exact: every pair of numbers up to each size",
        primitive="products of layer-norm hashes in exact fractions",
        rung="exact dynamics",
        seeds=(seed,),
    )


def _scaled(size: int) -> float:
    """The fourth power of the size times the least gap."""
    nearest = max(cosine_squared(q, k) for q in range(1, size + 1) for k in range(1, q))
    with mpmath.workdps(DIGITS):
        return float(size**4 * (1 - mpmath.sqrt(mpmath.mpf(nearest.numerator) / nearest.denominator)))
