"""Largest entries of networks with positive and with random weights."""

from __future__ import annotations

import numpy as np

from proofs_check.dynamics.attention_class import largest_entry, uniform_weights
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._largest_weights import PRIMITIVE, ROUNDING, SCOPE, positive, shape_of
from theory.records import Estimate, Instance, Measurement, Problem

DRAWN = {"quick": 200, "thorough": 5000}


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
