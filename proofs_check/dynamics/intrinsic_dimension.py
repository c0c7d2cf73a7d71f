"""Estimators of the intrinsic dimension of a point cloud, from distances to nearest neighbours.

Within a small ball a manifold of dimension d looks flat and evenly filled: given the distance r_k of the k-th
neighbour, the nearer ones are independent and uniform in the ball. Every estimator here reads d off the ratios
of such distances. Sources: Levina and Bickel 2004; MacKay and Ghahramani 2005 (average of inverses); Facco,
d'Errico, Rodriguez and Laio 2017 (two neighbours).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.spatial import KDTree
from scipy.special import betainc

from proofs_check.arrays import Floats
from proofs_check.dynamics.torus_kernel import embed

__all__ = [
    "cap_volume",
    "log_ratio_sums",
    "maximum_likelihood",
    "mean_log_ratio",
    "neighbour_distances",
    "sphere",
    "torus_volume",
    "two_neighbours",
]

NODES, WEIGHTS = np.polynomial.legendre.leggauss(10)
NEWTON = 4  # steps of Newton's method, which doubles the digits each


def neighbour_distances(points: Floats, neighbours: int, period: float | None = None) -> Floats:
    """Distances from every point to its nearest others, increasing.

    Parameters
    ----------
    points : array, shape (n, D)
    neighbours : int
        k, below n.
    period : float, optional
        Length of the box if it is closed to a torus.

    Returns
    -------
    array, shape (n, k)

    Examples
    --------
    >>> neighbour_distances(np.array([[0.0], [0.1], [0.9]]), 2, period=1.0)[0].round(12).tolist()
    [0.1, 0.1]
    """
    found, _ = KDTree(points, boxsize=period).query(points, neighbours + 1)
    return np.asarray(found[:, 1:])


def log_ratio_sums(distances: Floats) -> Floats:
    """Sum of log(r_k/r_j) over j < k, for each point.

    Parameters
    ----------
    distances : array, shape (n, k)
        From `neighbour_distances`.

    Returns
    -------
    ndarray, shape (n,)

    Examples
    --------
    >>> log_ratio_sums(np.array([[1.0, 1.0, np.e]])).tolist()
    [2.0]
    """
    logs = np.log(distances)
    return np.asarray(np.sum(logs[:, -1:] - logs[:, :-1], axis=1))


def maximum_likelihood(distances: Floats) -> float:
    """Estimate the dimension by the inverse of the mean inverse likelihood estimate.

    Source: MacKay and Ghahramani 2005, comments on Levina and Bickel 2004.

    Parameters
    ----------
    distances : array, shape (n, k)
        From `neighbour_distances`, k at least 2.

    Returns
    -------
    float

    Examples
    --------
    >>> maximum_likelihood(np.array([[1.0, 1.0, np.e]]))
    1.0
    """
    return float((distances.shape[1] - 1) / np.mean(log_ratio_sums(distances)))


def two_neighbours(distances: Floats, discarded: float = 0.1) -> float:
    """Estimate the dimension from the ratio of the first two distances.

    The slope through the origin of -log(1 - F) against log(r_2/r_1), with the empirical distribution F and the
    largest ratios left out. Source: Facco et al. 2017.

    Parameters
    ----------
    distances : array, shape (n, k)
        From `neighbour_distances`, k at least 2.
    discarded : float
        Share of the ratios left out, in [0, 1).

    Returns
    -------
    float

    Examples
    --------
    >>> ratios = np.exp(-np.log1p(-np.arange(1, 100) / 100) / 3)  # quantiles of the law in three dimensions
    >>> round(two_neighbours(np.column_stack([np.ones(99), ratios])), 2)
    3.0
    """
    logs = np.sort(np.log(distances[:, 1] / distances[:, 0]))
    kept = int(len(logs) * (1 - discarded))
    height = -np.log1p(-np.arange(1, kept + 1) / (len(logs) + 1))
    return float(logs[:kept] @ height / (logs[:kept] @ logs[:kept]))


def sphere(dimension: int, size: int, rng: np.random.Generator) -> Floats:
    """Draw points of the unit sphere of this dimension, shape (size, dimension + 1).

    Parameters
    ----------
    dimension : int
        d >= 1.
    size : int
    rng : numpy.random.Generator

    Returns
    -------
    ndarray, shape (size, dimension + 1)

    Examples
    --------
    >>> points = sphere(2, 5, np.random.default_rng(0))
    >>> np.sum(points**2, axis=1).round(12).tolist()
    [1.0, 1.0, 1.0, 1.0, 1.0]
    """
    normal = rng.standard_normal((size, dimension + 1))
    return np.asarray(normal / np.linalg.norm(normal, axis=1, keepdims=True))


def mean_log_ratio(volume: Callable[[Floats], Floats], radius: float) -> float:
    """Mean of log(R/r) over a ball that is evenly filled, the inverse of an estimated dimension.

    Integrated by parts it is the integral of V(r)/r up to R, over V(R). In flat space of dimension d it is 1/d.

    Parameters
    ----------
    volume : function of an array of radii
        V, up to a constant factor.
    radius : float
        R > 0.

    Returns
    -------
    float

    Examples
    --------
    >>> round(mean_log_ratio(lambda r: r**3, 0.5), 12)
    0.333333333333
    """
    r = radius * (NODES + 1) / 2
    values = volume(np.append(r, radius))
    return float(radius / 2 * (WEIGHTS @ (values[:-1] / r)) / values[-1])


def cap_volume(radius: Floats, dimension: int) -> Floats:
    """Share of the unit sphere of dimension d within a distance r in space of one of its points.

    Source: textbook (the polar coordinate of a uniform point has a beta distribution).

    Parameters
    ----------
    radius : array
        r in [0, 2].
    dimension : int
        d >= 1.

    Returns
    -------
    ndarray
        Of the shape of the radii.

    Examples
    --------
    >>> cap_volume(np.array([1.0, 2.0]), 2).tolist()  # Archimedes: r**2/4
    [0.25, 1.0]
    """
    return np.asarray(betainc(dimension / 2, dimension / 2, np.asarray(radius) ** 2 / 4))


def torus_volume(
    dimension: int, harmonics: int, directions: int, rng: np.random.Generator
) -> Callable[[Floats], Floats]:
    """Volume of the part of the embedded torus within a distance in space of one of its points.

    Along each of many directions from the point, Newton's method finds how far one may go. The embedding is that of
    `torus_kernel.embed`.

    Parameters
    ----------
    dimension, harmonics : int
        d and M.
    directions : int
        How many directions are averaged over.
    rng : Generator

    Returns
    -------
    function of an array of radii
        Up to a constant factor; for radii so small that distance grows along every direction.

    Examples
    --------
    >>> volume = torus_volume(1, 1, 2, np.random.default_rng(0))
    >>> bool(np.isclose(volume(np.array([1.0]))[0], np.pi / 3))  # chord 1 on the circle
    True
    """
    ways = sphere(dimension - 1, directions, rng) if dimension > 1 else np.ones((1, 1))
    origin = embed(np.zeros((1, dimension)), harmonics)

    def distance(length: Floats) -> Floats:
        return np.asarray(np.linalg.norm(embed(length[:, None] * ways, harmonics) - origin, axis=1))

    def volume(radius: Floats) -> Floats:
        return np.array([np.mean(_length(distance, r, len(ways)) ** dimension) for r in radius])

    return volume


def _length(distance: Callable[[Floats], Floats], radius: float, ways: int) -> Floats:
    """How far to go along each way until the distance is the radius; the secant from zero starts it."""
    length: Any = np.full(ways, radius)
    step = 1e-6 * radius
    for _ in range(NEWTON):
        here = distance(length)
        length = length - (here - radius) * step / (distance(length + step) - here)
    return np.asarray(length)
