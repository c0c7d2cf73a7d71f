"""Transformers with ReLU attention, as weights and as the function they compute.

A block adds to every token what its heads read, ``A(h)_t = sum_s relu(<Q h_t, K h_s>) V h_s``, and then the output of
one feed-forward layer of ReLU units that is the same for all tokens.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse import csr_array

from proofs_check.arrays import Floats, Indices

__all__ = ["Block", "Transformer", "attend", "feed_forward", "forward", "hidden"]

HELD = 2**24  # numbers held at once


@dataclass(frozen=True, eq=False)
class Block:
    """Attention with several heads, then a feed-forward layer, each with a residual connection.

    Parameters
    ----------
    query, key : arrays, shape (heads, rank, width)
        The matrices Q and K of each head.
    value : array, shape (heads, width, width)
        The matrix V of each head.
    inner : array, shape (hidden, width)
        Weights into the ReLU units; biases are weights of a constant entry of the tokens.
    outer : array, shape (width, hidden)
        Weights out of them.
    """

    query: Floats
    key: Floats
    value: Floats
    inner: Floats
    outer: Floats

    @property
    def heads(self) -> int:
        """Number of heads."""
        return len(self.query)

    @property
    def parameters(self) -> int:
        """Number of entries of all weight matrices, zeros included."""
        return sum(w.size for w in (self.query, self.key, self.value, self.inner, self.outer))


@dataclass(frozen=True, eq=False)
class Transformer:
    """Blocks, and the tokens that they start from.

    Parameters
    ----------
    tokens : array, shape (length, width)
        What the tokens hold at first. Input j overwrites the entry 0 of token j.
    inputs : int
        Number D of inputs.
    blocks : tuple of Block
    output : tuple of int
        Token and entry from which the output is read.
    """

    tokens: Floats
    inputs: int
    blocks: tuple[Block, ...]
    output: tuple[int, int]

    @property
    def depth(self) -> int:
        """Number of blocks."""
        return len(self.blocks)

    @property
    def heads(self) -> int:
        """Number of heads in all blocks."""
        return sum(block.heads for block in self.blocks)

    @property
    def parameters(self) -> int:
        """Number of entries of all weight matrices and of the tokens, zeros included."""
        return self.tokens.size + sum(block.parameters for block in self.blocks)


def forward(network: Transformer, x: ArrayLike) -> Floats:
    """Output of a transformer at each of a batch of inputs.

    Parameters
    ----------
    network : Transformer
    x : array_like, shape (batch, D)

    Returns
    -------
    array, shape (batch,)

    Examples
    --------
    One head reads the input token from the second token, and writes its square there.

    >>> weights = np.zeros((1, 2, 2))
    >>> read, write = weights.copy(), weights.copy()
    >>> read[0, 0, 0], write[0, 1, 0] = 1.0, 1.0
    >>> block = Block(read, read, write, np.zeros((0, 2)), np.zeros((2, 0)))
    >>> network = Transformer(np.zeros((1, 2)), 1, (block,), output=(0, 1))
    >>> forward(network, [[2.0], [3.0]])  # relu(x * x) * x
    array([ 8., 27.])
    """
    inputs = np.asarray(x, dtype=float)
    width = max([block.heads for block in network.blocks] + [len(network.tokens)]) * network.tokens.shape[1]
    pieces = np.array_split(inputs, max(1, -(-len(inputs) * width // HELD)))
    return np.concatenate([_forward(network, piece) for piece in pieces])


def _forward(network: Transformer, x: Floats) -> Floats:
    token, entry = network.output
    return np.asarray(hidden(network, x, network.depth)[token, entry])


def hidden(network: Transformer, x: ArrayLike, depth: int) -> Floats:
    """What all tokens hold after so many blocks.

    Parameters
    ----------
    network : Transformer
    x : array_like, shape (batch, D)
    depth : int
        Blocks that have acted; 0 for the tokens as they start.

    Returns
    -------
    array, shape (length, width, batch)

    Examples
    --------
    >>> hidden(Transformer(np.zeros((1, 2)), 1, (), output=(0, 0)), [[2.0], [3.0]], depth=0)[0].tolist()
    [[2.0, 3.0], [0.0, 0.0]]
    """
    inputs = np.asarray(x, dtype=float)
    state = np.repeat(network.tokens[:, :, None], len(inputs), axis=2)
    state[: network.inputs, 0] = inputs.T
    for block in network.blocks[:depth]:
        state = state + attend(block, state)
        state = state + feed_forward(block, state)
    return state


def feed_forward(block: Block, state: Floats) -> Floats:
    """What the feed-forward layer adds to each token.

    Parameters
    ----------
    block : Block
    state : array, shape (length, width, batch)

    Returns
    -------
    array, shape (length, width, batch)

    Examples
    --------
    >>> none = np.zeros((0, 1, 1))
    >>> block = Block(none, none, none, inner=np.array([[1.0]]), outer=np.array([[2.0]]))
    >>> feed_forward(block, np.array([[[3.0, -3.0]]])).tolist()
    [[[6.0, 0.0]]]
    """
    return np.asarray(block.outer @ np.maximum(block.inner @ state, 0))


def attend(block: Block, state: Floats, *, every: bool = False) -> Floats:
    """What the heads of a block add to each token.

    Scores that interval arithmetic shows to be at most zero for the whole batch are not computed, since the ReLU makes
    zero of them. Where heads let single tokens read single tokens, that leaves one score a head out of length**2.

    Parameters
    ----------
    block : Block
    state : array, shape (length, width, batch)
    every : bool
        Compute every score, shown to be at most zero or not.

    Returns
    -------
    array, shape (length, width, batch)

    Examples
    --------
    >>> one = np.ones((1, 1, 1))
    >>> block = Block(one, one, one, np.zeros((0, 1)), np.zeros((1, 0)))
    >>> attend(block, np.array([[[2.0]], [[-1.0]]])).ravel().tolist()  # each token reads those of its sign
    [8.0, -1.0]
    """
    head, reader, source = _every_pair(block, len(state)) if every else _pairs(block, state)
    queries = block.query[head] @ state[reader]
    keys = block.key[head] @ state[source]
    scores = np.maximum(np.sum(queries * keys, axis=1, keepdims=True), 0)
    read = scores * (block.value[head] @ state[source])
    gather = csr_array((np.ones(len(head)), (reader, np.arange(len(head)))), shape=(len(state), len(head)))
    return np.asarray(gather @ read.reshape(len(head), state[0].size)).reshape(state.shape)


Pairs = tuple[Indices, Indices, Indices]


def _every_pair(block: Block, length: int) -> Pairs:
    head, reader, source = np.indices((block.heads, length, length)).reshape(3, -1)
    return head, reader, source


def _pairs(block: Block, state: Floats) -> Pairs:
    """Head, reading token and token read, wherever a score may be positive."""
    low, high = state.min(axis=2).T, state.max(axis=2).T
    step = max(1, HELD // (16 * block.query.shape[1] * len(state)))
    pieces = (slice(first, first + step) for first in range(0, block.heads, step))
    found = [_possible(block, piece, (low + high) / 2, (high - low) / 2) for piece in pieces]
    head, reader, source = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return head, reader, source


def _possible(block: Block, heads: slice, centre: Floats, radius: Floats) -> Pairs:
    """Pairs of these heads, where the entries of tokens lie within ``centre +- radius``, shape (width, length)."""
    query, key = block.query[heads], block.key[heads]
    keys, key_radii = key @ centre, np.abs(key) @ radius
    top, bottom = (keys + key_radii).max(axis=2), (keys - key_radii).min(axis=2)
    queries, query_radii = query @ centre, np.abs(query) @ radius
    reads = _largest(queries, query_radii, (top + bottom)[:, :, None] / 2, (top - bottom)[:, :, None] / 2) > 0
    head, reader = reads.nonzero()
    one, its_radius = queries[head, :, reader][:, :, None], query_radii[head, :, reader][:, :, None]
    pair, source = (_largest(keys[head], key_radii[head], one, its_radius) > 0).nonzero()
    return head[pair] + heads.start, reader[pair], source


def _largest(x: Floats, x_radius: Floats, y: Floats, y_radius: Floats) -> Floats:
    """Bound on the sum over the second axis of products of numbers near x and near y."""
    return np.asarray(np.sum(x * y + np.abs(x) * y_radius + x_radius * (np.abs(y) + y_radius), axis=1))
