"""Least excess risk over model size and samples at a budget of compute."""

from __future__ import annotations

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.sequence_model import compute_frontier
from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._laws import Series, averaged, modes_of, panels, radius_of, variance_at
from theory.records import Instance, Measurement, Problem

SCOPE = (
    "proxy: the two-term risk of additive-risk, error(N) + sigma^2 N/n, minimised jointly over N n = C; that least "
    "squares has this risk is measured there"
)
PRIMITIVE = "smoothness, dimension and noise: modes are lattice points counted one by one"


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    series = []
    for instance in problem.instances:
        budgets, _, risks = frontier(instance, profile)
        x, y = averaged(budgets, risks, start=budgets[0])
        series.append(Series(instance, x, y, exponent(x, y)))
    return Measurement(
        estimates=tuple(s.slope("compute") for s in series),
        scope=SCOPE,
        primitive=PRIMITIVE,
        rung="asymptotic",
        seeds=(seed,),
        plots=panels(series, "compute $C$", "least excess risk"),
    )


def frontier(instance: Instance, profile: Profile) -> tuple[Floats, Floats, Floats]:
    """Budgets whose best models reach frequencies within the counted ones, with best sizes and risks.

    At the best size N the variance of the N-th mode equals its price 2 sigma^2 N/C, so it fixes the budget.
    """
    dimension, noise = int(instance["d"]), instance.number("sigma") ** 2
    modes = modes_of(instance, profile)
    reach = np.geomspace(10 * dimension, min(radius_of(instance, profile) / 2, 20_000), 1000)
    variances = variance_at(instance, reach)
    counts = np.cumsum(modes.multiplicities)[np.searchsorted(-modes.eigenvalues, -variances)]
    budgets = 2 * noise * counts / variances
    return (budgets, *compute_frontier(modes, budgets, noise))
