"""What the gradient lacks of the tokens, over attention, for ever smaller tokens."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers.yu2023._drawn import drawn
from proofs_check.transformers.coding_rate import attended, gradient
from theory.records import Estimate, Instance, Measurement, Problem

SMALL = 0.02  # singular value, in units of beta^(-1/2)


def weights(problem: Problem, profile: Profile, seed: int) -> Measurement:
    """The weight of attention without softmax, extrapolated to tokens of no size."""
    return Measurement(
        tuple(_weight(i, seed) for i in problem.instances),
        scope="exact: drawn tokens and heads",
        primitive="gradient and attention as matrices",
        rung="exact dynamics",
        seeds=(seed,),
    )


def _weight(instance: Instance, seed: int) -> Estimate:
    beta = instance.number("beta")
    found = []
    for value in (2 * SMALL, SMALL):
        at = drawn(value / np.sqrt(beta), np.random.default_rng(seed))
        lacking = beta * at.tokens - gradient(at.tokens, at.heads, beta)
        found.append(at.along(lacking) / at.along(attended(at.tokens, at.heads, beta, smooth=False)))
    limit = (4 * found[1] - found[0]) / 3  # the first correction is a square
    window = f"singular values {SMALL:g} and {2 * SMALL:g} over the root of beta, extrapolated"
    return Estimate("value", instance, limit, abs(limit - found[1]), window)
