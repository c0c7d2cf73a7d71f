"""What noisy labels cost an interpolator of ever more samples."""

from proofs_check.dynamics.ridge import ridge_risk
from proofs_check.measure import Profile
from proofs_check.papers._regression import limit, spectrum_at
from theory.records import Instance, Measurement, Problem

SAMPLES = 1e8


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return limit(problem, seed, _variance, SAMPLES)


def _variance(instance: Instance, samples: float) -> float:
    return ridge_risk(spectrum_at("bordelon2020", instance), samples, noise=instance.number("noise")).variance
