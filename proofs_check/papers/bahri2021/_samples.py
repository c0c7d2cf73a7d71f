"""Distances to the nearest sample, on independent sets of samples."""

from __future__ import annotations

import numpy as np

from proofs_check.dynamics.sample_limits import nearest_samples
from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._laws import Series, panels
from theory.records import Estimate, Instance, Measurement, Problem

SIZES = np.geomspace(300, 10_000, 12).round().astype(int)
RUNS = {"quick": 24, "thorough": 100}
FRESH = 500
SCOPE = "exact setting: uniform samples and fresh points on a torus"


def curves(problem: Problem, profile: Profile, seed: int) -> list[Series]:
    """Laws of the mean distance at each instance."""
    rng = np.random.default_rng(seed)
    return [_law(i, RUNS[profile], rng) for i in problem.instances]


def _law(instance: Instance, runs: int, rng: np.random.Generator) -> Series:
    drawn = np.array([nearest_samples(int(instance["d"]), SIZES.tolist(), FRESH, rng) for _ in range(runs)])
    # A binomial number differs from a Poisson one by 1/n, less than the noise at these n: a pure law.
    return Series(instance, SIZES.astype(float), drawn.mean(axis=0), exponent(SIZES, drawn, departures=()))


def measurement(
    estimates: tuple[Estimate, ...], series: list[Series], ylabel: str, seed: int, scope: str = SCOPE
) -> Measurement:
    """What was found, with its figure."""
    return Measurement(
        estimates=estimates,
        scope=scope,
        primitive="uniform random points and a search for the nearest",
        rung="Monte Carlo",
        seeds=(seed,),
        plots=panels(series, "samples $n$", ylabel, smoothness="d"),
    )
