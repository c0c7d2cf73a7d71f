"""Gaps times the sum of all chances, by counting neighbours."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from theory.records import Instance, Measurement, Problem
from theory.symbols import parameters

DOMAIN = (parameters("m", integer=True) <= 60,)
TRIALS = 2000


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return each(problem, seed, _far, "exact", "chances of the neighbours of both tokens, added up one by one")


def _far(instance: Instance) -> float:
    bits, away, decay = int(instance["m"]), int(instance["k"]), instance.number("a")
    flips = np.arange(bits)
    other = sum(decay ** (away - 1 if bit < away else away + 1) for bit in flips)
    return float(sum(decay for _ in flips) - other)


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """The gap in that unit."""
    return _far(at), 1e-9
