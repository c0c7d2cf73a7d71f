"""Fewest bits with which truncated sums of ones are exact, by trying."""

from __future__ import annotations

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.precision import bits_for_counts
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return each(
        problem,
        seed,
        lambda instance: float(bits_for_counts(int(instance["n"]))),
        scope="exact: every count up to the length",
        primitive="floats of few bits with truncation",
    )
