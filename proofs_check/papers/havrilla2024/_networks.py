"""Constructed transformers on finer and finer grids, and where their error is measured."""

from __future__ import annotations

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.hoelder import hardest_to_interpolate
from proofs_check.dynamics.relu_attention import Transformer, forward
from proofs_check.dynamics.relu_attention_grid import cube_grid, cube_nodes, transformer

CELLS = {1: np.unique(np.geomspace(8, 200, 16).astype(int)), 2: np.arange(3, 15)}
SIDE = 9  # points an axis of a cell; odd, so that one lies in the centre


def positions(dimension: int, side: int) -> Floats:
    """A regular grid of points of the unit cube, shape (side**d, d)."""
    return np.asarray((np.indices((side,) * dimension).reshape(dimension, -1).T + 0.5) / side)


def worst_error(
    smoothness: float, dimension: int, cells: int, hoelder: float, rng: np.random.Generator
) -> tuple[float, Transformer]:
    """Largest error of a constructed network in the cell where its target is hardest, and the network."""
    nodes = cube_nodes(dimension, cells)
    corner = rng.integers(cells, size=dimension) / cells
    x = corner + positions(dimension, SIDE) / cells
    targets = (hoelder * hardest_to_interpolate(at, nodes, corner, cells, smoothness) for at in (nodes, x))
    coefficients, wanted = targets
    network = transformer(cube_grid(dimension, cells), coefficients)
    return float(np.max(np.abs(forward(network, x) - wanted))), network
