"""Most weights that are not rounded to zero: uniform ones, in the best split of the bits."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.precision import longest_uniform
from theory.records import Instance, Measurement, Problem
from theory.symbols import parameters

p = parameters("p", integer=True)

DOMAIN = (p >= 3, p <= 8)
TRIALS = 100


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return each(problem, seed, _longest, "exact: all splits; halfway, zero wins", "all values of a format, listed")


def _longest(instance: Instance) -> float:
    return float(longest_uniform(int(instance["p"])))


def quantity(at: Instance, rng: np.random.Generator) -> int:
    """The most for so many bits."""
    return longest_uniform(int(at["p"]))
