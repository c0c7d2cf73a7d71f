"""Among how many numbers no product of different hashes rounds to one."""

from __future__ import annotations

from proofs_check.measure import Profile
from proofs_check.papers.merrill2024cot._limits import power
from proofs_check.transformers.layer_norm_hash import hash_range
from theory.records import Measurement, Problem

BITS = {"quick": (24, 32, 40, 48), "thorough": (32, 40, 48, 56)}


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return Measurement(
        estimates=tuple(e for i in problem.instances for e in power(i, BITS[profile], hash_range, constant=True)),
        scope="exact products, rounded once",
        primitive="products of hashes as fractions, compared with what rounds to one",
        rung="exact dynamics",
        seeds=(seed,),
    )
