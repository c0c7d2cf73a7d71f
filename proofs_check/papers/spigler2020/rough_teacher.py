"""Error of kernel interpolation on lattices, with kernels of teacher and student."""

from __future__ import annotations

import numpy as np

from proofs_check.dynamics.teacher_student import interpolation_error
from proofs_check.exponents import Departure, exponent
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._laws import Series, panels
from theory.records import Instance, Measurement, Problem

LARGEST_HALF_SIDE = {"quick": {1: 300, 2: 80, 3: 32, 4: 20}, "thorough": {1: 600, 2: 256, 3: 64, 4: 24}}

SMOOTH: tuple[Departure, ...] = ("correction",)  # a sum of powers: no logarithm


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return measured(problem, LARGEST_HALF_SIDE[profile], seed)


def measured(problem: Problem, largest: dict[int, int], seed: int) -> Measurement:
    """Learning curves on lattices of up to twice the largest number of points a side, by dimension."""
    series = [_learning_curve(i, largest[int(i["d"])]) for i in problem.instances]
    return Measurement(
        estimates=tuple(s.slope("samples") for s in series),
        scope="exact: interpolation of a random function from its values on a lattice of the torus",
        primitive="spectra of teacher and student in frequency: which modes a lattice confuses is summed",
        rung="exact dynamics",
        seeds=(seed,),
        plots=panels(series, "samples $n$", "squared error", smoothness="a_T"),
    )


def _learning_curve(instance: Instance, largest: int) -> Series:
    dimension = int(instance["d"])
    halves = np.unique(np.geomspace(4, largest, 16).astype(int))
    decays = instance.number("a_T"), instance.number("a_S")
    errors = np.array([interpolation_error(*decays, dimension, 2 * int(half)) for half in halves])
    samples = (2.0 * halves) ** dimension
    return Series(instance, samples, errors, exponent(samples, errors, departures=SMOOTH))
