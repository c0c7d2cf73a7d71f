"""Learning curve of kernel interpolation in its deterministic equivalent, and on drawn samples."""

import numpy as np

from proofs_check.dynamics.finite_size import Extrapolated
from proofs_check.dynamics.ridge import ridge_risk
from proofs_check.dynamics.spectra import PowerLaw
from proofs_check.measure import Profile
from proofs_check.papers._drawn import drawn_kernel
from proofs_check.papers._regression import SIZES, laws
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    def drawn(i: Instance, rng: np.random.Generator) -> Extrapolated:
        law = PowerLaw.written("bordelon2020", i.number("a"), i.number("b"))
        return drawn_kernel(law, profile, rng)

    return laws(
        problem,
        seed,
        "bordelon2020",
        lambda spectrum, _: np.array([ridge_risk(spectrum, size).bias for size in SIZES]),
        xlabel="samples $n$",
        drawn=drawn,
    )
