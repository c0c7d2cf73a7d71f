"""Follow the flow of momentum over all modes."""

from proofs_check.measure import Profile
from proofs_check.papers.ferbach2025._flow import measured
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return measured(problem, profile, seed, falling=False)
