"""Up to which column scores of neighbouring matches differ after rounding."""

from __future__ import annotations

from proofs_check.measure import Profile
from proofs_check.papers.merrill2024cot._limits import power
from proofs_check.transformers.layer_norm_hash import penalty_range
from theory.records import Measurement, Problem

BITS = {"quick": (40, 48, 56, 64), "thorough": (48, 56, 64, 72)}


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return Measurement(
        estimates=tuple(e for i in problem.instances for e in power(i, BITS[profile], penalty_range, constant=False)),
        scope="exact scores, rounded once",
        primitive="scores of matches with their penalties, rounded to a number of bits",
        rung="exact dynamics",
        seeds=(seed,),
    )
