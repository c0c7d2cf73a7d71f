"""Least sum of squared bias and variance of softmax attention, over the width, for ever longer prompts."""

from __future__ import annotations

import numpy as np

from proofs_check.dynamics.softmax_attention import best_width
from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._in_context import harmonics_of
from proofs_check.papers.havrilla2024._laws import Series, panels
from theory.records import Instance, Measurement, Problem

DECADES = {1: (3, 5.5), 2: (3, 7)}  # of the length; the best width stays below 0.3 and is resolved


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    series = [_risks(i) for i in problem.instances]
    return Measurement(
        estimates=tuple(s.slope("tokens") for s in series),
        scope=(
            "proxy: squared bias and variance of a long prompt on an embedded torus, each exact, at the width with the "
            "least sum; that drawn prompts have this risk is measured in attention-two-terms"
        ),
        primitive="the embedding, the kernel of distances in the ambient space, the series of the target and the noise",
        rung="asymptotic",
        seeds=(seed,),
        plots=panels(series, "tokens $n$", "squared error"),
    )


def _risks(instance: Instance) -> Series:
    dimension, noise = int(instance["d"]), instance.number("sigma") ** 2
    samples = np.logspace(*DECADES[dimension], 14)
    smoothness, harmonics = instance.number("beta"), harmonics_of(instance)
    risks = np.array([best_width(n, noise, smoothness, dimension, harmonics).risk for n in samples])
    return Series(instance, samples, risks, exponent(samples, risks))
