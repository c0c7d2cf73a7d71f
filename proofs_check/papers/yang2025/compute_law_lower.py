"""Find the least joint risk of gradient flow on dense power-law modes at several budgets."""

import numpy as np

from proofs_check.dynamics.dense_modes import least_risk
from proofs_check.measure import Profile
from proofs_check.papers.yang2025._dense import PRECISION, frontier
from theory.records import Instance, Measurement, Problem
from theory.symbols import parameters

a, s, C = parameters("a s C")
DOMAIN = (2 * a >= 1, a <= 6, 4 * s >= 1, s <= 4, C >= 100, C <= 10**12)
TRIALS = 50


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return frontier(problem, seed)


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """Least joint risk, by quadrature and search."""
    risk = least_risk(at.number("a"), at.number("s"), at.number("C")).risk
    return risk, PRECISION * risk
