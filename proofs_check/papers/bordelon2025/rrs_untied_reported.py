"""Least risk of untied layers over an infinite power-law spectrum, at every depth."""

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.attention_weights import least_untied_risks
from proofs_check.dynamics.in_context import tuned
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._laws import problem_at, solved_laws
from theory.records import Curve, Instance, Measurement, Problem

DEPTHS = np.unique(np.geomspace(16, 128, 25).round())  # beyond, steps feel that few modes stand for all


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return solved_laws(
        problem,
        seed,
        DEPTHS,
        _untied,
        xlabel="depth $L$",
        scope="exact: the steps of all layers are fitted over all modes; the local slope still changes over the depths",
        risk="least excess risk",
        constant=False,
        beside=_tied,
    )


def _untied(instance: Instance) -> Floats:
    risks = least_untied_risks(problem_at(instance), int(DEPTHS[-1]))
    return np.asarray(risks[DEPTHS.astype(int) - 1])


def _tied(instance: Instance) -> tuple[Curve, ...]:
    risks = tuple(tuned(problem_at(instance), depth).risk for depth in DEPTHS)
    return (Curve("tied layers", tuple(DEPTHS), risks, style="line"),)
