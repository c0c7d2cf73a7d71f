"""Eigenvalues along a frequency axis of a kernel on tori embedded in spaces of several dimensions."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from proofs_check.dynamics.torus_kernel import axis_eigenvalues
from proofs_check.exponents import Departure, exponent
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._laws import Series, panels
from theory.records import Estimate, Instance, Measurement, Problem

CUTOFF = 1000
FREQUENCIES = np.unique(np.geomspace(20, CUTOFF, 24).round().astype(int))

SMOOTH: tuple[Departure, ...] = ("correction",)  # the embedding is smooth: powers, no logarithm


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    series = [_spectrum(i) for i in problem.instances]
    return Measurement(
        estimates=tuple(estimate for s in series for estimate in _estimates(s)),
        scope="exact for the uniform measure on a flat torus embedded isometrically, with ambient dimension D varied",
        primitive="the kernel as a function of the distance in space, and the embedding",
        rung="exact dynamics",
        seeds=(seed,),
        plots=panels(series, "frequency $r$", "eigenvalue", smoothness="nu"),
    )


def _spectrum(instance: Instance) -> Series:
    dimension = int(instance["d"])
    harmonics = int(instance["D"]) // (2 * dimension)
    eigenvalues = axis_eigenvalues(instance.number("nu"), dimension, harmonics, CUTOFF)
    x, y = FREQUENCIES.astype(float), eigenvalues[FREQUENCIES]
    return Series(instance, x, y, exponent(x, y, departures=SMOOTH))


def _estimates(series: Series) -> Iterator[Estimate]:
    yield series.slope("frequencies")
    yield series.law.estimate("constant", series.at)
