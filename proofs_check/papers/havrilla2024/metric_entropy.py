"""Greedy covers of a class of small ReLU-attention networks."""

from __future__ import annotations

import numpy as np
import sympy

from proofs_check.dynamics.attention_class import Shape, covering_number, forward, uniform_weights
from proofs_check.measure import Profile
from theory.records import Estimate, Instance, Measurement, Problem
from theory.symbols import parameters

SHAPE = Shape(layers=1)  # five weights
DRAWN = {"quick": 4000, "thorough": 40_000}
INPUTS = np.linspace(-1, 1, 9)
kappa, delta, P, Lambda = parameters("kappa delta P Lambda")
DOMAIN = (
    kappa <= 4,
    8 * kappa >= 1,
    delta >= kappa / 8,
    delta <= 8 * kappa,
    sympy.Eq(P, 5),
    sympy.Eq(Lambda, 2 * kappa + 3 * kappa**2 + 5 * kappa**4),  # slope of (1 + kappa^2)(1 + kappa^3)
)
TRIALS = 400
PACKED = 300  # networks drawn


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


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """Logarithm of a number of drawn networks more than twice the radius apart, of which no ball covers two."""
    weights = uniform_weights(SHAPE, at.number("kappa"), PACKED, rng)
    values = forward(SHAPE, weights[:, None, :], INPUTS[:, None, None])[..., 0, 0]
    return float(np.log(covering_number(values, 2 * at.number("delta")))), 1e-12
