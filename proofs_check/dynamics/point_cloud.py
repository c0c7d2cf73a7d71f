"""Bayes kernel regression from random points on an embedded manifold.

Nothing here knows a spectrum except `deterministic_equivalent`, which predicts
the learning curve from one; the curve itself comes from Gram matrices of points
drawn on the manifold.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from scipy.linalg import cholesky, solve_triangular
from scipy.optimize import brentq
from scipy.spatial.distance import cdist

from proofs_check.arrays import Floats

__all__ = ["deterministic_equivalent", "learning_curve"]


def learning_curve(
    kernel: Callable[[Floats], Floats], points: Floats, fresh: Floats, samples: Sequence[int], noise: float
) -> Floats:
    """Posterior variance at fresh points after each number of samples.

    For targets drawn from the Gaussian process with this kernel and labels with
    independent noise, kernel ridge regression with ridge s2 is Bayes' rule, and
    its squared error averaged over target and noise is the posterior variance.
    One Cholesky factor serves all sample sizes: its leading blocks are the
    factors of the leading Gram matrices.

    Parameters
    ----------
    kernel : function of an array of distances
    points : array, shape (n, D)
    fresh : array, shape (p, D)
    samples : sequence of int
        Sizes of the nested samples, at most n.
    noise : float
        Variance s2 > 0 of the label noise.

    Returns
    -------
    array, shape (len(samples),)
        Posterior variance averaged over the fresh points.

    Examples
    --------
    >>> at = np.array([[0.0]])
    >>> learning_curve(lambda r: np.exp(-r), at, at, [1], noise=1.0).round(12)  # 1 - 1/(1 + 1)
    array([0.5])
    """
    gram = kernel(cdist(points, points))
    gram[np.diag_indices(len(gram))] += noise
    factor = cholesky(gram, lower=True, overwrite_a=True, check_finite=False)
    solved = solve_triangular(factor, kernel(cdist(points, fresh)), lower=True, check_finite=False)
    explained = np.cumsum(np.mean(solved**2, axis=1))
    prior = float(kernel(np.zeros(1))[0])
    return np.asarray(prior - explained[np.asarray(samples) - 1])


def deterministic_equivalent(
    eigenvalues: Floats, multiplicities: Floats, prior: float, samples: int, noise: float
) -> float:
    """Finite-size prediction of the learning curve from the spectrum.

    The error E solves ``E = sum lambda*(s2 + E)/(n*lambda + s2 + E)``: modes not
    yet learned act as further noise. Source: textbook (Sollich and Halees,
    Learning curves for Gaussian process regression, 2002).

    Parameters
    ----------
    eigenvalues, multiplicities : arrays of one shape
        Largest eigenvalues and how often each occurs.
    prior : float
        Sum of all eigenvalues; what the given ones leave out counts as unlearned.
    samples : int
        n >= 0.
    noise : float
        Variance s2 > 0 of the label noise.

    Returns
    -------
    float
        Predicted squared error E.

    Examples
    --------
    >>> flat = np.full(1000, 1e-3)
    >>> round(deterministic_equivalent(flat, np.ones(1000), 1.0, samples=1000, noise=1.0), 4)
    0.618
    """
    unlearned = max(prior - float(np.sum(eigenvalues * multiplicities)), 0.0)

    def surplus(error: float) -> float:
        shrunk = eigenvalues / (1 + samples / (noise + error) * eigenvalues)
        return float(np.sum(multiplicities * shrunk)) + unlearned - error

    root: Any = brentq(surplus, 0.0, prior * (1 + 1e-9), xtol=1e-14)
    return float(root)
