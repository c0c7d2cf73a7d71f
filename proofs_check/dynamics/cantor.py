"""Samples on Cantor sets, whose dimension is no integer and does not depend on the space around them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.spatial import KDTree

from proofs_check.arrays import Floats

__all__ = ["cantor_points", "nearest_on_cantor"]

RESOLUTION = 1e-16  # of the coordinates, where digits end


def cantor_points(count: int, factors: int, scale: float, rng: np.random.Generator) -> Floats:
    """Uniform points of a product of equal Cantor sets in the unit cube.

    A Cantor set is two copies of itself, `scale` times smaller, at both ends of the unit interval: a coordinate is
    ``(scale - 1) * sum over j of b_j scale**-j`` with fair coins b_j (textbook). The dimension of the product is
    ``factors * log(2)/log(scale)``.

    Parameters
    ----------
    count, factors : int
    scale : float
        Above two.
    rng : numpy.random.Generator

    Returns
    -------
    ndarray, shape (count, factors)

    Examples
    --------
    >>> points = cantor_points(1000, 2, 3.0, np.random.default_rng(0))
    >>> bool(np.all(abs(points - 1/2) >= 1/6 - 1e-15))  # the middle third is empty
    True
    """
    digits = np.arange(1, 1 + np.ceil(-np.log(RESOLUTION) / np.log(scale)))
    coins = rng.integers(0, 2, size=(count, factors, len(digits)), dtype=np.int8)
    return np.asarray(coins @ ((scale - 1) * scale**-digits))


def nearest_on_cantor(factors: int, scale: float, sizes: Sequence[int], fresh: int, rng: np.random.Generator) -> Floats:
    """Mean distance, in the maximum norm, from fresh points to the nearest of n samples.

    Parameters
    ----------
    factors, scale
        As for `cantor_points`.
    sizes : sequence of int
        Numbers n of samples; each set is drawn afresh.
    fresh : int
        Points at which is measured.
    rng : numpy.random.Generator

    Returns
    -------
    ndarray, shape (len(sizes),)

    Examples
    --------
    >>> few, many = nearest_on_cantor(1, 3.0, [10, 1000], 100, np.random.default_rng(0))
    >>> bool(few > many)
    True
    """
    trees = (KDTree(cantor_points(size, factors, scale, rng)) for size in sizes)
    return np.array([np.mean(tree.query(cantor_points(fresh, factors, scale, rng), p=np.inf)[0]) for tree in trees])
