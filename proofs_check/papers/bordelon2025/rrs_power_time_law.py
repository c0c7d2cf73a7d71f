"""Follow gradient flow of one weight, a power of which is the step, over an infinite power-law spectrum."""

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.attention_weights import flowed
from proofs_check.dynamics.in_context import infinite_depth_risk
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import problem_at, solved_laws
from theory.records import Instance, Measurement, Problem

TIMES = np.geomspace(1e2, 1e9, 25)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return solved_laws(
        problem,
        seed,
        TIMES,
        _curve,
        xlabel="time $t$",
        scope="exact: gradient flow of one weight at infinite width, context and depth, over all modes",
        primitive="eigenvalues and label variances of the modes, and the power",
    )


def _curve(instance: Instance) -> Floats:
    power = instance.number("p")
    return weights_flow(instance, speed=power**2, growth=2 - 2 / power)


def weights_flow(instance: Instance, speed: float, growth: float) -> Floats:
    """Excess risk while weights whose product is the step move it at this speed."""
    spectrum = problem_at(instance)
    gammas = flowed(spectrum, TIMES, speed, growth)
    return np.array([infinite_depth_risk(spectrum, gamma) for gamma in gammas])
