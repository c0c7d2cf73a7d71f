"""Weights of softmax attention to keys on a sphere, at given distances from the query."""

import numpy as np

from proofs_check.dynamics.softmax_attention import attention
from proofs_check.measure import Profile
from theory.records import Estimate, Instance, Measurement, Problem

RADIUS, QUERY = 2.0, 1.95  # lengths of the keys and of the query
OTHERS = 20
ROUNDING = 1e-12  # relative


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return Measurement(
        estimates=tuple(_estimate(i, rng) for i in problem.instances),
        scope="exact: softmax attention to these two keys among 20 others of the same length",
        primitive="the keys and the query",
        rung="exact dynamics",
        seeds=(seed,),
    )


def _estimate(instance: Instance, rng: np.random.Generator) -> Estimate:
    distances = np.array([instance.number("a"), instance.number("b")])
    cosines = (RADIUS**2 + QUERY**2 - distances**2) / (2 * RADIUS * QUERY)
    random = rng.standard_normal((OTHERS, 2))
    directions = np.concatenate([np.column_stack([cosines, np.sqrt(1 - cosines**2)]), random])
    keys = RADIUS * directions / np.linalg.norm(directions, axis=1, keepdims=True)
    query = np.array([[QUERY, 0.0]])
    weights = attention(query, keys, np.eye(len(keys)), instance.number("h"))[0]
    ratio = float(weights[0] / weights[1])
    return Estimate("value", instance, ratio, ROUNDING * ratio, window="one forward pass, no fit")
