"""What noisy labels cost an interpolator of ever more samples."""

import numpy as np

from proofs_check.dynamics.finite_size import Extrapolated
from proofs_check.dynamics.ridge import ridge_risk
from proofs_check.dynamics.spectra import PowerLaw
from proofs_check.measure import Profile
from proofs_check.papers._drawn import drawn_kernel
from proofs_check.papers._regression import limit, spectrum_at
from theory.records import Instance, Measurement, Problem

SAMPLES = 1e8


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    def drawn(i: Instance, rng: np.random.Generator) -> Extrapolated:
        law = PowerLaw.written("bordelon2020", i.number("a"), i.number("b"))
        return drawn_kernel(law, profile, rng, part="variance")

    return limit(problem, seed, _variance, SAMPLES, drawn=drawn)


def _variance(instance: Instance, samples: float) -> float:
    return ridge_risk(spectrum_at("bordelon2020", instance), samples, noise=instance.number("noise")).variance
