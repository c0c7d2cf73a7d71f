"""Width floor at source exponent one: the deterministic equivalent up to 1e11 features."""

import numpy as np

from proofs_check.dynamics.in_context_width import width_floor
from proofs_check.dynamics.spectra import power_law
from proofs_check.measure import Profile
from proofs_check.papers._regression import on_wall
from theory.records import Instance, Measurement, Problem

UNITS = np.geomspace(1e5, 1e11, 31)  # of pi/(nu sin(pi/nu)) features each
SCOPE = (
    "deterministic equivalent of Gaussian features, which drawn features confirm off the wall "
    "(bordelon2025:rrs-width-floor)"
)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return on_wall(problem, seed, _floors, xlabel="width in units of h features", x=UNITS, scope=SCOPE)


def _floors(instance: Instance) -> list[float]:
    nu = instance.number("nu")
    spectrum = power_law(nu, 1.0)
    return [width_floor(spectrum, np.pi / nu / np.sin(np.pi / nu) * units) for units in UNITS]
