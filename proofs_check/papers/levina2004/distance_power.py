"""Estimates on spheres from a power of the distance, and from the distance itself."""

from __future__ import annotations

import numpy as np
from scipy.spatial.distance import cdist

from proofs_check.arrays import Floats
from proofs_check.dynamics.intrinsic_dimension import maximum_likelihood, sphere
from proofs_check.measure import Profile
from theory.records import Estimate, Instance, Measurement, Problem

POINTS = {"quick": 500, "thorough": 3600}
NEIGHBOURS = 20
ROUNDING = 1e-9


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return Measurement(
        estimates=tuple(_ratio(i, sphere(int(i["d"]), POINTS[profile], rng)) for i in problem.instances),
        scope="exact on any cloud; here unit spheres, with the cosine distance itself for g = 2",
        primitive="random points, their distances and the estimator",
        rung="exact dynamics",
        seeds=(seed,),
    )


def _ratio(instance: Instance, points: Floats) -> Estimate:
    power = instance.number("g")
    plain = cdist(points, points)
    changed = cdist(points, points, "cosine") if power == 2 else plain**power
    ratio = maximum_likelihood(_nearest(changed)) / maximum_likelihood(_nearest(plain))
    return Estimate("value", instance, ratio, ROUNDING, window="all points, no fit")


def _nearest(distances: Floats) -> Floats:
    """Distances to the nearest others, in increasing order; the least of a row is that of the point to itself."""
    return np.sort(distances, axis=1)[:, 1 : NEIGHBOURS + 1]
