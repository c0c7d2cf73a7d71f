"""Minimise the sum and the maximum of three legs directly, and divide."""

from proofs_check.dynamics.allocation import Legs, least_max, least_sum
from proofs_check.measure import Profile
from proofs_check.papers.yang2025._legs import minimised
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return minimised(problem, _ratio, "least sum over least maximum", seed)


def _ratio(legs: Legs, budget: float) -> float:
    return least_sum(legs, budget).risk / least_max(legs, budget).risk
