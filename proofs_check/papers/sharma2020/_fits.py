"""Errors of fits on grids of more and more cells."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Literal

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.cells import fit_errors
from proofs_check.exponents import Departure, exponent
from proofs_check.measure import Profile, combined
from proofs_check.papers.havrilla2024._laws import Series, panels
from theory.records import Instance, Measurement, Problem

SIDES = np.geomspace(4, 200, 16)
DRAWS = {"quick": 2**11, "thorough": 2**15}
SCRAMBLES = 8
SMOOTH: tuple[Departure, ...] = ("correction",)  # target and cells are smooth: powers of the side
MULTILINEAR = "multilinear interpolation"
PRIMITIVE = "a smooth function and its values at the corners or in the middle of cells"


def errors(order: Literal["constant", "linear"], dimension: int, power: float, profile: Profile, seed: int) -> Floats:
    """Mean error to a power at each of `SIDES`, for independent scramblings of the points; shape (scrambles, sides)."""
    seeds = np.random.SeedSequence(seed).generate_state(SCRAMBLES)
    draws = DRAWS[profile] // SCRAMBLES
    return np.stack([fit_errors(order, dimension, SIDES, power, draws, int(s)) for s in seeds])


def measured(problem: Problem, seed: int, fit: str, curve: Callable[[Instance], tuple[Floats, Floats]]) -> Measurement:
    """Slopes of the losses in the number of cells; ``curve`` gives both at an instance, ``fit`` is its name.

    Losses for several scramblings are read as one smooth curve, their mean. The quadrature errs alike at all sizes, so
    that the curve may bend less than it is off: how straight slopes scatter between the scramblings is added.
    """
    series, estimates = [], []
    for instance in problem.instances:
        cells, losses = curve(instance)
        runs = np.atleast_2d(losses)
        law = exponent(cells, runs.mean(axis=0), departures=SMOOTH)
        series.append(Series(instance, cells, runs.mean(axis=0), law))
        found = series[-1].slope("cells")
        spread = combined(found.uncertainty, _scatter(cells, runs))
        estimates.append(dataclasses.replace(found, uncertainty=spread))
    return Measurement(
        estimates=tuple(estimates),
        scope=f"exact: {fit} of a smooth function on the unit cube, on regular cells; error by quasi-random quadrature",
        primitive=PRIMITIVE,
        rung="exact dynamics",
        seeds=(seed,),
        plots=panels(series, "cells $N$", "loss", smoothness=problem.instances[0].values[0][0]),
    )


def _scatter(cells: Floats, runs: Floats) -> float:
    """Standard error of the straight slope of the mean of runs; none for a single curve."""
    if len(runs) == 1:
        return 0.0
    slopes = np.polyfit(np.log(cells), np.log(runs).T, 1)[0]
    return float(slopes.std(ddof=1) / np.sqrt(len(runs)))
