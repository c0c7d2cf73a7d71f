"""What noisy labels cost at a ridge n^-l too small to matter."""

from proofs_check.dynamics.ridge import ridge_risk
from proofs_check.measure import Profile
from proofs_check.papers._regression import limit, spectrum_at
from theory.records import Instance, Measurement, Problem

SAMPLES = 1e8


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return limit(problem, seed, _variance, SAMPLES)


def _variance(i: Instance, n: float) -> float:
    return ridge_risk(spectrum_at("cui2021", i), n, n ** -i.number("l"), i.number("noise")).variance
