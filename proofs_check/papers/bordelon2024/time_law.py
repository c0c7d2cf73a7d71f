"""Follow gradient flow on an infinite power-law spectrum."""

import numpy as np

from proofs_check.dynamics.in_context import infinite_depth_risk
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2024._laws import measured
from theory.records import Measurement, Problem

TIMES = np.geomspace(1e2, 1e10, 25)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return measured(
        problem,
        TIMES,
        lambda spectrum: np.array([infinite_depth_risk(spectrum, time) for time in TIMES]),
        "time $t$",
        "exact: gradient flow over all modes, each of which decays by itself",
        seed,
    )
