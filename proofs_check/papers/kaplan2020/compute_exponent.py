"""Search for the least compute at every loss."""

from proofs_check.measure import Profile
from proofs_check.papers.kaplan2020._compute import measured
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return measured(problem, seed, "loss")
