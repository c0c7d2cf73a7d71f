"""Squared product of neighbouring hashes."""

from __future__ import annotations

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.layer_norm_hash import layer_norm_hash
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return each(problem, seed, _square, "exact: layer-norms in double precision", "the layer-norm of four numbers")


def _square(instance: Instance) -> float:
    place = instance.number("i")
    return float(layer_norm_hash(place, 1) @ layer_norm_hash(place - 1, 1)) ** 2
