"""Error of N modes of a smooth random function, and of N cells of hats on an exactly Hölder function."""

from __future__ import annotations

import numpy as np

from proofs_check.dynamics.hats import hat_error
from proofs_check.dynamics.sequence_model import projection_errors
from proofs_check.measure import Profile, extrapolated
from proofs_check.papers.havrilla2024._laws import Series, modes_of, panels
from theory.records import Instance, Measurement, Problem

OCTAVES = {"quick": 14, "thorough": 18}


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    spectral = [modes_left_out(i, profile) for i in problem.instances]
    constructive = [cells_of_hats(i, profile) for i in problem.instances]
    return Measurement(
        estimates=tuple(s.slope("modes or cells") for s in (*spectral, *constructive)),
        scope=(
            "two proxies of a model with N parameters, each exact: the best N Fourier modes of a smooth random "
            "function on a flat torus, and piecewise multilinear interpolation of an exactly Hölder function on N cells"
        ),
        primitive="smoothness and dimension: modes are lattice points counted one by one, cells a regular grid",
        rung="exact dynamics",
        seeds=(seed,),
        plots=panels(spectral, "modes $N$", "squared error") + panels(constructive, "cells $N$", "squared error"),
    )


def modes_left_out(instance: Instance, profile: Profile) -> Series:
    """Sum of the variances beyond the N largest, at complete shells."""
    counts, errors = projection_errors(modes_of(instance, profile))
    wanted = np.geomspace(20.0 ** int(instance["d"]), counts[-1], 40)
    picked = np.unique(np.searchsorted(counts, wanted).clip(0, len(counts) - 1))
    x, y = counts[picked], errors[picked]
    return Series(instance, x, y, extrapolated(x, y))


def cells_of_hats(instance: Instance, profile: Profile) -> Series:
    """Interpolation error on grids of 2**p cells a side."""
    octaves = np.arange(2, OCTAVES[profile] + 1)
    dimension = int(instance["d"])
    y = np.array([hat_error(instance.number("beta"), dimension, int(p)) for p in octaves])
    x = np.exp2(octaves * dimension, dtype=np.float64)
    return Series(instance, x, y, extrapolated(x, y))
