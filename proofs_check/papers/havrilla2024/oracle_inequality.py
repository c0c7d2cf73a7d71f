"""Least squares over finitely many drawn functions, from drawn labels."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from theory.records import Estimate, Instance, Measurement, Problem
from theory.symbols import parameters

DRAWS = {"quick": 400, "thorough": 4000}
N, n = parameters("N n", integer=True)
b, sigma = parameters("b sigma")
DOMAIN = (N <= 200, n <= 50, 20 * b >= 1, b <= 20, 20 * sigma >= 1, sigma <= 20)
DRAWN, CERTAIN = 200, 6  # draws of the noise, standard errors


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return Measurement(
        estimates=tuple(_risk(i, DRAWS[profile], rng) for i in problem.instances),
        scope="exact setting: random functions around a target, the nearest of them at the distance given",
        primitive="functions, noise and least squares",
        rung="Monte Carlo",
        seeds=(seed,),
    )


def _risk(instance: Instance, draws: int, rng: np.random.Generator) -> Estimate:
    functions, samples, sigma = int(instance["N"]), int(instance["n"]), instance.number("sigma")
    ways = rng.standard_normal((functions, samples))
    distances = instance.number("b") * np.linspace(1, 2, functions)
    offsets = ways * (distances / np.sqrt(np.mean(ways**2, axis=1)))[:, None]
    labels = sigma * rng.standard_normal((draws, samples))
    chosen = np.argmin(np.mean(offsets**2, axis=1) - 2 * labels @ offsets.T / samples, axis=1)
    risks = distances[chosen] ** 2
    return Estimate(
        "value",
        instance,
        float(risks.mean()),
        float(risks.std(ddof=1) / np.sqrt(draws)) + 1e-12,
        window="all draws, no fit",
        size=draws,
        size_means="draws",
        improves=0.5,
    )


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """Risk over drawn functions, to six standard errors of the mean over draws of the noise."""
    found = _risk(at, DRAWN, rng)
    return found.value, CERTAIN * found.uncertainty
