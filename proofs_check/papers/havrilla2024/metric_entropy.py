"""Greedy covers of a class of small ReLU-attention networks."""

from __future__ import annotations

import numpy as np

from proofs_check.dynamics.attention_class import Shape, covering_number, forward, uniform_weights
from proofs_check.measure import Profile
from theory.records import Estimate, Instance, Measurement, Problem

SHAPE = Shape(layers=1)  # five weights
DRAWN = {"quick": 4000, "thorough": 40_000}
INPUTS = np.linspace(-1, 1, 9)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return Measurement(
        estimates=tuple(_entropy(i, DRAWN[profile], rng) for i in problem.instances),
        scope="proxy: covers of networks drawn from the class, on a grid of inputs; at most the greedy cover is found",
        primitive="weights and inputs",
        rung="Monte Carlo",
        seeds=(seed,),
    )


def _entropy(instance: Instance, drawn: int, rng: np.random.Generator) -> Estimate:
    """Half as many drawn networks say how far the cover still grows with them."""
    weights = uniform_weights(SHAPE, instance.number("kappa"), drawn, rng)
    values = forward(SHAPE, weights[:, None, :], INPUTS[:, None, None])[..., 0, 0]
    whole, half = (np.log(covering_number(v, instance.number("delta"))) for v in (values, values[: drawn // 2]))
    return Estimate(
        "value",
        instance,
        float(whole),
        float(abs(whole - half)) + 0.01,
        window="all networks drawn; half of them for the uncertainty",
        size=drawn,
        size_means="networks",
    )
