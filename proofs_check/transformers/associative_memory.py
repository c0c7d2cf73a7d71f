"""Linear associative memory: ``W = sum of u_i e_i^T`` over pairs of random embeddings, asked with each key in turn."""

from __future__ import annotations

import numpy as np
from scipy.optimize import brentq
from scipy.special import log_ndtr

from proofs_check.arrays import Floats

__all__ = ["expected_recall", "needed_size", "recall", "recalled_half"]

NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(120)


def recall(values: Floats, keys: Floats) -> float:
    """Share of the keys for which the value of the same row has the largest logit ``u_i^T W e_j``.

    Parameters
    ----------
    values, keys : array, shape (pairs, d)

    Examples
    --------
    >>> recall(np.eye(4), np.eye(4))
    1.0
    """
    logits = (values @ values.T) @ (keys @ keys.T)
    return float(np.mean(np.argmax(logits, axis=0) == np.arange(len(keys))))


def recalled_half(d: int, most: int, rng: np.random.Generator) -> float:
    """How many pairs a drawn memory of this dimension may hold before it recalls less than half of them.

    Parameters
    ----------
    d : int
        Dimension; entries of embeddings are Gaussian with variance 1/d.
    most : int
        Pairs that are drawn; the first of them are stored.
    rng : numpy.random.Generator

    Raises
    ------
    ValueError
        If more than half of all drawn pairs are recalled.
    """
    values, keys = rng.standard_normal((2, most, d)) / np.sqrt(d)
    if recall(values, keys) > 0.5:
        raise ValueError(f"{most} pairs are recalled by {d} dimensions; draw more")
    low, high = 2, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if recall(values[:middle], keys[:middle]) >= 0.5 else (low, middle)
    return float(low)


def expected_recall(pairs: float, size: float) -> float:
    """Share that is recalled if logits are independent Gaussians.

    The right one has the mean one and the variance ``pairs/size + 4/d``, the others ``pairs/size + 2/d`` and no mean,
    with ``size = d**2`` (ours, from the moments of products of Gaussian vectors).

    Examples
    --------
    >>> expected_recall(10, 100.0**2) > 0.999, expected_recall(1e6, 100.0**2) < 0.01
    (True, True)
    """
    d = np.sqrt(size)
    right, wrong = np.sqrt(pairs / size + 4 / d), np.sqrt(pairs / size + 2 / d)
    others = np.exp((pairs - 1) * log_ndtr((1 + right * NODES) / wrong))
    return float(WEIGHTS @ others / np.sqrt(2 * np.pi))


def needed_size(pairs: float) -> float:
    """Squared dimension for which half of so many pairs are expected to be recalled.

    Examples
    --------
    >>> round(needed_size(349)) in range(63**2, 66**2)
    True
    """
    middle = np.log(2 * pairs * np.log(pairs))
    return float(np.exp(brentq(lambda s: expected_recall(pairs, float(np.exp(s))) - 0.5, middle - 4, middle + 4)))
