"""Squared penalty in the score of a match, as the layer-norm makes it."""

from __future__ import annotations

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.layer_norm_hash import layer_norm_hash, third_differences
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return each(problem, seed, _square, "exact: layer-norms in double precision", "the layer-norm of a penalty and one")


def _square(instance: Instance) -> float:
    place = int(instance["j"])
    return float(layer_norm_hash(float(third_differences(place)[place] / 100), 1)[0]) ** 2
