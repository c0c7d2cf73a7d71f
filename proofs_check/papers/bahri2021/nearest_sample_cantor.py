"""Distance to the nearest of more and more samples on products of Cantor sets."""

from __future__ import annotations

import numpy as np

from proofs_check.dynamics.cantor import nearest_on_cantor
from proofs_check.exponents import Departure, exponent
from proofs_check.measure import Profile
from proofs_check.papers.bahri2021._samples import measurement
from proofs_check.papers.havrilla2024._laws import Series
from theory.records import Instance, Measurement, Problem

SIZES = np.geomspace(100, 6000, 14).round().astype(int)
RUNS = {"quick": 14, "thorough": 64}
FRESH = 200
# Copies that hold no sample are exponentially rare, but a set looks the same only when a copy of it fills the view.
PERIODIC: tuple[Departure, ...] = ("wiggles",)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    series = [_law(instance, RUNS[profile], rng) for instance in problem.instances]
    return measurement(
        tuple(s.law.estimate("slope", s.at) for s in series),
        series,
        "mean distance",
        seed,
        scope="exact setting: uniform samples and fresh points on a product of Cantor sets",
    )


def _law(instance: Instance, runs: int, rng: np.random.Generator) -> Series:
    factors, scale = int(instance["D"]), 2 ** (instance.number("D") / instance.number("d"))
    drawn = np.array([nearest_on_cantor(factors, scale, SIZES.tolist(), FRESH, rng) for _ in range(runs)])
    return Series(instance, SIZES.astype(float), drawn.mean(axis=0), exponent(SIZES, drawn, departures=PERIODIC))
