"""Functions of exactly known Hoelder smoothness beta in (0, 1], and how far a linear method misses them."""

from __future__ import annotations

import numpy as np
from scipy.spatial.distance import cdist

from proofs_check.arrays import Floats

__all__ = ["brownian_error", "hardest_to_interpolate"]


def hardest_to_interpolate(x: Floats, nodes: Floats, corner: Floats, cells: int, smoothness: float) -> Floats:
    """A function with the Hoelder constant one on which multilinear interpolation errs as much as on any.

    On the nodes it is the distance from one cell to the power beta, elsewhere the largest function with these values
    and this constant (McShane 1934). So it is zero on the nodes of that cell, and as large as it may be between them.

    Parameters
    ----------
    x : array, shape (batch, d)
    nodes : array, shape (G, d)
        All nodes of the grid on the unit cube.
    corner : array, shape (d,)
        Lower corner of the cell.
    cells : int
        Number of cells a side.
    smoothness : float
        beta in (0, 1].

    Returns
    -------
    array, shape (batch,)

    Examples
    --------
    >>> nodes = np.array([[0.0], [0.5], [1.0]])
    >>> x = np.array([[0.25], [0.5], [1.0]])
    >>> hardest_to_interpolate(x, nodes, np.zeros(1), cells=2, smoothness=1.0)
    array([0.25, 0.  , 0.5 ])
    """
    beyond = np.maximum(np.maximum(corner - nodes, nodes - corner - 1 / cells), 0)
    on_nodes = np.linalg.norm(beyond, axis=1) ** smoothness
    return np.asarray(np.min(cdist(x, nodes) ** smoothness + on_nodes, axis=1))


def brownian_error(smoothness: float, x: Floats, nodes: Floats, weights: Floats) -> float:
    """Squared error of ``sum_g weights_g(x) f(node_g)`` for a fractional Brownian field f, averaged over f and points.

    The field is Gaussian, zero at the origin, with ``E (f(x) - f(y))**2 = |x - y|**(2 beta)``; almost every one of its
    functions has the Hoelder exponent beta everywhere (textbook: Adler, The Geometry of Random Fields, 1981).

    Parameters
    ----------
    smoothness : float
        beta in (0, 1).
    x : array, shape (batch, D)
    nodes : array, shape (G, D)
    weights : array, shape (batch, G)

    Returns
    -------
    float

    Examples
    --------
    >>> ends = np.array([[0.0], [1.0]])
    >>> middle, halves = np.array([[0.5]]), np.array([[0.5, 0.5]])
    >>> round(brownian_error(0.5, middle, ends, halves), 12)  # of a Brownian bridge
    0.25
    """

    def covariance(a: Floats, b: Floats) -> Floats:
        own = [np.linalg.norm(points, axis=1) ** (2 * smoothness) for points in (a, b)]
        return np.asarray((own[0][:, None] + own[1] - cdist(a, b) ** (2 * smoothness)) / 2)

    own = np.linalg.norm(x, axis=1) ** (2 * smoothness)
    crossed = weights * (weights @ covariance(nodes, nodes) - 2 * covariance(x, nodes))
    return float(np.mean(own + crossed.sum(axis=1)))
