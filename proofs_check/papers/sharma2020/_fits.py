"""Errors of fits on grids of more and more cells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.cells import fit_errors
from proofs_check.exponents import Departure, exponent
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._laws import Series, panels
from theory.records import Instance, Measurement, Problem

SIDES = np.geomspace(4, 200, 16)
DRAWS = {"quick": 2**11, "thorough": 2**15}
SMOOTH: tuple[Departure, ...] = ("correction",)  # target and cells are smooth: powers of the side
MULTILINEAR = "multilinear interpolation"
PRIMITIVE = "a smooth function and its values at the corners or in the middle of cells"


def errors(order: Literal["constant", "linear"], dimension: int, power: float, profile: Profile, seed: int) -> Floats:
    """Mean error to a power at each of `SIDES`."""
    return fit_errors(order, dimension, SIDES, power, DRAWS[profile], seed)


def measured(problem: Problem, seed: int, fit: str, curve: Callable[[Instance], tuple[Floats, Floats]]) -> Measurement:
    """Slopes of the losses in the number of cells; ``curve`` gives both at an instance, ``fit`` is its name."""
    series = []
    for instance in problem.instances:
        cells, losses = curve(instance)
        series.append(Series(instance, cells, losses, exponent(cells, losses, departures=SMOOTH)))
    return Measurement(
        estimates=tuple(s.slope("cells") for s in series),
        scope=f"exact: {fit} of a smooth function on the unit cube, on regular cells; error by quasi-random quadrature",
        primitive=PRIMITIVE,
        rung="exact dynamics",
        seeds=(seed,),
        plots=panels(series, "cells $N$", "loss", smoothness=problem.instances[0].values[0][0]),
    )
