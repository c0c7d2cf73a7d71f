"""Heads of ReLU attention in which one token reads one other.

Tokens have five entries: two for data, the interaction vector ``I_j = (cos, sin)(j pi/(2 length))`` of the token, and a
one. To the score of the data a head adds ``C (<I_t, I_reader> - 1) + C (<I_s, I_source> - 1)``, which is zero for its
own reader and source. For other tokens it is at most ``-C (1 - cos(pi/(2 length)))``, and the ReLU silences them once
C is large enough. Source: Havrilla and Liao (2024), as summaries describe it; the form of the score is ours.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import brentq

from proofs_check.arrays import Floats

__all__ = ["CONSTANT", "FIRST", "SECOND", "WIDTH", "blank_tokens", "interaction_heads", "least_weight"]

Heads = tuple[Floats, Floats, Floats]

WIDTH = 5
# Weights that pick an entry of a token.
FIRST, SECOND, COSINE, SINE, CONSTANT = np.eye(WIDTH)


def blank_tokens(length: int) -> Floats:
    """Tokens without data.

    Parameters
    ----------
    length : int
        Number of tokens, at least 1.

    Returns
    -------
    array, shape (length, 5)

    Examples
    --------
    >>> blank_tokens(2).round(3)
    array([[0.   , 0.   , 0.707, 0.707, 1.   ],
           [0.   , 0.   , 0.   , 1.   , 1.   ]])
    """
    angles = np.arange(1, length + 1) * np.pi / (2 * length)
    zero = np.zeros(length)
    return np.column_stack([zero, zero, np.cos(angles), np.sin(angles), np.ones(length)])


def interaction_heads(
    tokens: Floats, readers: ArrayLike, sources: ArrayLike, query: Floats, key: Floats, value: Floats, weight: float
) -> Heads:
    """Heads in which one reader each reads one source, and takes ``relu(<query, h> <key, h'>)`` times a value.

    Parameters
    ----------
    tokens : array, shape (length, 5)
        Their interaction vectors count.
    readers, sources : array_like of int, shape (heads,)
    query, key : arrays, shape (heads, 5) or (5,)
        Linear functions of reader and source, whose product is the score of the data.
    value : array, shape (heads, 5) or (5,)
        What is written to the reader, times the score.
    weight : float
        C: ``length**2`` times the largest score of the data, of any two tokens, is enough.

    Returns
    -------
    query, key : arrays, shape (heads, 3, 5)
    value : array, shape (heads, 5, 5)

    Examples
    --------
    >>> from proofs_check.dynamics.relu_attention import Block, attend
    >>> tokens = blank_tokens(3)
    >>> tokens[:, 0] = 0.5, 0.25, 1.0
    >>> heads = interaction_heads(tokens, [0], [1], FIRST, FIRST, SECOND, weight=9.0)
    >>> block = Block(*heads, np.zeros((0, 5)), np.zeros((5, 0)))
    >>> attend(block, tokens[:, :, None])[:, 1, 0].round(12)  # 0.5 times 0.25, written to the first token
    array([0.125, 0.   , 0.   ])
    """
    queries, keys = (weight * _resemblance(tokens, np.asarray(i, dtype=int)) for i in (readers, sources))
    ones = np.broadcast_to(CONSTANT, queries.shape)
    # The value is a multiple of the source's one.
    values = np.broadcast_to(value, queries.shape)[:, :, None] * CONSTANT
    return (
        np.stack([np.broadcast_to(query, queries.shape), queries, ones], axis=1),
        np.stack([np.broadcast_to(key, keys.shape), ones, keys], axis=1),
        values,
    )


def _resemblance(tokens: Floats, chosen: NDArray[np.intp]) -> Floats:
    """Weights of ``<I, I_chosen> - 1``, shape (heads, 5)."""
    angular = tokens[chosen] @ (np.outer(COSINE, COSINE) + np.outer(SINE, SINE))
    return np.asarray(angular - CONSTANT)


def least_weight(length: int) -> float:
    """Smallest weight C at which a head reads nothing but its source, whatever data with scores in [0, 1].

    A root of the loudest score of a head in the middle, as built from its weights; the worst data score one
    everywhere.

    Parameters
    ----------
    length : int
        Number of tokens, at least 3.

    Returns
    -------
    float

    Examples
    --------
    >>> length = 10
    >>> bool(np.isclose(least_weight(length), 1 / (1 - np.cos(np.pi / (2 * length)))))
    True
    """
    tokens = blank_tokens(length)
    reader, source = length // 2, length // 2 - 1

    def loudest(weight: float) -> float:
        query, key, _ = interaction_heads(tokens, [reader], [source], CONSTANT, CONSTANT, SECOND, weight)
        scores = (tokens @ query[0].T) @ (key[0] @ tokens.T)
        scores[reader, source] = -np.inf
        return float(scores.max())

    return float(brentq(loudest, 0.0, 2.0 * length**2, xtol=1e-9, rtol=1e-12))
