"""Test risk of an interpolator on labels of pure noise."""

from proofs_check.dynamics.ridge import ridge_risk
from proofs_check.dynamics.spectra import PowerLaw
from proofs_check.measure import Profile
from proofs_check.papers._regression import limit
from theory.records import Instance, Measurement, Problem

SAMPLES = 1e8


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return limit(problem, seed, _coefficient, SAMPLES)


def _coefficient(instance: Instance, samples: float) -> float:
    spectrum = PowerLaw(instance.number("a"), instance.number("a")).spectrum()
    return 1 + ridge_risk(spectrum, samples, noise=1.0).variance
