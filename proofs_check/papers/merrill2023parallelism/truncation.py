"""Largest relative error of truncation, over random numbers."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.precision import Format
from theory.records import Instance, Measurement, Problem
from theory.symbols import parameters

DRAWS = {"quick": 3000, "thorough": 30000}

DOMAIN = (parameters("m", integer=True) >= 2, parameters("m", integer=True) <= 20)
TRIALS = 200


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)

    def worst(instance: Instance) -> float:
        bits = int(instance["m"])
        form = Format(bits, bits)
        numbers = [Fraction(int(k), 2**30) for k in rng.integers(2**30, 2**31, DRAWS[profile])]
        return float(max(1 - form.truncated(x) / x for x in numbers))

    return each(problem, seed, worst, "numbers from 1 to 2, exact fractions", "floats of few bits, truncated")


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """Relative error of truncating one number."""
    bits = int(at["m"])
    number = Fraction(int(rng.integers(2**30, 2**31)), 2**30)
    return float(1 - Format(bits, bits).truncated(number) / number), 1e-12
