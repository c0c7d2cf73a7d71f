"""Find the least joint risk of gradient flow on dense power-law modes at several budgets."""

from proofs_check.measure import Profile
from proofs_check.papers.yang2025._dense import frontier
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return frontier(problem, seed)
