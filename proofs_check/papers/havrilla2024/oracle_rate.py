"""Excess risk of least squares with hats on the best grid, for an exactly Hölder target."""

from __future__ import annotations

import numpy as np

from proofs_check.dynamics.hats import hat_error
from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._laws import Series, panels
from theory.records import Instance, Measurement, Problem

OCTAVES = np.arange(2, 14)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    series = [_learning_curve(i) for i in problem.instances]
    return Measurement(
        estimates=tuple(s.slope("samples") for s in series),
        scope=(
            "proxy: hats on grids of 2^p cells a side, approximation error plus variance sigma^2 N/n, at the samples "
            "where a grid and the next finer one are equally good; least squares has this risk by additive-risk"
        ),
        primitive="smoothness, dimension and noise",
        rung="exact dynamics",
        seeds=(seed,),
        plots=panels(series, "samples $n$", "excess risk"),
    )


def _learning_curve(instance: Instance) -> Series:
    """The risk at the crossings, where no log-periodic wiggle is left."""
    dimension, noise = int(instance["d"]), instance.number("sigma") ** 2
    errors = np.array([hat_error(instance.number("beta"), dimension, int(p)) for p in (*OCTAVES, OCTAVES[-1] + 1)])
    cells = np.exp2(np.append(OCTAVES, OCTAVES[-1] + 1) * dimension, dtype=np.float64)
    samples = noise * np.diff(cells) / -np.diff(errors)
    risks = errors[:-1] + noise * cells[:-1] / samples
    return Series(instance, samples, risks, exponent(samples, risks))
