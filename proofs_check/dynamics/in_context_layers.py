"""Deep linear attention on drawn contexts, token by token.

A layer moves the label left at every context token, and the prediction for the
query, by the attention of linear scores ``x_i^T Gamma x_j`` (reduced form of the
trained attention matrices, reported; the recursion is ours). Nothing is taken
from the closed forms that these layers are known to have.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from proofs_check.arrays import Floats

__all__ = ["Contexts", "attend", "drawn_contexts", "excess_risks"]


@dataclass(frozen=True)
class Contexts:
    """Regression problems as a network sees them.

    Attributes
    ----------
    inputs : ndarray, shape (n, P, D)
    labels : ndarray, shape (n, P)
    targets : ndarray, shape (n, D)
        Weights from which the labels were made, before noise.
    """

    inputs: Floats
    labels: Floats
    targets: Floats


def drawn_contexts(
    alpha: float, noise: float, dimension: int, draws: int, rng: np.random.Generator, root: Floats | None = None
) -> Contexts:
    """Draw Gaussian contexts with targets of length one in random directions.

    Parameters
    ----------
    alpha : float
        Samples per dimension; ``alpha*dimension`` is rounded to a whole number.
    noise : float
        Variance of the label noise.
    dimension, draws : int
    rng : numpy.random.Generator
    root : ndarray, shape (dimension, dimension), optional
        Inputs are multiplied by it from the right; the identity unless given.

    Returns
    -------
    Contexts

    Examples
    --------
    >>> drawn_contexts(2.0, 0.1, 5, 3, np.random.default_rng(0)).inputs.shape
    (3, 10, 5)
    """
    samples = round(alpha * dimension)
    inputs = rng.standard_normal((draws, samples, dimension))
    if root is not None:
        inputs = inputs @ root
    targets = rng.standard_normal((draws, dimension))
    targets /= np.linalg.norm(targets, axis=1, keepdims=True)
    labels = np.einsum("npd,nd->np", inputs, targets) + np.sqrt(noise) * rng.standard_normal((draws, samples))
    return Contexts(inputs, labels, targets)


def attend(inputs: Floats, labels: Floats, scores: Floats, depth: int) -> Floats:
    """Weights by which `depth` layers of linear attention predict the query.

    Layer by layer ``h = Gamma X^T r/(L P)`` is what the query is moved by, and ``r - X h``
    the labels that are left.

    Parameters
    ----------
    inputs : ndarray, shape (n, P, D)
    labels : ndarray, shape (n, P)
    scores : ndarray, shape (D, D)
        The matrix Gamma of the scores, shared by the layers.
    depth : int

    Returns
    -------
    ndarray, shape (n, D)

    Examples
    --------
    >>> x = np.ones((1, 1, 1))
    >>> attend(x, np.array([[2.0]]), np.eye(1), depth=2).tolist()  # 2*(1 - (1 - 1/2)**2)
    [[1.5]]
    """
    left, weights = labels, np.zeros((len(inputs), inputs.shape[2]))
    for _ in range(depth):
        moved = np.einsum("npd,np->nd", inputs, left, optimize=True) @ scores.T / (depth * inputs.shape[1])
        left = left - np.einsum("npd,nd->np", inputs, moved, optimize=True)
        weights = weights + moved
    return weights


def excess_risks(contexts: Contexts, scores: Floats, depth: int) -> Floats:
    """Excess risk in each context for isotropic queries.

    Parameters
    ----------
    contexts : Contexts
        n of them.
    scores : ndarray, shape (D, D)
    depth : int

    Returns
    -------
    ndarray, shape (n,)
        Squared distance of the predicting weights from the target's.

    Examples
    --------
    >>> drawn = drawn_contexts(1.0, 0.0, 4, 2, np.random.default_rng(0))
    >>> bool(np.allclose(excess_risks(drawn, np.zeros((4, 4)), 3), np.sum(drawn.targets**2, axis=1)))
    True
    """
    missed = attend(contexts.inputs, contexts.labels, scores, depth) - contexts.targets
    risks: Floats = np.sum(missed**2, axis=1)
    return risks
