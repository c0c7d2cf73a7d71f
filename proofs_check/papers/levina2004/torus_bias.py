"""Mean log ratio of distances on embedded tori, at small radii."""

from __future__ import annotations

import numpy as np
from scipy import stats

from proofs_check.dynamics.intrinsic_dimension import torus_volume
from proofs_check.measure import Profile, combined
from proofs_check.papers.levina2004._small_balls import limit_at_zero
from theory.records import Estimate, Instance, Measurement, Problem

DIRECTIONS = {"quick": 60, "thorough": 2000}
BATCHES = 20
WIDENING = float(stats.t.ppf(stats.norm.cdf(3.0), BATCHES - 1)) / 3  # three uncertainties cover as for known variance


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return Measurement(
        estimates=tuple(_limit(i, DIRECTIONS[profile], rng) for i in problem.instances),
        scope="exact for infinitely many points: volumes within a distance in space, from random directions",
        primitive="the embedding of the torus",
        rung="exact dynamics",
        seeds=(seed,),
    )


def _limit(instance: Instance, directions: int, rng: np.random.Generator) -> Estimate:
    dimension, harmonics = int(instance["d"]), int(instance["M"])
    found = [limit_at_zero(instance, torus_volume(dimension, harmonics, directions, rng)) for _ in range(BATCHES)]
    values = np.array([e.value for e in found])
    return Estimate(
        "value",
        instance,
        float(values.mean()),
        combined(WIDENING * float(values.std(ddof=1) / np.sqrt(BATCHES)), max(e.uncertainty for e in found)),
        window=found[0].window,
        size=directions,
        size_means="directions",
        improves=0.5,
    )
