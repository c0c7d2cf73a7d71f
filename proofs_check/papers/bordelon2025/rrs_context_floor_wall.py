"""Context floor at source exponent two: the deterministic equivalent up to 1e11 samples."""

import numpy as np

from proofs_check.dynamics.in_context_width import context_floor
from proofs_check.dynamics.spectra import power_law
from proofs_check.measure import Profile
from proofs_check.papers._regression import on_wall
from theory.records import Instance, Measurement, Problem

UNITS = np.geomspace(1e5, 1e11, 31)  # of pi/(nu sin(pi/nu)) samples each
SCOPE = (
    "deterministic equivalent of Gaussian samples, which drawn samples confirm off the wall "
    "(bordelon2025:rrs-context-floor)"
)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return on_wall(problem, seed, _floors, xlabel="context length in units of h samples", x=UNITS, scope=SCOPE)


def _floors(instance: Instance) -> list[float]:
    nu = instance.number("nu")
    spectrum = power_law(nu, 2.0)
    return [context_floor(spectrum, np.pi / nu / np.sin(np.pi / nu) * units) for units in UNITS]
