"""Gap to tokens two bits away, by the layer's matrices."""

from __future__ import annotations

from proofs_check.measure import Profile
from proofs_check.papers.jiang2024._gaps import gaps
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return gaps(problem, profile, seed, away=2)
