"""Noise-free kernel interpolation on a lattice of the torus, exactly."""

from __future__ import annotations

import numpy as np

from proofs_check.dynamics.lattice_design import LatticeRegression, lattice_regression
from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._laws import Series, panels
from theory.records import Instance, Measurement, Problem

LARGEST_HALF_SIDE = {"quick": {1: 300, 2: 128, 3: 48, 4: 20}, "thorough": {1: 600, 2: 256, 3: 64, 4: 24}}


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    series = []
    for instance in problem.instances:
        lattices = designs(instance, profile)
        points = np.array([lattice.points for lattice in lattices])
        risks = np.array([lattice.risk() for lattice in lattices])
        series.append(Series(instance, points, risks, exponent(points, risks)))
    return Measurement(
        estimates=tuple(s.slope("samples") for s in series),
        scope="exact: Bayes regression of a random smooth function from its values on a lattice of the torus",
        primitive="smoothness and dimension: which modes a lattice confuses is summed without approximation",
        rung="exact dynamics",
        seeds=(seed,),
        plots=panels(series, "samples $n$", "squared error"),
    )


def designs(instance: Instance, profile: Profile) -> list[LatticeRegression]:
    """Lattices with 8 points a side or more, in geometric steps."""
    dimension = int(instance["d"])
    halves = np.unique(np.geomspace(4, LARGEST_HALF_SIDE[profile][dimension], 16).astype(int))
    return [lattice_regression(instance.number("beta"), dimension, 2 * int(half)) for half in halves]
