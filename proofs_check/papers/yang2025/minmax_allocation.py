"""Minimise the largest of three legs as a linear program in the log-resources."""

from proofs_check.dynamics.allocation import Legs, least_max
from proofs_check.measure import Profile
from proofs_check.papers.yang2025._legs import minimised
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return minimised(problem, _largest, "least largest leg", seed)


def _largest(legs: Legs, budget: float) -> float:
    return least_max(legs, budget).risk
