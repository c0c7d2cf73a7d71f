"""Coding rates of tokens under heads, and the steps of a layer that is read as descent on them.

Tokens are the columns of ``Z``, shape (d, N); heads are orthonormal bases, shape (heads, d, p), with ``beta`` for
``p/(N eps^2)``. Formulas are those of Yu et al. (2023) as a restatement by the same group has them.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.special import softmax

from proofs_check.arrays import Floats

__all__ = [
    "attended",
    "drawn_heads",
    "gradient",
    "lasso",
    "noisy_tokens",
    "rate",
    "signal_to_noise",
    "sparse_step",
    "thresholded_layer",
    "truncated_gradient",
    "with_singular_value",
]


def drawn_heads(count: int, p: int, d: int, rng: np.random.Generator) -> Floats:
    """Random orthonormal bases, orthogonal to each other, shape (count, d, p) with ``count * p <= d``.

    Examples
    --------
    >>> heads = drawn_heads(2, 3, 8, np.random.default_rng(0))
    >>> heads.shape, np.allclose(heads[0].T @ heads[1], 0)
    ((2, 8, 3), True)
    """
    whole = np.linalg.qr(rng.standard_normal((d, count * p)))[0]
    return np.stack(np.split(whole, count, axis=1))


def rate(tokens: Any, heads: Floats, beta: float) -> Any:
    """Rate under the heads, half the sum of ``log det(I + beta A A^T)`` with ``A = U^T Z``; tokens may be complex.

    Examples
    --------
    >>> float(rate(np.eye(2), np.eye(2)[None], 1.0).round(6))
    0.693147
    """
    seen = np.swapaxes(heads, 1, 2) @ tokens
    grams = np.eye(heads.shape[2]) + beta * seen @ np.swapaxes(seen, 1, 2)
    return np.log(np.linalg.det(grams)).sum() / 2


def gradient(tokens: Floats, heads: Floats, beta: float) -> Floats:
    """Gradient of the rate, ``beta`` times the sum of ``U (I + beta A A^T)^(-1) A``, shape (d, N)."""
    seen = np.swapaxes(heads, 1, 2) @ tokens
    grams = np.eye(heads.shape[2]) + beta * seen @ np.swapaxes(seen, 1, 2)
    return np.asarray(beta * (heads @ np.linalg.solve(grams, seen)).sum(axis=0))


def truncated_gradient(tokens: Floats, heads: Floats, beta: float, order: int) -> Floats:
    """The gradient with the inverse expanded in powers of ``beta A A^T`` up to an order.

    Examples
    --------
    >>> Z, heads = np.diag([0.1, 0.2]), np.eye(2)[None]
    >>> np.allclose(truncated_gradient(Z, heads, 1.0, 30), gradient(Z, heads, 1.0))
    True
    """
    seen = np.swapaxes(heads, 1, 2) @ tokens
    term, total = seen, seen.copy()
    for _ in range(order):
        term = -beta * seen @ (np.swapaxes(seen, 1, 2) @ term)
        total = total + term
    return np.asarray(beta * (heads @ total).sum(axis=0))


def attended(tokens: Floats, heads: Floats, beta: float, *, smooth: bool = True) -> Floats:
    """Attention of the heads, ``beta`` times the sum of ``U A softmax(A^T A)`` by columns, or without softmax."""
    seen = np.swapaxes(heads, 1, 2) @ tokens
    weights = np.swapaxes(seen, 1, 2) @ seen
    if smooth:
        weights = softmax(weights, axis=1)
    return np.asarray(beta * (heads @ (seen @ weights)).sum(axis=0))


def with_singular_value(
    value: float, heads: Floats, tokens: int, rng: np.random.Generator
) -> tuple[Floats, Floats, Floats]:
    """Random tokens whose part in the first head has this singular value, with its left and right vectors."""
    _, d, p = heads.shape
    left = np.linalg.qr(rng.standard_normal((p, p)))[0]
    right = np.linalg.qr(rng.standard_normal((tokens, p)))[0]
    sizes = np.concatenate([[value], rng.uniform(0.2, 2.0, p - 1)])
    own = heads[0] @ (left * sizes) @ right.T
    drawn = rng.standard_normal((d, tokens)) / np.sqrt(d)
    return own + drawn - heads[0] @ (heads[0].T @ drawn), heads[0] @ left[:, 0], right[:, 0]


def lasso(tokens: Floats, code: Floats, dictionary: Floats, penalty: float) -> float:
    """Half the squared residual plus the penalty on a code that is not negative."""
    return float(np.sum((tokens - dictionary @ code) ** 2) / 2 + penalty * np.sum(np.abs(code)))


def sparse_step(tokens: Floats, code: Floats, dictionary: Floats, step: float, penalty: float) -> Floats:
    """One proximal gradient step on `lasso` from a code.

    Examples
    --------
    >>> sparse_step(np.array([[2.0]]), np.array([[1.0]]), np.eye(1), 0.5, 0.2)
    array([[1.4]])
    """
    slope = dictionary.T @ (dictionary @ code - tokens)
    return np.maximum(code - step * slope - step * penalty, 0.0)


def noisy_tokens(heads: Floats, per_head: int, noise: float, rng: np.random.Generator) -> Floats:
    """Tokens that are Gaussian in the subspace of one head each, with isotropic noise in the others, in that order."""
    count, _, p = heads.shape
    parts = noise * rng.standard_normal((count, p, count * per_head))
    for k in range(count):
        parts[k, :, k * per_head : (k + 1) * per_head] = rng.standard_normal((p, per_head))
    return np.asarray((heads @ parts).sum(axis=0))


def thresholded_layer(tokens: Floats, heads: Floats, step: float, threshold: float) -> Floats:
    """Tokens after a layer whose attention weights are the threshold above it and zero below."""
    moved = np.zeros_like(tokens)
    for head in heads:
        seen = head.T @ tokens
        weights = np.where(softmax(seen.T @ seen, axis=0) > threshold, threshold, 0.0)
        moved += head @ (seen @ weights)
    return np.asarray(tokens + step * moved)


def signal_to_noise(tokens: Floats, heads: Floats, per_head: int) -> Floats:
    """For every head, the length of its tokens within its subspace over that outside, shape (heads,)."""
    found = []
    for k, head in enumerate(heads):
        own = tokens[:, k * per_head : (k + 1) * per_head]
        signal = head @ (head.T @ own)
        found.append(np.linalg.norm(signal) / np.linalg.norm(own - signal))
    return np.array(found)
