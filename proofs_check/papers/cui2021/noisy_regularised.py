"""What noisy labels cost at the ridge n^-l."""

import numpy as np

from proofs_check.dynamics.finite_size import Extrapolated
from proofs_check.dynamics.ridge import ridge_risk
from proofs_check.dynamics.spectra import PowerLaw, Spectrum
from proofs_check.measure import Profile
from proofs_check.papers._drawn import drawn_kernel
from proofs_check.papers._regression import SIZES, laws
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    def drawn(i: Instance, rng: np.random.Generator) -> Extrapolated:
        law = PowerLaw.written("cui2021", i.number("alpha"), i.number("r"))
        return drawn_kernel(law, profile, rng, decay=i.number("l"), part="variance")

    return laws(problem, seed, "cui2021", _variance, xlabel="samples $n$", risk="variance", drawn=drawn)


def _variance(spectrum: Spectrum, i: Instance) -> list[float]:
    return [ridge_risk(spectrum, n, n ** -i.number("l"), i.number("noise")).variance for n in SIZES]
