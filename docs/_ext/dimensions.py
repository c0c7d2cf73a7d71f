"""The table of estimated dimensions on the page on low-dimensional data.

::

    python docs/_ext/dimensions.py 2026

writes it, from three clouds a row. The argument is the seed.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.intrinsic_dimension import (
    maximum_likelihood,
    neighbour_distances,
    sphere,
    two_neighbours,
)
from proofs_check.dynamics.torus_kernel import embed

NEIGHBOURS, CLOUDS = 20, 3
Draw = Callable[[int, int, np.random.Generator], Floats]
Estimator = Callable[[Floats], float]


def cube(dimension: int, size: int, rng: np.random.Generator) -> Floats:
    """Points of the unit cube, whose boundary cuts balls off."""
    return rng.uniform(size=(size, dimension))


def torus(dimension: int, size: int, rng: np.random.Generator) -> Floats:
    """Points of the torus in the space of two harmonics of each angle."""
    return embed(rng.uniform(0, 2 * np.pi, (size, dimension)), 2)


@dataclass(frozen=True)
class Row:
    """A kind of cloud, and why its estimates err."""

    name: str
    draw: Draw
    dimension: int
    why: str = ""
    points: int = 3600


ROWS = (
    Row("sphere", sphere, 2, "caps of $S^2$ grow like flat discs"),
    Row("sphere", sphere, 4),
    Row("sphere", sphere, 8, "caps grow less than flat balls: `levina2004:sphere-bias`"),
    Row("sphere", sphere, 16),
    Row("sphere, 500 points", sphere, 16, "fewer points, larger balls", 500),
    Row("cube", cube, 4, "balls cut off at the boundary"),
    Row("cube", cube, 8),
    Row("cube", cube, 16),
    Row("torus, two harmonics", torus, 4, "space is a short cut: `levina2004:torus-bias`"),
    Row("torus, two harmonics", torus, 8),
)


def line(row: Row, rng: np.random.Generator) -> str:
    """One row of the table: mean and standard error of both estimators."""
    clouds = [neighbour_distances(row.draw(row.dimension, row.points, rng), NEIGHBOURS) for _ in range(CLOUDS)]
    cells = [_cell([estimator(cloud) for cloud in clouds]) for estimator in (maximum_likelihood, two_neighbours)]
    why = f" {row.why} |" if row.why else " |"
    return f"| {row.name} | {row.dimension} | {' | '.join(cells)} |{why}"


def _cell(estimates: list[float]) -> str:
    return f"{np.mean(estimates):.3f} ± {np.std(estimates, ddof=1) / np.sqrt(len(estimates)):.3f}"


def main(seed: int = 2026) -> None:
    """Print the table; every row has random numbers of its own."""
    print("| Cloud | $d$ | Likelihood | Two neighbours | Why |\n|---|---|---|---|---|")
    for row, stream in zip(ROWS, np.random.default_rng(seed).spawn(len(ROWS)), strict=True):
        print(line(row, stream))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
