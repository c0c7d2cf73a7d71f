"""Integrate the learning of every mode's step over an infinite power-law spectrum."""

import numpy as np

from proofs_check.dynamics.in_context_fixed import learning_curve
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import problem_at, solved_laws
from theory.records import Curve, Instance, Measurement, Problem

TIMES = np.geomspace(1e4, 1e13, 25)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return solved_laws(
        problem,
        seed,
        TIMES,
        lambda instance: learning_curve(problem_at(instance), TIMES),
        xlabel="time $t$",
        scope="exact: gradient flow of one step per mode at infinite context and depth, over all modes",
        beside=_one_layer,
    )


def _one_layer(instance: Instance) -> tuple[Curve, ...]:
    risks = learning_curve(problem_at(instance), TIMES, depth=1)
    return (Curve("one layer", tuple(TIMES), tuple(risks), style="line"),)
