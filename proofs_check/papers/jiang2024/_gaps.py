"""Gaps of the logits of the layer in a long context."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.latent_concepts import layer_logits, token_chances
from theory.records import Instance, Measurement, Problem


def gap(instance: Instance, bits: int, away: int, rng: np.random.Generator) -> float:
    """Logit of a drawn target less that of a drawn token so many bits away."""
    target = int(rng.integers(2**bits))
    other = target ^ int(np.sum(1 << rng.choice(bits, away, replace=False)))
    shares = token_chances(bits, instance.number("a"), instance.number("omega"), target)
    logits = layer_logits(shares, bits, rng)
    return float(logits[target] - logits[other])


def gaps(problem: Problem, profile: Profile, seed: int, away: int | None = None) -> Measurement:
    rng = np.random.default_rng(seed)

    def one(instance: Instance) -> float:
        return gap(instance, int(instance["m"]), away or int(instance["k"]), rng)

    return each(
        problem, seed, one, "exact: the share of each token in an endless context", "weight matrices of the layer"
    )
