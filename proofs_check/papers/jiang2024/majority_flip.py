"""Share of tokens with one given bit wrong, over all tokens."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.latent_concepts import token_chances
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return each(problem, seed, _flip, "exact: all tokens", "chances of the tokens of a context")


def _flip(instance: Instance) -> float:
    chances = token_chances(int(instance["m"]), instance.number("a"))
    return float(chances[np.arange(len(chances)) % 2 == 1].sum())
