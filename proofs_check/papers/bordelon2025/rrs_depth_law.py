"""Tune the step size of ever deeper networks on an infinite power-law spectrum."""

import numpy as np

from proofs_check.dynamics.in_context import tuned
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import problem_at, solved_laws
from theory.records import Instance, Measurement, Problem

# Below a hundred layers logarithms of the depth bend the law by percents.
DEPTHS = np.geomspace(1e2, 1e7, 25)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return solved_laws(
        problem,
        seed,
        DEPTHS,
        _curve,
        xlabel="depth $L$",
        scope="exact: the step size is minimised at each depth over all modes of an infinite spectrum",
        risk="least excess risk",
    )


def _curve(instance: Instance) -> list[float]:
    spectrum = problem_at(instance)
    return [tuned(spectrum, depth).risk for depth in DEPTHS]
