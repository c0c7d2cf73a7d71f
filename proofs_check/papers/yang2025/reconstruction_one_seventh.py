"""Train with width n^4 and n^2 steps on n samples, charge their product, read the slope."""

from proofs_check.measure import Profile
from proofs_check.papers.yang2025._paths import fixed_dimension
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return fixed_dimension(problem, profile, seed, exponents=(4, 1, 2))
