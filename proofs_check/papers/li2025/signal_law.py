"""Run SGD with a falling step to its end."""

from proofs_check.measure import Profile
from proofs_check.papers.li2025._runs import at_the_end
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return at_the_end(problem, profile, seed, noisy=False)
