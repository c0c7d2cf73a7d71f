"""Error of fitting a smooth function cell by cell, with a constant or multilinearly on each.

The target is ``prod_i (2 + sin(2 pi (x_i + phase_i)))`` on the unit cube. Averaged over the phases every cell is like
every other, so the error of m cells a side is a mean over a point in one cell and the phases, for any real m.
"""

from __future__ import annotations

from itertools import product
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import qmc

from proofs_check.arrays import Floats

__all__ = ["fit_errors"]


def fit_errors(
    order: Literal["constant", "linear"], dimension: int, sides: ArrayLike, power: float, draws: int, seed: int
) -> Floats:
    """Mean of the error to a power, for each number of cells a side.

    Parameters
    ----------
    order : {"constant", "linear"}
        The value at the middle of a cell, or the multilinear function through its corners.
    dimension : int
        d >= 1.
    sides : array_like, shape (k,)
        Cells a side, m >= 1; the cell has the side 1/m.
    power : float
        p > 0, 2 for the squared error.
    draws : int
        Points of Sobol's sequence, a power of two, the same for every m.
    seed : int

    Returns
    -------
    array, shape (k,)

    Examples
    --------
    >>> one, two = fit_errors("linear", 1, [100, 200], power=2, draws=256, seed=0)
    >>> round(float(one / two), 1)
    16.0
    """
    unit = qmc.Sobol(2 * dimension, seed=seed).random(draws)
    return np.array([np.mean(_misses(order, unit, float(m)) ** power) for m in np.asarray(sides, dtype=float)])


def _misses(order: str, unit: Floats, side: float) -> Floats:
    """Modulus of the error at the points of a cell, whose corner is the phase."""
    phase, within = np.split(unit, 2, axis=1)
    exact = _target(phase + within / side)
    if order == "constant":
        return np.asarray(np.abs(exact - _target(phase + 0.5 / side)))
    fitted = np.zeros(len(unit))
    for corner in product((0, 1), repeat=phase.shape[1]):
        weight = np.prod(np.where(corner, within, 1 - within), axis=1)
        fitted += weight * _target(phase + np.array(corner) / side)
    return np.asarray(np.abs(exact - fitted))


def _target(x: Floats) -> Floats:
    return np.asarray(np.prod(2 + np.sin(2 * np.pi * x), axis=1))
