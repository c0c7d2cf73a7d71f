"""Most weights of attention that are not rounded to zero, among drawn ones and uniform ones."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from theory.records import Instance, Measurement, Problem
from theory.symbols import parameters

smallest = parameters("smallest")

DOMAIN = (1024 * smallest >= 1, 2 * smallest <= 1)
DRAWS = {"quick": 200, "thorough": 2000}
TRIALS = 300


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)

    def most(instance: Instance) -> float:
        half = Fraction(int(instance["smallest"].p), 2 * int(instance["smallest"].q))
        lengths = rng.integers(1, int(4 / half), DRAWS[profile])
        drawn = [rng.dirichlet(np.full(n, rng.choice([0.1, 1.0, 100.0]))) for n in lengths]
        uniform = [np.full(n, 1 / n) for n in range(1, int(2 / half))]
        return float(max(int((weights > float(half)).sum()) for weights in (*drawn, *uniform)))

    scope = "weights rounded to the nearest multiple near zero; halfway, zero wins"
    return each(problem, seed, most, scope, "drawn and uniform weights that sum to one")


def quantity(at: Instance, rng: np.random.Generator) -> int:
    """Weights that are not rounded to zero, of one attention: as even as can be, or drawn."""
    half = Fraction(int(at["smallest"].p), 2 * int(at["smallest"].q))
    even = ceil(1 / half) - 1  # above this length, and at it where it is halfway, even weights are rounded to zero
    if rng.random() < 0.5:
        return even
    weights = rng.dirichlet(np.full(rng.integers(1, 2 * even + 2), 100.0))
    return int((weights > float(half)).sum())
