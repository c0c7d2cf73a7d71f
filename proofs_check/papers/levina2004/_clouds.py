"""Statistics of the neighbours in clouds of uniform points, averaged over independent clouds."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.intrinsic_dimension import log_ratio_sums, neighbour_distances
from proofs_check.measure import Profile
from theory.records import Estimate, Instance, Measurement, Problem

POINTS = 400
CLOUDS = {"quick": 100, "thorough": 300}
SCOPE = (
    "exact setting: uniform points in a box closed to a torus, where balls that do not reach around it are flat and "
    "evenly filled"
)
PRIMITIVE = "uniform random points and a search for their nearest neighbours"


def measured(
    problem: Problem, profile: Profile, seed: int, statistic: Callable[[Instance, Floats], float]
) -> Measurement:
    """Average a statistic of neighbour distances over independent clouds at each instance.

    Parameters
    ----------
    problem, profile, seed
        As every check gets them; instances have the dimension d and the number k of neighbours.
    statistic : function of an instance and the distances to k neighbours, shape (n, k)
        One number for a cloud.
    """
    rng = np.random.default_rng(seed)
    return Measurement(
        estimates=tuple(_average(i, CLOUDS[profile], rng, statistic) for i in problem.instances),
        scope=SCOPE,
        primitive=PRIMITIVE,
        rung="Monte Carlo",
        seeds=(seed,),
    )


def sums(instance: Instance, distances: Floats) -> tuple[Floats, float]:
    """The sums of log ratios, and the number of neighbours."""
    return log_ratio_sums(distances), instance.number("k")


def _average(
    instance: Instance, clouds: int, rng: np.random.Generator, statistic: Callable[[Instance, Floats], float]
) -> Estimate:
    dimension, neighbours = int(instance["d"]), int(instance["k"])
    draws = (rng.uniform(size=(POINTS, dimension)) for _ in range(clouds))
    values = np.array([statistic(instance, neighbour_distances(p, neighbours, period=1.0)) for p in draws])
    return Estimate(
        "value",
        instance,
        float(values.mean()),
        float(values.std(ddof=1) / np.sqrt(clouds)),
        window="all points of all clouds, no fit",
        size=clouds,
        size_means="clouds",
        improves=0.5,
    )
