"""Least squares with Fourier modes on equispaced points of the torus, without noise, exactly.

On ``m**d`` equispaced points the modes with ``|k_i| <= K < m/2`` are orthogonal, and each takes over what the points
confuse with it. With variances ``lambda_k = (1 + |k|**2)**-(beta + d/2)`` and sums S over classes modulo m, the average
squared error is ``sum of all lambda - 2 sum of fitted lambda + sum of fitted S``. Source: ours (orthogonality of the
discrete Fourier transform).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.lattice_design import alias_sums

__all__ = ["compute_frontier", "projection_risks"]


def projection_risks(smoothness: float, dimension: int, side: int) -> Floats:
    """Average squared error of fitting the modes with ``|k_i| <= K``, for K = 0, ..., m/2 - 1.

    Parameters
    ----------
    smoothness : float
        beta > 0.
    dimension : int
        d >= 1.
    side : int
        m, even.

    Returns
    -------
    ndarray, shape (m/2,)

    Examples
    --------
    >>> risks = projection_risks(1.5, 1, 64)
    >>> len(risks), bool(np.all(np.diff(risks[:20]) < 0))
    (32, True)
    """
    power = smoothness + dimension / 2
    sums = alias_sums(power, dimension, side)
    variances = (1 + reduce(np.add.outer, [np.arange(side // 2 + 1.0) ** 2] * dimension)) ** -power
    mirrored = np.where(np.arange(side // 2 + 1) > 0, 2.0, 1.0)
    classes = np.where(np.arange(side // 2 + 1) < side // 2, mirrored, 1.0)
    total = np.sum(sums * reduce(np.multiply.outer, [classes] * dimension))
    fitted = (sums - 2 * variances) * reduce(np.multiply.outer, [mirrored] * dimension)
    for axis in range(dimension):
        fitted = np.cumsum(fitted, axis=axis)
    cut = np.arange(side // 2)
    return np.asarray(total + fitted[(cut,) * dimension])


def compute_frontier(smoothness: float, dimension: int, sides: Sequence[int], budgets: Floats) -> Floats:
    """Least error over modes and points whose product of numbers is within each budget.

    Parameters
    ----------
    smoothness, dimension
        As for `projection_risks`.
    sides : sequence of int
        Even numbers m of points a side to choose from.
    budgets : array, shape (k,)
        Modes times points.

    Returns
    -------
    array, shape (k,)

    Examples
    --------
    >>> few, many = compute_frontier(0.5, 1, range(4, 60, 2), np.array([100.0, 400.0]))
    >>> bool(many < few)
    True
    """
    costs = np.concatenate([((2.0 * np.arange(m // 2) + 1) * m) ** dimension for m in sides])
    risks = np.concatenate([projection_risks(smoothness, dimension, m) for m in sides])
    order = np.argsort(costs)
    best = np.minimum.accumulate(risks[order])
    return np.asarray(best[np.searchsorted(costs[order], budgets, side="right") - 1])
