"""Follow gradient flow on the step size over an infinite power-law spectrum."""

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.in_context import infinite_depth_risk, trained
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import problem_at, solved_laws
from theory.records import Instance, Measurement, Problem

TIMES = np.geomspace(1e3, 1e12, 25)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return solved_laws(
        problem,
        seed,
        TIMES,
        _curve,
        xlabel="time $t$",
        scope="exact: gradient flow of the step size at infinite width, context and depth, over all modes",
    )


def _curve(instance: Instance) -> Floats:
    spectrum = problem_at(instance)
    return np.array([infinite_depth_risk(spectrum, gamma) for gamma in trained(spectrum, TIMES)])
