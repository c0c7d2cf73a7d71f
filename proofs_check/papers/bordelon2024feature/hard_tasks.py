"""Integrate the learning of both layers over a power-law spectrum."""

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.feature_learning import trained_layers
from proofs_check.dynamics.spectra import power_law
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import solved_laws
from theory.records import Instance, Measurement, Problem

TIMES = np.geomspace(1e3, 1e8, 14)
MODES, HEAD = 1e15, 20  # modes beyond those that are learned by the last time, and those visited one by one


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return solved_laws(
        problem,
        seed,
        TIMES,
        _curve,
        xlabel="time $t$",
        scope="exact: gradient flow of both layers of a wide linear network on the population risk",
        constant=False,
    )


def _curve(instance: Instance) -> Floats:
    return trained_layers(power_law(instance.number("nu"), instance.number("beta"), MODES, HEAD), TIMES)
