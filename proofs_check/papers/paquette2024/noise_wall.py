"""Minimise the risk of SGD in random features where target and inputs fall alike."""

from proofs_check.measure import Profile
from proofs_check.papers.paquette2024._frontier import least_risk
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return least_risk(problem, seed, beta="alpha")
