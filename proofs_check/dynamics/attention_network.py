"""A deep linear self-attention network that learns regression in context: weights, forward and backward pass.

A token is a pair of an input x and a label y, which is hidden from the queries.
Its residual stream has two parts: ``W_x x``, which every layer reads for keys
and queries and none changes, and a label part that starts at ``w_y y``. A layer
attends to the context linearly (no softmax), with the same weights in all
layers, and takes from the label part of token m::

    h_m  <-  h_m - 1/(L*P) * sum over context tokens n of (W_q W_x x_m . W_k W_x x_n) * W_v h_n

After L layers minus the read-out ``w_o . h`` of a query is the prediction. The
architecture is what summaries of Bordelon, Letey and Pehlevan (2025) report of
its decoupled variant; the backward pass is the chain rule, written out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from proofs_check.arrays import Floats

__all__ = ["Attention", "Tokens", "aligned", "loss", "loss_and_gradient", "predict", "reduced", "sgd"]


@dataclass(frozen=True)
class Attention:
    """Weights of the network; a gradient has the same shape.

    Attributes
    ----------
    embed : ndarray, shape (N, D)
        W_x, from inputs of D dimensions into a stream of width N.
    key, query : ndarray, shape (N, N)
        W_k and W_q.
    value : ndarray, shape (M, M)
        W_v, acting on the label part.
    label, readout : ndarray, shape (M,)
        w_y and w_o.
    """

    embed: Floats
    key: Floats
    query: Floats
    value: Floats
    label: Floats
    readout: Floats

    @property
    def gamma(self) -> Floats:
        """The product of all weights, shape (D, D): a step matrix of gradient descent in context."""
        strength = self.readout @ self.value @ self.label
        return np.asarray(strength * (self.query @ self.embed).T @ (self.key @ self.embed))


@dataclass(frozen=True)
class Tokens:
    """A batch of B contexts of P tokens with K queries each.

    Attributes
    ----------
    x : ndarray, shape (B, P + K, D)
    y : ndarray, shape (B, P + K)
        Labels; those of the queries are what is to be predicted.
    context : int
        P.
    """

    x: Floats
    y: Floats
    context: int


def aligned(embed: Floats, key: Floats, query: Floats, value: float, width: int = 2) -> Attention:
    """Weights whose label part is one direction: w_y = w_o, and W_v multiplies it by `value`.

    Gradients keep W_v a multiple of the projection on this direction, so that the
    network stays the reduced predictor of its `gamma` (ours: each gradient of
    W_v is a product of powers of W_v^T applied to w_o and of W_v applied to w_y).

    Parameters
    ----------
    embed : ndarray, shape (N, D)
    key, query : ndarray, shape (N, N)
    value : float
    width : int
        Of the label part of the tokens.

    Returns
    -------
    Attention

    Examples
    --------
    >>> network = aligned(np.eye(3), np.eye(3), 2*np.eye(3), value=0.5)
    >>> network.gamma.diagonal().round(12).tolist()
    [1.0, 1.0, 1.0]
    """
    direction = np.full(width, width**-0.5)
    return Attention(embed, key, query, value * np.outer(direction, direction), direction, direction)


def predict(weights: Attention, tokens: Tokens, depth: int) -> Floats:
    """Predicted labels of the queries, shape (B, K).

    Parameters
    ----------
    weights : Attention
    tokens : Tokens
        B contexts with K queries each.
    depth : int
        Number L of layers.

    Returns
    -------
    ndarray, shape (B, K)

    Examples
    --------
    >>> tokens = Tokens(np.array([[[1.0], [1.0]]]), np.array([[3.0, 0.0]]), context=1)
    >>> network = aligned(np.eye(1), np.eye(1), np.eye(1), value=1.0)
    >>> predict(network, tokens, depth=2).round(12).tolist()  # 3*(1 - (1 - 1/2)**2)
    [[2.25]]
    """
    return _output(weights, _forward(weights, tokens, depth)[-1], tokens)


def reduced(gamma: Floats, tokens: Tokens, depth: int) -> Floats:
    """What gradient descent in context predicts: `depth` steps of step matrix ``gamma/depth``.

    ``x . gamma sum_l (1 - S gamma/L)**l X^T y/(L P)`` with the sample covariance S
    (reported by summaries of the paper; re-derived), shape (B, K).

    Parameters
    ----------
    gamma : ndarray, shape (D, D)
        Total step matrix of the layers.
    tokens : Tokens
        B contexts with K queries each.
    depth : int
        Number L of layers.

    Returns
    -------
    ndarray, shape (B, K)

    Examples
    --------
    >>> tokens = Tokens(np.array([[[1.0], [1.0]]]), np.array([[3.0, 0.0]]), context=1)
    >>> reduced(np.eye(1), tokens, depth=2).tolist()
    [[2.25]]
    """
    seen, labels = tokens.x[:, : tokens.context], tokens.y[:, : tokens.context]
    covariance = np.swapaxes(seen, 1, 2) @ seen / tokens.context
    left = np.einsum("bpd,bp->bd", seen, labels) / tokens.context
    total = np.zeros_like(left)
    for _ in range(depth):
        total = total + left
        left = left - np.einsum("bij,bj->bi", covariance, left @ gamma.T) / depth
    return np.asarray(np.einsum("bkd,bd->bk", tokens.x[:, tokens.context :], total @ gamma.T) / depth)


def loss(weights: Attention, tokens: Tokens, depth: int) -> float:
    """Mean squared error of the predicted labels over all queries of all contexts.

    Parameters
    ----------
    weights, tokens, depth
        As for `predict`.

    Returns
    -------
    float

    Examples
    --------
    >>> tokens = Tokens(np.array([[[1.0], [1.0]]]), np.array([[1.0, 1.0]]), context=1)
    >>> network = aligned(np.eye(1), np.eye(1), np.eye(1), value=0.5)
    >>> round(loss(network, tokens, depth=1), 12)  # (1 - gamma)**2 at gamma = 1/2
    0.25
    """
    return float(np.mean((predict(weights, tokens, depth) - tokens.y[:, tokens.context :]) ** 2))


def loss_and_gradient(weights: Attention, tokens: Tokens, depth: int) -> tuple[float, Attention]:
    """Mean squared error over all queries, and its gradient in every weight.

    Parameters
    ----------
    weights, tokens, depth
        As for `predict`.

    Returns
    -------
    (float, Attention)
        The loss, and its derivatives in the place of the weights.

    Examples
    --------
    >>> tokens = Tokens(np.array([[[1.0], [1.0]]]), np.array([[1.0, 1.0]]), context=1)
    >>> network = aligned(np.eye(1), np.eye(1), np.eye(1), value=0.5)
    >>> value, slope = loss_and_gradient(network, tokens, depth=1)
    >>> round(value, 12), slope.key.round(12).tolist()  # (1 - gamma)**2 at gamma = key/2
    (0.25, [[-0.5]])
    """
    streams = _forward(weights, tokens, depth)
    error = _output(weights, streams[-1], tokens) - tokens.y[:, tokens.context :]
    keys, queries, scores = _attention(weights, tokens, depth)
    in_context = slice(tokens.context)
    norm = depth * tokens.context

    # Downwards through the layers: d_stream is the derivative in the label part of all tokens.
    d_stream = np.zeros_like(streams[0])
    d_stream[:, tokens.context :] = -2 / error.size * error[:, :, None] * weights.readout
    d_readout = -2 / error.size * np.einsum("bk,bkm->m", error, streams[-1][:, tokens.context :])
    d_scores, d_value = np.zeros_like(scores), np.zeros_like(weights.value)
    for stream in reversed(streams[:-1]):
        seen = stream[:, in_context]
        d_scores -= d_stream @ np.swapaxes(seen @ weights.value.T, 1, 2)
        d_written = -np.swapaxes(scores, 1, 2) @ d_stream
        d_value += _over_tokens(d_written, seen)
        d_stream[:, in_context] += d_written @ weights.value
    d_label = np.einsum("bp,bpm->m", tokens.y[:, in_context], d_stream[:, in_context])

    embedded = tokens.x @ weights.embed.T
    d_queries, d_keys = d_scores @ keys / norm, np.swapaxes(d_scores, 1, 2) @ queries / norm
    d_embedded = d_queries @ weights.query
    d_embedded[:, in_context] += d_keys @ weights.key
    return float(np.mean(error**2)), Attention(
        embed=_over_tokens(d_embedded, tokens.x),
        key=_over_tokens(d_keys, embedded[:, in_context]),
        query=_over_tokens(d_queries, embedded),
        value=d_value,
        label=d_label,
        readout=d_readout,
    )


def sgd(
    weights: Attention, batches: Iterable[Tokens], depth: int, rates: Mapping[str, float]
) -> Iterator[tuple[Attention, float]]:
    """Follow stochastic gradient descent, one batch a step.

    Parameters
    ----------
    weights : Attention
        At the start.
    batches : iterable of Tokens
        Fresh contexts for every step.
    depth : int
    rates : mapping of str to float
        Learning rates by name of the weight; weights without one stay as they are.

    Yields
    ------
    (Attention, float)
        The weights before each step, and their loss on the batch of this step.

    Examples
    --------
    >>> tokens = Tokens(np.array([[[1.0], [1.0]]]), np.array([[1.0, 1.0]]), context=1)
    >>> network = aligned(np.eye(1), np.eye(1), np.eye(1), value=0.5)
    >>> [round(value, 4) for _, value in sgd(network, [tokens]*3, 1, {"key": 0.5})]
    [0.25, 0.1406, 0.0791]
    """
    for tokens in batches:
        value, slope = loss_and_gradient(weights, tokens, depth)
        yield weights, value
        moved = {name: getattr(weights, name) - rate * getattr(slope, name) for name, rate in rates.items()}
        weights = replace(weights, **moved)


def _attention(weights: Attention, tokens: Tokens, depth: int) -> tuple[Floats, Floats, Floats]:
    """Keys of the context, queries of all tokens, and the scores between them, shape (B, P + K, P)."""
    embedded = tokens.x @ weights.embed.T
    keys, queries = embedded[:, : tokens.context] @ weights.key.T, embedded @ weights.query.T
    return keys, queries, queries @ np.swapaxes(keys, 1, 2) / (depth * tokens.context)


def _forward(weights: Attention, tokens: Tokens, depth: int) -> list[Floats]:
    """Label part of all tokens before the first layer and after each, shapes (B, P + K, M)."""
    _, _, scores = _attention(weights, tokens, depth)
    shown = np.where(np.arange(tokens.y.shape[1]) < tokens.context, tokens.y, 0.0)
    streams = [shown[:, :, None] * weights.label]
    for _ in range(depth):
        streams.append(streams[-1] - scores @ (streams[-1][:, : tokens.context] @ weights.value.T))
    return streams


def _over_tokens(left: Floats, right: Floats) -> Floats:
    """Sum of the outer products of two vectors of each token."""
    return np.tensordot(left, right, axes=([0, 1], [0, 1]))


def _output(weights: Attention, stream: Floats, tokens: Tokens) -> Floats:
    return np.asarray(-stream[:, tokens.context :] @ weights.readout)
