"""Minimise the parametric law within budgets."""

from proofs_check.measure import Profile
from proofs_check.papers.hoffmann2022._least import measured
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return measured(problem, seed, "loss")
