"""Minimax risk over a ball of smooth functions, by linear estimators, which come within a constant of all others."""

from proofs_check.measure import Profile
from proofs_check.papers.stone1982 import linear_minimax
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return linear_minimax.measure(problem, profile, seed)
