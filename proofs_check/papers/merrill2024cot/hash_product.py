"""Product of two layer-norms."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.layer_norm_hash import layer_norm_hash
from theory.records import Instance, Measurement, Problem
from theory.symbols import parameters

DOMAIN = (parameters("q") <= 1000, parameters("k") <= 1000)
TRIALS = 1000


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return each(problem, seed, _product, "exact: layer-norms in double precision", "the layer-norm of four numbers")


def _product(instance: Instance) -> float:
    return float(layer_norm_hash(instance.number("q"), 1) @ layer_norm_hash(instance.number("k"), 1))


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """The product of the two layer-norms."""
    found = _product(at)
    return found, 1e-12
