"""SGD on the matrix of one linear-attention layer, with drawn isotropic contexts.

Every step draws ``tau*D`` contexts of ``alpha*D`` samples and ``kappa*D`` queries
each, and moves Gamma by ``eta`` times the mean over contexts of
``S_query (target - Gamma h) h^T`` with ``h = X^T y/P`` and targets of unit entries:
the descent direction of half the squared loss. For great dimensions the error
``C = |Gamma - Gamma*|^2/D`` obeys a linear recursion (reported, re-derived); here
is what a finite dimension does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from proofs_check.arrays import Floats

__all__ = ["Batches", "StepMoments", "correlations", "errors", "one_step"]


@dataclass(frozen=True)
class Batches:
    """Sizes of the batches per dimension, and the noise of the labels in the context.

    Attributes
    ----------
    alpha : float
        Samples in a context.
    tau : float
        Contexts in a step.
    kappa : float
        Queries in a context; their labels carry no noise unless `noisy_queries`.
    noise : float
        Variance of the label noise, in units of that of noise-free labels.
    noisy_queries : bool
    """

    alpha: float
    tau: float
    kappa: float
    noise: float = 0.0
    noisy_queries: bool = False

    def direction(self, scores: Floats, rng: np.random.Generator) -> Floats:
        """A stochastic descent direction at the matrix `scores`, shape ``(D, D)``."""
        dimension = len(scores)
        contexts, samples, queries = (round(r * dimension) for r in (self.tau, self.alpha, self.kappa))
        targets = rng.standard_normal((contexts, dimension))
        scatter = np.sqrt(self.noise * dimension)  # labels have the variance D
        seen = correlations(targets, samples, scatter, rng)
        pulled = correlations(targets - seen @ scores.T, queries, scatter * self.noisy_queries, rng)
        found: Floats = pulled.T @ seen / contexts
        return found


def correlations(weights: Floats, samples: int, scatter: float, rng: np.random.Generator) -> Floats:
    """Draw ``X^T (X w + scatter*eps)/samples`` for each row w, without drawing X in full.

    Only the part of X along w enters the labels y; the rest is independent of
    them, so its product with y is Gaussian of scale ``|y|`` (ours, from rotation
    invariance; exact in law).

    Parameters
    ----------
    weights : ndarray, shape (n, D)
    samples : int
        Rows of each Gaussian matrix X.
    scatter : float
        Standard deviation of the noise eps.
    rng : numpy.random.Generator

    Returns
    -------
    ndarray, shape (n, D)

    Examples
    --------
    >>> drawn = correlations(np.ones((20000, 2)), 5, 0.0, np.random.default_rng(0))
    >>> bool(np.allclose(drawn.mean(axis=0), 1, atol=0.03))
    True
    """
    length = np.linalg.norm(weights, axis=1, keepdims=True)
    unit = weights / np.maximum(length, np.finfo(float).tiny)
    along = rng.standard_normal((len(weights), samples))
    labels = length * along
    if scatter:
        labels += scatter * rng.standard_normal(labels.shape)
    across = rng.standard_normal(weights.shape)
    across -= np.sum(across * unit, axis=1, keepdims=True) * unit
    own = np.sum(along * labels, axis=1, keepdims=True) * unit
    found: Floats = (own + np.linalg.norm(labels, axis=1, keepdims=True) * across) / samples
    return found


def errors(batches: Batches, step: float, dimension: int, steps: int, rng: np.random.Generator) -> Floats:
    """Squared distance per dimension from the best matrix, after 0, 1, ..., `steps` steps from zero.

    The best matrix of a finite dimension is ``1/E h_i^2`` times the identity, with
    ``E h_i^2 = 1 + (D + 1)/P + noise D/P`` (textbook: fourth moments of a Gaussian).

    Parameters
    ----------
    batches : Batches
    step : float
        eta.
    dimension, steps : int
    rng : numpy.random.Generator

    Returns
    -------
    ndarray, shape (steps + 1,)

    Examples
    --------
    >>> path = errors(Batches(alpha=1, tau=1, kappa=1), 0.2, 10, 3, np.random.default_rng(0))
    >>> len(path), round(float(path[0]), 3)  # (1 + 11/10)**-2
    (4, 0.227)
    """
    samples = round(batches.alpha * dimension)
    best = np.eye(dimension) / (1 + (1 + dimension * (1 + batches.noise)) / samples)
    scores, path = np.zeros((dimension, dimension)), [float(np.sum(best**2) / dimension)]
    for _ in range(steps):
        scores = scores + step * batches.direction(scores, rng)
        path.append(float(np.sum((scores - best) ** 2) / dimension))
    return np.array(path)


class StepMoments(NamedTuple):
    """Mean drift and mean square of a step, in units of the distance."""

    drift: float
    square: float


def one_step(batches: Batches, dimension: int, rng: np.random.Generator, far: float = 1e6) -> StepMoments:
    """Mean drift and mean square of a step far from the optimum, in units of the distance.

    With them the squared distance is multiplied by ``1 - 2*eta*drift + eta^2*square``.

    Parameters
    ----------
    batches : Batches
    dimension : int
    rng : numpy.random.Generator
    far : float
        The distance, so great that noise does not count.

    Returns
    -------
    StepMoments

    Examples
    --------
    >>> drift, square = one_step(Batches(alpha=1, tau=1, kappa=1), 30, np.random.default_rng(0))
    >>> bool(1 < drift < 3), bool(square > drift**2)
    (True, True)
    """
    away = rng.standard_normal((dimension, dimension))
    away *= far / np.linalg.norm(away)
    move = batches.direction(away, rng)
    return StepMoments(-float(np.sum(away * move)) / far**2, float(np.sum(move**2)) / far**2)
