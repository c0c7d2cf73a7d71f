"""Latent concepts: tokens are words of bits near a hidden target, which a layer of attention has to name.

The layer has uniform attention (``W_K = W_Q = 0``), orthonormal embeddings ``E`` and the value matrix
``sum_i E_i (sum of E_j over the neighbours j of i)^T``, where neighbours differ in one bit (Jiang et al. 2024, as a
summary describes it). Tokens are the integers below ``2**bits``; ``decay`` is ``exp(-1/beta)``.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.special import gammaln
from scipy.stats import poisson

from proofs_check.arrays import Floats, Integers

__all__ = [
    "context",
    "crowded_error",
    "distances",
    "layer_logits",
    "needed",
    "neighbour_counts",
    "neighbours",
    "token_chances",
    "union_error",
]


def distances(bits: int) -> Integers:
    """Number of ones of every token, shape (2**bits,).

    Examples
    --------
    >>> distances(2)
    array([0, 1, 1, 2])
    """
    return np.bitwise_count(np.arange(2**bits)).astype(np.int64)


def neighbours(bits: int) -> Floats:
    """Which tokens differ in one bit, shape (2**bits, 2**bits).

    Examples
    --------
    >>> neighbours(2).sum(axis=0)
    array([2., 2., 2., 2.])
    """
    tokens = np.arange(2**bits)
    return np.asarray(np.bitwise_count(tokens[:, None] ^ tokens) == 1, dtype=float)


def token_chances(bits: int, decay: float, signal: float = 1.0, target: int = 0) -> Floats:
    """Chance of every token in a context with this target, shape (2**bits,).

    Examples
    --------
    >>> token_chances(2, 0.5)
    array([0. , 0.4, 0.4, 0.2])
    """
    near = decay ** distances(bits)[np.arange(2**bits) ^ target]
    near[target] = 0.0
    return np.asarray(signal * near / near.sum() + (1 - signal) / 2**bits)


def layer_logits(shares: Floats, bits: int, rng: np.random.Generator) -> Floats:
    """Logits of the layer on a context that holds so large a share of every token, with drawn orthonormal embeddings.

    Parameters
    ----------
    shares : array, shape (2**bits,)
    bits : int
    rng : numpy.random.Generator

    Examples
    --------
    >>> logits = layer_logits(token_chances(3, 0.3), 3, np.random.default_rng(0))
    >>> int(np.argmax(logits)), np.allclose(logits, neighbours(3) @ token_chances(3, 0.3))
    (0, True)
    """
    embeddings = np.linalg.qr(rng.standard_normal((2**bits, 2**bits)))[0]  # a row for each token
    values = embeddings.T @ neighbours(bits) @ embeddings
    attended = shares @ embeddings  # uniform attention is the mean of the context
    return np.asarray(embeddings @ values @ attended)


def context(bits: int, decay: float, length: int, count: int, rng: np.random.Generator) -> Integers:
    """Tokens of contexts with the target 0, shape (count, length): a bit is one with odds ``decay``, some bit is."""
    flips = rng.random((count, length, bits)) < decay / (1 + decay)
    while (empty := ~flips.any(axis=2)).any():
        flips[empty] = rng.random((int(empty.sum()), bits)) < decay / (1 + decay)
    return np.asarray(flips @ (1 << np.arange(bits)), dtype=np.int64)


def neighbour_counts(tokens: Integers, bits: int) -> Integers:
    """How many neighbours every token has in a context, shape (2**bits,): the logits of the layer, times the length."""
    found = np.bincount(tokens, minlength=2**bits).reshape((2,) * bits)
    return np.asarray(sum(np.flip(found, axis) for axis in range(bits))).ravel()


def crowded_error(bits: int, decay: float, mean: float, count: int, rng: np.random.Generator) -> float:
    """Share of drawn contexts in which one of the tokens one bit away has as many neighbours as the target.

    Drawn are the tokens one and two bits away from the target, whose number is Poisson; others are no neighbours of
    these. So it is no more than the chance of an error, for any number of bits.

    Parameters
    ----------
    bits : int
    decay : float
        exp(-1/beta).
    mean : float
        Expected number of neighbours of the target in the context.
    count : int
        Contexts to draw.
    rng : numpy.random.Generator

    Examples
    --------
    >>> [crowded_error(30, 0.4, mean, 500, np.random.default_rng(0)) > 0.5 for mean in (2, 40)]
    [True, False]
    """
    wrong = 0
    target = rng.poisson(mean, count)
    pairs = rng.poisson(mean * decay * (bits - 1) / 2, count)
    for own, many in zip(target, pairs, strict=True):
        one = rng.integers(0, bits, many)
        other = (one + rng.integers(1, bits, many)) % bits  # a token two bits away, by its bits
        crowd = np.bincount(one, minlength=bits) + np.bincount(other, minlength=bits)
        wrong += bool(crowd.max() >= own)
    return wrong / count


def union_error(bits: int, decay: float, mean: float, farthest: int = 40) -> float:
    """Expected number of wrong tokens with as many neighbours as the target, capped at one for each count of its own.

    Counts of neighbours are taken as independent Poisson numbers, which bounds the chance of an error from above up to
    the neighbours that two tokens share. ``mean`` is the expected number of neighbours of the target.

    Examples
    --------
    >>> union_error(30, 0.4, 60.0) < 0.05 < union_error(30, 0.4, 3.0)
    True
    """
    k = np.arange(1, min(bits, farthest) + 1)
    means = mean / bits * (np.where(k > 1, k * decay ** (k - 2.0), 0.0) + (bits - k) * decay**k)
    own = np.arange(int(mean + 12 * np.sqrt(mean) + 30))
    many = gammaln(bits + 1) - gammaln(k + 1) - gammaln(bits - k + 1)
    beaten = np.exp(many[:, None] + poisson.logsf(own - 1, means[:, None])).sum(axis=0)
    return float(poisson.pmf(own, mean) @ np.minimum(beaten, 1.0))


def needed(error: Callable[[float], float], allowed: float, low: float, high: float, steps: int = 24) -> float:
    """Where an error that falls, apart from noise, passes what is allowed; bisected in the logarithm."""
    low, high = float(np.log(low)), float(np.log(high))
    for _ in range(steps):
        middle = (low + high) / 2
        low, high = (middle, high) if error(float(np.exp(middle))) > allowed else (low, middle)
    return float(np.exp((low + high) / 2))
