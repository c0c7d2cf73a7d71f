"""Least excess risk over model size and samples at a budget of compute."""

from __future__ import annotations

import numpy as np

from proofs_check.dynamics.sequence_model import compute_frontier
from proofs_check.measure import Profile, extrapolated
from proofs_check.papers.havrilla2024._laws import Floats, Series, averaged, modes_of, panels, radius_of
from theory.records import Instance, Measurement, Problem

SCOPE = (
    "exact for least squares on N modes up to the vanishing cross terms of random samples (see additive-risk): "
    "error(N) + sigma^2 N/n is minimised over N n = C"
)
PRIMITIVE = "smoothness, dimension and noise: modes are lattice points counted one by one"


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    series = []
    for instance in problem.instances:
        budgets, _, risks = frontier(instance, profile)
        x, y = averaged(budgets, risks, start=budgets[0])
        series.append(Series(instance, x, y, extrapolated(x, y)))
    return Measurement(
        estimates=tuple(s.slope("compute") for s in series),
        scope=SCOPE,
        primitive=PRIMITIVE,
        rung="exact dynamics",
        seeds=(seed,),
        plots=panels(series, "compute $C$", "least excess risk"),
    )


def frontier(instance: Instance, profile: Profile) -> tuple[Floats, Floats, Floats]:
    """Budgets whose best models reach frequencies within the counted ones, with best sizes and risks."""
    beta, dimension, noise = instance.number("beta"), int(instance["d"]), instance.number("sigma") ** 2
    reach = np.geomspace(10 * dimension, min(radius_of(instance, profile) / 2, 20_000), 1000)
    budgets = noise * reach ** (2 * (beta + dimension))
    return (budgets, *compute_frontier(modes_of(instance, profile), budgets, noise))
