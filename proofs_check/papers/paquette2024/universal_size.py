"""Read the best number of parameters off the frontier of SGD in random features."""

from proofs_check.measure import Profile
from proofs_check.papers.paquette2024._frontier import best_size
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return best_size(problem, seed)
