"""Least squares with N modes on n random points, against the sum of its two terms along the frontier."""

from __future__ import annotations

import numpy as np

from proofs_check.dynamics.projection import GridTorus, grid_torus
from proofs_check.dynamics.sequence_model import compute_frontier, torus_modes
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._ratios import limit_of
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

BUDGETS = (3e4, 1e5, 3e5, 1e6)
CLOUDS = {"quick": 8, "thorough": 60}  # sets of random points at each budget
TARGETS = 12  # targets fitted on each
SIDE = {1: 2**14, 2: 96, 3: 24}
RADIUS = {1: 2000, 2: 100, 3: 40}


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    seeds = np.random.SeedSequence(seed).spawn(len(problem.instances))
    found = [_ratios(i, profile, np.random.default_rng(s)) for i, s in zip(problem.instances, seeds, strict=True)]
    return Measurement(
        estimates=tuple(estimate for estimate, _ in found),
        scope="exact setting: targets, points and noise drawn, coefficients fitted, error measured on the whole torus",
        primitive="random functions of given smoothness on a torus, random points, noise and least squares",
        rung="Monte Carlo",
        seeds=(seed,),
        plots=(
            Plot(
                xlabel="modes per sample $N/n$ on the frontier (at 0: extrapolated)",
                ylabel="excess risk / sum of two terms",
                curves=tuple(curve for _, curve in found),
                xscale="linear",
                yscale="linear",
            ),
        ),
    )


def _ratios(instance: Instance, profile: Profile, rng: np.random.Generator) -> tuple[Estimate, Curve]:
    beta, dimension, noise = instance.number("beta"), int(instance["d"]), instance.number("sigma") ** 2
    torus, modes = grid_torus(beta, dimension, SIDE[dimension]), torus_modes(beta, dimension, RADIUS[dimension])
    rows = []
    for budget, best in zip(BUDGETS, compute_frontier(modes, BUDGETS, noise).sizes, strict=True):
        pairs = max(1, round(best) // 2)
        rows.append(_ratio(torus, pairs, budget, noise, CLOUDS[profile], rng))
    crowding, ratios, errors = np.array(rows).T
    estimate = limit_of(instance, crowding, ratios, np.diag(errors**2), CLOUDS[profile], small="modes per sample")
    label = f"$\\beta = {instance['beta']}$, $d = {dimension}$"
    return estimate, Curve(
        label,
        x=(*crowding, 0.0),
        y=(*ratios, estimate.value),
        error=(*errors, estimate.uncertainty),
    )


def _ratio(
    torus: GridTorus, pairs: int, budget: float, noise: float, clouds: int, rng: np.random.Generator
) -> tuple[float, float, float]:
    """Modes per sample, and the mean risk over the sum of its terms with its standard error."""
    size = 2 * pairs + 1
    samples = int(budget / size)
    terms = torus.tail(pairs) + noise * size / samples
    errors = np.array([torus.estimation_error(pairs, samples, noise, rng, TARGETS) for _ in range(clouds)])
    ratio = (torus.tail(pairs) + errors.mean()) / terms
    return size / samples, float(ratio), float(errors.std(ddof=1) / np.sqrt(clouds) / terms)
