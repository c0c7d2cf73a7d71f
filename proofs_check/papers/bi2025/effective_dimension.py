"""Sum the effective dimension over all modes."""

import numpy as np

from proofs_check.dynamics.spectra import PowerLaw, Spectrum, freedom
from proofs_check.measure import Profile
from proofs_check.papers._regression import laws
from theory.records import Instance, Measurement, Problem

INVERSES = np.geomspace(1e3, 1e9, 25)


def spectrum_at(instance: Instance) -> Spectrum:
    """All modes."""
    return PowerLaw(instance.number("beta"), 2.0).spectrum()


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return laws(
        problem,
        seed,
        "bi2025",
        lambda spectrum, _: [freedom(spectrum, 1 / inverse) for inverse in INVERSES],
        spectrum=spectrum_at,
        x=INVERSES,
        xlabel="inverse ridge $K$",
        risk="effective dimension",
        scope="exact: a sum over all modes",
        rung="closed form",
    )
