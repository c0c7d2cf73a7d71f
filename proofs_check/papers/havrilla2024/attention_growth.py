"""Largest entries of networks with positive and with random weights."""

from __future__ import annotations

import numpy as np

from proofs_check.dynamics.attention_class import largest_entry, uniform_weights
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._largest_weights import PRIMITIVE, ROUNDING, SCOPE, positive, shape_of
from theory.records import Estimate, Instance, Measurement, Problem
from theory.symbols import parameters

DRAWN = {"quick": 200, "thorough": 5000}
sizes = parameters("L p m l w", integer=True)
kappa, M = parameters("kappa M")
DOMAIN = (*(size <= 3 for size in sizes), 8 * kappa >= 1, kappa <= 8, M <= 8)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return Measurement(
        estimates=tuple(_largest(i, DRAWN[profile], rng) for i in problem.instances),
        scope=SCOPE,
        primitive=PRIMITIVE,
        rung="exact dynamics",
        seeds=(seed,),
    )


def _largest(instance: Instance, drawn: int, rng: np.random.Generator) -> Estimate:
    shape = shape_of(instance)
    weights = np.concatenate([positive(instance), uniform_weights(shape, instance.number("kappa"), drawn, rng)])
    found = float(np.max(largest_entry(shape, weights, instance.number("M"))))
    return Estimate("value", instance, found, ROUNDING * found, window="largest of all networks tried, no fit")


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """Largest entry of a network with all weights at their bound, or drawn."""
    shape = shape_of(at)
    weights = positive(at) if rng.random() < 0.5 else uniform_weights(shape, at.number("kappa"), 1, rng)
    found = float(largest_entry(shape, weights, at.number("M"))[0])
    return found, ROUNDING * found
