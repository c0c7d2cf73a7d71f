"""Squared error of multilinear interpolation on cells."""

from __future__ import annotations

from proofs_check.measure import Profile
from proofs_check.papers.sharma2020._fits import MULTILINEAR, SIDES, errors, measured
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return measured(
        problem,
        seed,
        MULTILINEAR,
        lambda at: (SIDES ** int(at["d"]), errors("linear", int(at["d"]), 2, profile, seed)),
    )
