"""Deep linear attention trained on one covariance and tested on another, in infinite contexts.

With infinite context a layer subtracts ``Gamma Sigma/L`` from what is left of the
target. Training descends the risk over the whole matrix Gamma; the test keeps the
matrix and changes the covariance (reported setting; the routines are ours).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq, minimize

from proofs_check.arrays import Floats

__all__ = ["helpful_until", "risk", "risks_by_depth", "rotation", "trained_scores"]


def rotation(angle: float) -> Floats:
    """Rotation of the plane.

    Parameters
    ----------
    angle : float
        In radians, counter-clockwise.

    Returns
    -------
    ndarray, shape (2, 2)

    Examples
    --------
    >>> rotation(np.pi / 2).round(12).tolist()
    [[0.0, -1.0], [1.0, 0.0]]
    """
    cosine, sine = np.cos(angle), np.sin(angle)
    return np.array([[cosine, -sine], [sine, cosine]])


def risk(scores: Floats, covariance: Floats, target: Floats, depth: int) -> float:
    """Excess risk ``tr target V^T covariance V`` with ``V = (1 - scores covariance/depth)**depth``.

    Parameters
    ----------
    scores, covariance, target : ndarray, shape (D, D)
        The matrix Gamma, the covariance of the inputs, the second moments of the target's weights.
    depth : int

    Returns
    -------
    float

    Examples
    --------
    >>> risk(np.eye(2), np.eye(2), np.eye(2), depth=2)
    0.125
    """
    left = np.linalg.matrix_power(np.eye(len(covariance)) - scores @ covariance / depth, depth)
    return float(np.trace(target @ left.T @ covariance @ left))


def trained_scores(covariance: Floats, target: Floats, depth: int) -> Floats:
    """The matrix of the scores after training, by BFGS from zero over all its entries.

    Nothing is assumed about it. The risk at its end is zero to rounding; with several
    layers and a target that does not commute with the covariance so is that of other
    matrices, which leave something nilpotent after one layer (ours).

    Parameters
    ----------
    covariance, target : ndarray, shape (D, D)
        Of the inputs in training, and second moments of the target's weights.
    depth : int

    Returns
    -------
    ndarray, shape (D, D)

    Examples
    --------
    >>> trained_scores(np.diag([1.0, 0.5]), np.eye(2), depth=2).diagonal().round(3).tolist()
    [2.0, 4.0]
    """
    size = len(covariance)
    found = minimize(
        lambda flat: risk(flat.reshape(size, size), covariance, target, depth),
        np.zeros(size * size),
        method="BFGS",
        options={"gtol": 1e-14, "maxiter": 5000},
    )
    scores: Floats = found.x.reshape(size, size)
    return scores


def risks_by_depth(layer: Floats, shifted: Floats, depths: NDArray[np.int_]) -> Floats:
    """Risk on a shifted covariance, for isotropic targets, of networks of several depths.

    Parameters
    ----------
    layer : ndarray, shape (D, D)
        What one layer steps along: the matrix trained with one layer. That of every
        depth is a multiple of it if the target commutes with the covariance.
    shifted : ndarray, shape (D, D)
        Covariance of the test.
    depths : ndarray of int, shape (n,)

    Returns
    -------
    ndarray, shape (n,)

    Examples
    --------
    >>> risks_by_depth(np.eye(2), 1.5 * np.eye(2), np.array([1, 2])).round(6).tolist()
    [0.75, 0.1875]
    """
    return np.array([risk(depth * layer, shifted, np.eye(len(shifted)), int(depth)) for depth in depths])


def helpful_until(ratio: float, depth: int = 80) -> float:
    """The angle of a turn in the plane up to which a deep network does better than one of half its depth.

    Parameters
    ----------
    ratio : float
        Ratio of the two eigenvalues of the covariance, between 2.1 and 100.
    depth : int
        At most 100, beyond which risks at small angles underflow.

    Returns
    -------
    float

    Examples
    --------
    >>> round(helpful_until(4.0), 2)  # arcsin(sqrt(4/18)) for great depth
    0.49
    """
    covariance = np.diag([ratio, 1.0])
    layer = trained_scores(covariance, np.eye(2), depth=1)

    def gain(angle: float) -> float:
        turned = rotation(angle) @ covariance @ rotation(angle).T
        deep, shallow = risks_by_depth(layer, turned, np.array([depth, depth // 2]))
        return float(np.log(deep / shallow))

    return float(brentq(gain, 0.05, np.pi / 2, xtol=1e-10))
