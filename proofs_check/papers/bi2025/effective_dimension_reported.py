"""Sum the effective dimension over very many modes of a spectrum without a finite sum."""

import numpy as np

from proofs_check.dynamics.spectra import PowerLaw, freedom
from proofs_check.measure import Profile
from proofs_check.papers._regression import laws
from theory.records import Measurement, Problem

INVERSES = np.geomspace(1e2, 1e6, 20)
MODES = 1e60


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return laws(
        problem,
        seed,
        "bi2025",
        lambda spectrum, _: [freedom(spectrum, 1 / inverse) for inverse in INVERSES],
        spectrum=lambda i: PowerLaw(1 / i.number("beta"), 2.0).spectrum(MODES),
        x=INVERSES,
        xlabel="inverse ridge $K$",
        risk="effective dimension",
        scope="exact: a sum over 10^60 modes, more than the smallest ridge counts",
        rung="closed form",
    )
