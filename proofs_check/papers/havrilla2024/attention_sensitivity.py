"""Change of the largest entry of a network with positive weights, when all of them change."""

from __future__ import annotations

import numpy as np

from proofs_check.dynamics.attention_class import largest_entry
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._largest_weights import PRIMITIVE, SCOPE, positive, shape_of
from theory.records import Estimate, Instance, Measurement, Problem
from theory.symbols import parameters

STEP = 1e-4  # relative change of the weights; central differences, so errors are of its square
sizes = parameters("L p m l w", integer=True)
kappa, M = parameters("kappa M")
DOMAIN = (*(size <= 3 for size in sizes), 8 * kappa >= 1, kappa <= 8, M <= 8)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return Measurement(
        estimates=tuple(_slope(i) for i in problem.instances),
        scope=SCOPE,
        primitive=PRIMITIVE,
        rung="exact dynamics",
        seeds=(seed,),
    )


def _slope(instance: Instance) -> Estimate:
    def slope(step: float) -> float:
        up, down = (
            largest_entry(shape_of(instance), positive(instance, 1 + sign * step), instance.number("M"))[0]
            for sign in (1, -1)
        )
        return float((up - down) / (2 * step * instance.number("kappa")))

    found = slope(STEP)
    error = abs(slope(2 * STEP) - found)  # three times the error of the smaller step
    return Estimate("value", instance, found, error, window="central difference, against one of twice the step")


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """Change of the largest entry of a network with positive weights."""
    found = _slope(at)
    return found.value, found.uncertainty
