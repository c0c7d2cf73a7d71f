"""Kernel regression from random points on the torus against its prediction from the spectrum."""

from __future__ import annotations

from functools import partial

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.point_cloud import deterministic_equivalent, learning_curve
from proofs_check.dynamics.torus_kernel import embed, matern, mirrored, torus_eigenvalues
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._ratios import limit_of
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

SAMPLES = {"quick": (125, 250, 500, 1000), "thorough": (250, 500, 1000, 2000)}
CLOUDS = {"quick": 7, "thorough": 30}
FRESH = 300
CUTOFF = {1: 1000, 2: 200, 3: 64}


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    seeds = np.random.SeedSequence(seed).spawn(len(problem.instances))
    found = [_ratios(i, profile, np.random.default_rng(s)) for i, s in zip(problem.instances, seeds, strict=True)]
    return Measurement(
        estimates=tuple(estimate for estimate, _ in found),
        scope="exact setting: posterior variance at fresh points of the torus, from Gram matrices of random points",
        primitive="the kernel, the embedding, random points and the noise",
        rung="Monte Carlo",
        seeds=(seed,),
        plots=(
            Plot(
                xlabel="samples $n$",
                ylabel="risk / prediction from the spectrum",
                curves=tuple(curve for _, curve in found),
                yscale="linear",
            ),
        ),
    )


def _ratios(instance: Instance, profile: Profile, rng: np.random.Generator) -> tuple[Estimate, Curve]:
    """Ratios along the learning curve, and their limit as the unlearned part falls below the noise."""
    nu, dimension, noise = instance.number("nu"), int(instance["d"]), instance.number("sigma") ** 2
    samples = SAMPLES[profile]
    kernel = partial(matern, smoothness=nu)

    def cloud(size: int) -> Floats:
        return embed(rng.uniform(0, 2 * np.pi, (size, dimension)), harmonics=1)

    curves = np.array(
        [learning_curve(kernel, cloud(samples[-1]), cloud(FRESH), samples, noise) for _ in range(CLOUDS[profile])]
    )
    cutoff = CUTOFF[dimension]
    spectrum = torus_eigenvalues(nu, dimension, 1, cutoff)
    predicted = np.array(
        [deterministic_equivalent(spectrum, mirrored(dimension, cutoff), 1.0, n, noise) for n in samples]
    )
    ratios = curves.mean(axis=0) / predicted
    # One cloud serves all sizes, so its ratios are correlated.
    covariance = np.cov(curves / predicted, rowvar=False) / len(curves)
    estimate = limit_of(
        instance, predicted / noise, ratios, covariance, len(curves), small="unlearned variance over noise"
    )
    errors = np.sqrt(np.diag(covariance))
    label = f"$\\nu = {instance['nu']}$, $d = {dimension}$"
    return estimate, Curve(label, tuple(map(float, samples)), tuple(ratios), tuple(errors))
