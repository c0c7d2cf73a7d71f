"""Squared error of constructed transformers on random functions of exact smoothness against their parameters."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.hoelder import brownian_error
from proofs_check.dynamics.relu_attention_grid import cube_grid, cube_nodes, transformer, values
from proofs_check.exponents import Departure, exponent
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._laws import Series, panels
from proofs_check.papers.havrilla2024._networks import CELLS, positions
from theory.records import Instance, Measurement, Problem

SIDE = {1: 64, 2: 10}
# The field is self-similar and all cells are alike, so the error has neither logarithms nor periods in the cells.
SELF_SIMILAR: tuple[Departure, ...] = ("correction",)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    series = [_errors(i, seed) for i in problem.instances]
    return Measurement(
        estimates=tuple(s.slope("parameters") for s in series),
        scope=(
            "exact: entries of weight matrices counted, and the error of the forward pass averaged over fractional "
            "Brownian fields in place of the worst function; the last block, which is linear in the coefficients, is "
            "averaged in closed form"
        ),
        primitive="weight matrices of networks on finer and finer grids, and the covariance of the field",
        rung="exact dynamics",
        seeds=(seed,),
        plots=panels(series, "parameters $P$", "squared error"),
    )


def _errors(instance: Instance, seed: int) -> Series:
    dimension = int(instance["d"])
    parameters, errors = [], []
    for cells in CELLS[dimension]:
        count, x, held = _network(dimension, int(cells), seed)
        parameters.append(float(count))
        errors.append(brownian_error(instance.number("beta"), x, cube_nodes(dimension, int(cells)), held))
    return Series(
        instance, np.array(parameters), np.array(errors), exponent(parameters, errors, departures=SELF_SIMILAR)
    )


@lru_cache(maxsize=32)
def _network(dimension: int, cells: int, seed: int) -> tuple[int, Floats, Floats]:
    """Parameters of the network; points at all positions within cells drawn at random; what the network holds there."""
    rng = np.random.default_rng((seed, dimension, cells))
    within = positions(dimension, SIDE[dimension])
    x = (within + rng.integers(cells, size=within.shape)) / cells
    products = cube_grid(dimension, cells)
    return transformer(products, np.zeros(len(products.feature))).parameters, x, values(products, x)
