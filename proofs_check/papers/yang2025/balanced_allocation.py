"""Minimise the sum of three legs directly, without the balance condition."""

from proofs_check.dynamics.allocation import least_sum
from proofs_check.measure import Profile
from proofs_check.papers.yang2025._legs import minimised
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return minimised(problem, lambda legs, budget: least_sum(legs, budget).risk, "least sum", seed)
