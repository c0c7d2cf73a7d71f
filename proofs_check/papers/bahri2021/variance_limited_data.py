"""Excess risk of least squares on drawn samples."""

from __future__ import annotations

import numpy as np

from proofs_check.dynamics.sample_limits import least_squares_excess
from proofs_check.measure import Profile
from theory.records import Estimate, Instance, Measurement, Problem

DRAWS = {"quick": 1000, "thorough": 20_000}


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return Measurement(
        estimates=tuple(_excess(i, DRAWS[profile], rng) for i in problem.instances),
        scope="exact setting: least squares on drawn inputs and labels",
        primitive="inputs, noise and least squares",
        rung="Monte Carlo",
        seeds=(seed,),
    )


def _excess(instance: Instance, draws: int, rng: np.random.Generator) -> Estimate:
    found = least_squares_excess(int(instance["n"]), int(instance["P"]), instance.number("sigma") ** 2, draws, rng)
    return Estimate(
        "value",
        instance,
        float(found.mean()),
        float(found.std(ddof=1) / np.sqrt(draws)),
        window="all draws, no fit",
        size=draws,
        size_means="draws",
        improves=0.5,
    )
