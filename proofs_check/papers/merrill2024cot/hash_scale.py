"""First entry of the layer-norm of a scaled pair."""

from __future__ import annotations

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.layer_norm_hash import layer_norm_hash
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return each(problem, seed, _entry, "exact: a layer-norm in double precision", "the layer-norm of four numbers")


def _entry(instance: Instance) -> float:
    factor = instance.number("i")
    return float(layer_norm_hash(instance.number("x") / factor, 1 / factor)[0])
