"""Softmax attention over drawn prompts, against bias and variance of a long prompt."""

from __future__ import annotations

import numpy as np

from proofs_check.arrays import Integers
from proofs_check.dynamics.softmax_attention import GRID, best_width, prompt_error
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._in_context import harmonics_of
from proofs_check.papers.havrilla2024._ratios import limit_of
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

LENGTHS = (200, 400, 800, 1600)
PROMPTS = {"quick": 10, "thorough": 60}  # of each length
QUERIES = 150


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    seeds = np.random.SeedSequence(seed).spawn(len(problem.instances))
    found = [_ratios(i, profile, np.random.default_rng(s)) for i, s in zip(problem.instances, seeds, strict=True)]
    return Measurement(
        estimates=tuple(estimate for estimate, _ in found),
        scope="exact setting: softmax attention over drawn prompts, averaged over targets and noise in closed form",
        primitive="softmax attention to points of an embedded torus, the series of the target and the noise",
        rung="Monte Carlo",
        seeds=(seed,),
        plots=(
            Plot(
                xlabel=r"risk over $\sigma^2$ (at 0: extrapolated)",
                ylabel="risk / sum of two terms",
                curves=tuple(curve for _, curve in found),
                xscale="linear",
                yscale="linear",
            ),
        ),
    )


def _ratios(instance: Instance, profile: Profile, rng: np.random.Generator) -> tuple[Estimate, Curve]:
    dimension, noise, harmonics = int(instance["d"]), instance.number("sigma") ** 2, harmonics_of(instance)
    rows = []
    for length in LENGTHS:
        width, predicted = best_width(length, noise, instance.number("beta"), dimension, harmonics)
        errors_drawn = [
            prompt_error(*_angles(length, dimension, rng), width, noise, instance.number("beta"), harmonics)
            for _ in range(PROMPTS[profile])
        ]
        drawn = np.array(errors_drawn) / predicted
        rows.append((predicted / noise, drawn.mean(), drawn.std(ddof=1) / np.sqrt(len(drawn))))
    small, ratios, errors = np.array(rows).T
    estimate = limit_of(instance, small, ratios, np.diag(errors**2), PROMPTS[profile], small="risk over noise")
    label = f"$d = {dimension}$, $D = {instance['D']}$"
    return estimate, Curve(label, x=(*small, 0.0), y=(*ratios, estimate.value), error=(*errors, estimate.uncertainty))


def _angles(length: int, dimension: int, rng: np.random.Generator) -> tuple[Integers, Integers]:
    """Queries and prompt."""
    return rng.integers(GRID, size=(QUERIES, dimension)), rng.integers(GRID, size=(length, dimension))
