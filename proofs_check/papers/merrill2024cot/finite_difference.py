"""Third differences of the inverse index, by three rounds of subtraction."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.layer_norm_hash import third_differences
from theory.records import Instance, Measurement, Problem
from theory.symbols import parameters

DOMAIN = (parameters("i", integer=True) >= 4, parameters("i", integer=True) <= 80)
TRIALS = 200


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return each(problem, seed, _third, "exact: fractions", "the inverses of the integers, subtracted thrice")


def _third(instance: Instance) -> float:
    place = int(instance["i"])
    return float(third_differences(place)[place])


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """The third difference, in fractions."""
    found = _third(at)
    return found, 1e-12 * found
