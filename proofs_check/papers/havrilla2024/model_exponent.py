"""Error of N modes of a smooth random function, and of N cells of hats on an exactly Hölder function."""

from __future__ import annotations

import numpy as np

from proofs_check.dynamics.hats import hat_error
from proofs_check.dynamics.sequence_model import projection_errors
from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._laws import Series, averaged, modes_of, panels
from theory.records import Instance, Measurement, Problem

OCTAVES = np.arange(2, 14)  # on finer grids the error of smooth targets is lost in rounding


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    spectral = [modes_left_out(i, profile) for i in problem.instances]
    constructive = [cells_of_hats(i) for i in problem.instances]
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
    """Sum of the variances beyond the N largest."""
    counts, errors = projection_errors(modes_of(instance, profile))
    x, y = averaged(counts, errors, start=20.0 ** int(instance["d"]))
    return Series(instance, x, y, exponent(x, y))


def cells_of_hats(instance: Instance) -> Series:
    """Interpolation error on grids of 2**p cells a side."""
    dimension = int(instance["d"])
    y = np.array([hat_error(instance.number("beta"), dimension, int(p)) for p in OCTAVES])
    x = np.exp2(OCTAVES * dimension, dtype=np.float64)
    return Series(instance, x, y, exponent(x, y))
