"""Difference of the penalties of neighbouring columns."""

from __future__ import annotations

from proofs_check.measure import Profile
from proofs_check.papers.merrill2024cot._limits import limit
from proofs_check.transformers.layer_norm_hash import third_differences
from theory.records import Measurement, Problem

SIZES = {"quick": (20, 40, 80, 160, 320), "thorough": (40, 80, 160, 320, 640)}


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rows = third_differences(SIZES[profile][-1] + 1)
    return Measurement(
        estimates=tuple(
            limit(i, lambda j: float(j**5 * (rows[j] - rows[j + 1]) / 100), SIZES[profile]) for i in problem.instances
        ),
        scope="exact: fractions",
        primitive="third differences of 1/i, over 100",
        rung="exact dynamics",
        seeds=(seed,),
    )
