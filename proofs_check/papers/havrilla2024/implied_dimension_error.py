"""Spread of implied dimensions over drawn exponents, per spread of the exponents."""

from __future__ import annotations

import numpy as np
from scipy.optimize import brentq

from proofs_check.measure import Profile
from theory.records import Estimate, Instance, Measurement, Problem

SPREAD = 1e-3  # relative, so that the curvature adds a millionth
DRAWS = {"quick": 2000, "thorough": 20_000}


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return Measurement(
        estimates=tuple(_spread(i, DRAWS[profile], rng) for i in problem.instances),
        scope="the formula of the exponent, which the claim assumes, inverted by a root finder for drawn exponents",
        primitive="the formula of the exponent",
        rung="closed form",
        seeds=(seed,),
    )


def _spread(instance: Instance, draws: int, rng: np.random.Generator) -> Estimate:
    beta, alpha = instance.number("beta"), instance.number("alpha_D")
    exponents = alpha * (1 + SPREAD * rng.standard_normal(draws))
    dimensions = np.array([brentq(lambda d, a=a: 2 * beta / (2 * beta + d) - a, 1e-3, 1e4) for a in exponents])
    ratio = float(dimensions.std() / exponents.std())
    return Estimate("value", instance, ratio, SPREAD * ratio, window="all draws; both spreads are of the same draws")
