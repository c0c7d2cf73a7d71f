"""First entry of the layer-norm of a scaled pair."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.layer_norm_hash import layer_norm_hash
from theory.records import Instance, Measurement, Problem
from theory.symbols import parameters

DOMAIN = (parameters("x") <= 10**6, parameters("i") <= 10**6)
TRIALS = 1000


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return each(problem, seed, _entry, "exact: a layer-norm in double precision", "the layer-norm of four numbers")


def _entry(instance: Instance) -> float:
    factor = instance.number("i")
    return float(layer_norm_hash(instance.number("x") / factor, 1 / factor)[0])


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """The first entry of the layer-norm."""
    found = _entry(at)
    return found, 1e-12 * found + 1e-15
