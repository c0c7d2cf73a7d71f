"""Largest relative error of truncation, over random numbers."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.precision import Format
from theory.records import Instance, Measurement, Problem

DRAWS = {"quick": 3000, "thorough": 30000}


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)

    def worst(instance: Instance) -> float:
        half = int(instance["p"]) // 2
        form = Format(half, half)
        numbers = [Fraction(int(k), 2**30) for k in rng.integers(2**30, 2**31, DRAWS[profile])]
        return float(max(1 - form.truncated(x) / x for x in numbers))

    return each(problem, seed, worst, "numbers from 1 to 2, exact fractions", "floats of few bits, truncated")
