"""Sum what lies beyond the quanta that a model has room for."""

import numpy as np
from scipy.special import zeta

from proofs_check.dynamics.spectra import PowerLaw
from proofs_check.measure import Profile
from proofs_check.papers.michaud2023._quanta import SIZES, measured
from theory.records import Instance, Measurement, Problem


def _beyond(instance: Instance) -> list[float]:
    use = PowerLaw(1 + instance.number("alpha"), 1 + instance.number("alpha"))
    return [use.tail(room) / float(zeta(use.source)) for room in np.round(SIZES)]


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return measured(problem, seed, _beyond, np.round(SIZES), "quanta $N$", constant=True)
