"""Squared error of a constant on each cell."""

from __future__ import annotations

from proofs_check.measure import Profile
from proofs_check.papers.sharma2020._fits import SIDES, errors, measured
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return measured(
        problem,
        seed,
        "a constant fit, the value in the middle",
        lambda at: (SIDES ** int(at["d"]), errors("constant", int(at["d"]), 2, profile, seed)),
    )
