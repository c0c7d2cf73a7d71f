"""Minimise the sum of the four limits over allocations of a budget."""

from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._sums import least_sums
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return least_sums(problem, ("time", "width", "depth", "context"), seed)
