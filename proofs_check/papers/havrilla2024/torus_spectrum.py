"""Eigenvalues of a kernel of the ambient distance on an embedded flat torus."""

from __future__ import annotations

from proofs_check.dynamics.torus_kernel import ordered_eigenvalues, torus_eigenvalues
from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._laws import Series, averaged, panels
from theory.records import Instance, Measurement, Problem

CUTOFF = {"quick": {1: 1000, 2: 250, 3: 80}, "thorough": {1: 1000, 2: 500, 3: 120}}


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    series = [_spectrum(i, profile) for i in problem.instances]
    return Measurement(
        estimates=tuple(s.slope("eigenvalues") for s in series),
        scope="exact for the uniform measure on a flat torus embedded isometrically, with ambient dimension D varied",
        primitive="the kernel as a function of the distance in space, and the embedding",
        rung="exact dynamics",
        seeds=(seed,),
        plots=panels(series, "index $j$", "eigenvalue", smoothness="nu"),
    )


def _spectrum(instance: Instance, profile: Profile) -> Series:
    dimension = int(instance["d"])
    harmonics = int(instance["D"]) // (2 * dimension)
    eigenvalues = torus_eigenvalues(instance.number("nu"), dimension, harmonics, CUTOFF[profile][dimension])
    x, y = averaged(*ordered_eigenvalues(eigenvalues), start=8.0**dimension)
    return Series(instance, x, y, exponent(x, y))
