"""Minimise the risk of SGD in random features below capacity one, within great budgets."""

from proofs_check.measure import Profile
from proofs_check.papers.paquette2024._frontier import heavy_risk
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return heavy_risk(problem, seed)
