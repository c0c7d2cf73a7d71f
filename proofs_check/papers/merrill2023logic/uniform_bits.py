"""Largest length at which uniform weights survive rounding, over all splits of the bits."""

from __future__ import annotations

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.precision import longest_uniform
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return each(problem, seed, _longest, "exact: all splits; halfway, zero wins", "all values of a format, listed")


def _longest(instance: Instance) -> float:
    return float(longest_uniform(int(instance["p"])))
