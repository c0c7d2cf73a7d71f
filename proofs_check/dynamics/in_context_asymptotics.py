"""Linear attention fitted by least squares to n = tau d^2 contexts from k = kappa d tasks.

One layer predicts ``x_query^T Gamma h`` with ``h = d X^T y/ell`` from ``ell = alpha*d``
samples of inputs of variance 1/d, so that fitting it is a linear regression on the
d^2 products of query and h (the d further features of the full model, the query
times the mean squared label, are constants to leading order and left out). Every
number is simulated; the error of the fitted matrix is averaged exactly.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.in_context_sgd import correlations
from theory.errors import TheoryError

__all__ = ["FitErrors", "Pretraining", "error", "fitted"]


@dataclass(frozen=True)
class Pretraining:
    """Sizes of the pretraining set and the noise.

    Attributes
    ----------
    tau : float
        Contexts per squared dimension; not one.
    alpha : float
        Samples in a context per dimension.
    kappa : float
        Tasks per dimension; infinite for a fresh task in every context.
    noise : float
        Variance of the label noise, in the context and at the query.

    Raises
    ------
    TheoryError
        If a size is not positive, only `kappa` being allowed to be infinite, or the noise is negative.

    Examples
    --------
    >>> Pretraining(tau=2.0, alpha=1.0, kappa=np.inf, noise=0.1).tau
    2.0
    """

    tau: float
    alpha: float
    kappa: float
    noise: float

    def __post_init__(self) -> None:
        positive = 0 < self.tau < np.inf and 0 < self.alpha < np.inf and self.kappa > 0
        if not (positive and 0 <= self.noise < np.inf):
            raise TheoryError(f"pretraining needs sizes > 0 and noise >= 0, all but kappa finite, got {self}")


class FitErrors(NamedTuple):
    """Squared errors on fresh tasks and on those of pretraining."""

    fresh: float
    known: float


def fitted(sizes: Pretraining, dimension: int, rng: np.random.Generator) -> FitErrors:
    """Squared error of the least-squares fit, on fresh tasks and on the tasks of pretraining.

    The fit of least norm if there are fewer contexts than features. Both errors
    include the noise of the query and average exactly over context and query
    (fourth moments of a Gaussian, textbook).

    Parameters
    ----------
    sizes : Pretraining
    dimension : int
    rng : numpy.random.Generator

    Returns
    -------
    FitErrors
        The same number twice for infinitely many tasks.

    Examples
    --------
    >>> fresh, known = fitted(Pretraining(3.0, 1.0, np.inf, 0.1), 12, np.random.default_rng(0))
    >>> bool(0.5 < fresh < 2), fresh == known
    (True, True)
    """
    d, count, samples = dimension, round(sizes.tau * dimension**2), round(sizes.alpha * dimension)
    if np.isinf(sizes.kappa):
        tasks, drawn = None, rng.standard_normal((count, d))
    else:
        tasks = rng.standard_normal((round(sizes.kappa * d), d))
        drawn = tasks[rng.integers(len(tasks), size=count)]
    scale = np.sqrt(d * sizes.noise)
    seen = correlations(drawn, samples, scale, rng)
    queries = rng.standard_normal((count, d))  # a factor sqrt(d) larger than the inputs, as the labels are
    labels = np.sum(queries * drawn, axis=1) + scale * rng.standard_normal(count)
    scores = _least_squares(np.einsum("ni,nj->nij", queries, seen).reshape(count, -1), labels).reshape(d, d)
    fresh = error(scores, np.eye(d), samples, sizes.noise)
    known = fresh if tasks is None else error(scores, tasks.T @ tasks / len(tasks), samples, sizes.noise)
    return FitErrors(fresh, known)


def _least_squares(features: Floats, labels: Floats) -> Floats:
    """The fit of least norm by normal equations of the smaller side, whose condition is that of a random matrix."""
    wide = features.shape[0] < features.shape[1]
    gram = features @ features.T if wide else features.T @ features
    dual = np.linalg.solve(gram, labels if wide else features.T @ labels)
    return np.asarray(features.T @ dual if wide else dual, dtype=float)


def error(scores: Floats, tasks: Floats, samples: int, noise: float) -> float:
    """Squared error of the matrix `scores` on tasks of the second moments `tasks`, both of shape ``(d, d)``.

    Parameters
    ----------
    scores : ndarray, shape (d, d)
    tasks : ndarray, shape (d, d)
    samples : int
        In a context.
    noise : float
        Variance of the label noise, in the context and at the query.

    Returns
    -------
    float
        With the noise of the query; fourth moments of a Gaussian (textbook).

    Examples
    --------
    >>> error(np.zeros((3, 3)), np.eye(3), samples=5, noise=0.5)
    1.5
    """
    d = len(tasks)
    seen = tasks * (1 + 1 / samples) + np.eye(d) * (np.trace(tasks) + d * noise) / samples
    missed = np.trace(tasks) - 2 * np.sum(scores * tasks) + np.sum((scores @ seen) * scores)
    return float(noise + missed / d)
