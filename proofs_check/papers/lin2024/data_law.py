"""Risk of one pass with a falling step, by the second moments of every step."""

from proofs_check.dynamics.spectra import PowerLaw
from proofs_check.measure import Profile
from proofs_check.papers.lin2024._one_pass import risk_of_one_pass
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return risk_of_one_pass(problem, profile, seed, lambda i: PowerLaw(i.number("a"), i.number("a")), 1e12)
