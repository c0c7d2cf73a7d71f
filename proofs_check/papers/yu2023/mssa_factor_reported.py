"""The weight of attention in the gradient, for ever smaller tokens."""

from __future__ import annotations

from proofs_check.measure import Profile
from proofs_check.papers.yu2023._weights import weights
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return weights(problem, profile, seed)
