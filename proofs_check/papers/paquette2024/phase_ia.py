"""Minimise the risk of SGD in random features over parameters and iterations within ever larger budgets."""

from proofs_check.measure import Profile
from proofs_check.papers.paquette2024._frontier import least_risk
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return least_risk(problem, seed)
