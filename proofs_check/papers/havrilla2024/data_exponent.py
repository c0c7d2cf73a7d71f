"""Bayes risk of the sequence model from n noisy samples."""

from __future__ import annotations

import numpy as np

from proofs_check.dynamics.sequence_model import bayes_risk
from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._laws import Series, modes_of, panels, radius_of, variance_at
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    series = [learning_curve(i, profile) for i in problem.instances]
    return Measurement(
        estimates=tuple(s.slope("samples") for s in series),
        scope="exact in the sequence model of a flat torus, which random samples approach (see point-cloud-risk)",
        primitive="smoothness, dimension and noise: modes are lattice points counted one by one",
        rung="exact dynamics",
        seeds=(seed,),
        plots=panels(series, "samples $n$", "squared error"),
    )


def learning_curve(instance: Instance, profile: Profile) -> Series:
    """Risk at sample sizes that resolve between 4 and a fifth of the counted frequencies.

    A mode is resolved once its variance exceeds the noise over the samples.
    """
    noise = instance.number("sigma") ** 2
    resolved = np.geomspace(4, min(radius_of(instance, profile) / 5, 1000), 20)
    samples = noise / variance_at(instance, resolved)
    modes = modes_of(instance, profile)
    risks = np.array([bayes_risk(modes, n, noise) for n in samples])
    return Series(instance, samples, risks, exponent(samples, risks))
