"""A decoder as weight arrays: saturated attention, strict causal masks, projected pre-norm.

Every sublayer reads ``layer_norm(projection @ x)`` from the residual stream x of its column and adds its output to x.
Attention looks at earlier columns alone and averages the values of those with the largest score; a column that sees
none gets zero. Source: the architecture of Merrill and Sabharwal 2024, as a summary states it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from proofs_check.arrays import Floats

__all__ = ["Attention", "Columns", "Decoder", "FeedForward", "decode", "layer_norm"]

TIE = 2.0**-49  # scores that differ by less are equal up to rounding


def layer_norm(x: Floats) -> Floats:
    """Centre a vector and divide it by its length; zero stays zero.

    Examples
    --------
    >>> layer_norm(np.array([3.0, 4.0, -3.0, -4.0])) * np.sqrt(50)
    array([ 3.,  4., -3., -4.])
    """
    centred: Floats = x - x.mean()
    length = float(np.sqrt(centred @ centred))
    return centred / length if length else centred


@dataclass(frozen=True)
class Attention:
    """Saturated heads; with m inputs, k for scores and v for values, and a stream of width d.

    Parameters
    ----------
    projection : array, shape (m, d)
    query, key : arrays, shape (heads, k, m)
    value : array, shape (heads, v, m)
    output : array, shape (d, heads * v)
    """

    projection: Floats
    query: Floats
    key: Floats
    value: Floats
    output: Floats


@dataclass(frozen=True)
class FeedForward:
    """``outer @ max(inner @ x + bias, 0)``; shapes (m, d), (w, m), (w,), (d, w)."""

    projection: Floats
    inner: Floats
    bias: Floats
    outer: Floats


@dataclass(frozen=True)
class Decoder:
    """Weights of a decoder and the words of its tokens.

    Parameters
    ----------
    tokens : tuple of str
    embedding, unembedding : arrays, shape (tokens, d)
    sublayers : attention and feed-forward sublayers in their order
    """

    tokens: tuple[str, ...]
    embedding: Floats
    sublayers: tuple[Attention | FeedForward, ...]
    unembedding: Floats

    @property
    def parameters(self) -> int:
        """How many numbers the weights have."""
        arrays = [self.embedding, self.unembedding, *(a for s in self.sublayers for a in vars(s).values())]
        return sum(a.size for a in arrays)


@dataclass
class Columns:
    """The columns read so far: keys and values of every attention sublayer, and how many pairs were scored.

    With a number of bits, all that a sublayer reads, averages and writes is rounded to a mantissa of so many bits.
    """

    decoder: Decoder
    mantissa: int | None = None
    read: int = 0
    pairs: int = 0
    keys: dict[int, list[Floats]] = field(default_factory=dict)
    values: dict[int, list[Floats]] = field(default_factory=dict)

    def step(self, token: int) -> Floats:
        """Read one more token; returns the logits of its column."""
        x = self.decoder.embedding[token].copy()
        for index, sublayer in enumerate(self.decoder.sublayers):
            inputs = self._rounded(layer_norm(sublayer.projection @ x))
            if isinstance(sublayer, Attention):
                x += sublayer.output @ self._rounded(self._attended(index, sublayer, inputs))
            else:
                x += sublayer.outer @ self._rounded(np.maximum(sublayer.inner @ inputs + sublayer.bias, 0))
            x = self._rounded(x)
        self.pairs += self.read
        self.read += 1
        logits: Floats = self.decoder.unembedding @ x
        return logits

    def _rounded(self, values: Floats) -> Floats:
        if self.mantissa is None:
            return values
        parts, exponents = np.frexp(values)
        made: Floats = np.ldexp(np.round(np.ldexp(parts, self.mantissa)), exponents - self.mantissa)
        return made

    def _attended(self, index: int, layer: Attention, inputs: Floats) -> Floats:
        """What the heads average over earlier columns; then this column joins them."""
        keys, values = self.keys.setdefault(index, []), self.values.setdefault(index, [])
        made = np.zeros(layer.value.shape[:2])
        if keys:
            query = layer.query @ inputs
            scores = np.einsum("chk,hk->hc", np.asarray(keys), query)
            best = scores.max(axis=1, keepdims=True)
            chosen = (scores >= best - TIE * np.abs(best)).astype(float)
            made = np.einsum("hc,chv->hv", chosen / chosen.sum(axis=1, keepdims=True), np.asarray(values))
        keys.append(layer.key @ inputs)
        values.append(layer.value @ inputs)
        return made.ravel()


def decode(decoder: Decoder, prompt: Sequence[str], state: Columns | None = None) -> Iterator[str]:
    """Read a prompt, then write token after token without end, each the one with the largest logit.

    Parameters
    ----------
    decoder : Decoder
    prompt : sequence of str
        Tokens, at least one.
    state : Columns, optional
        Where to keep what was read, for counting.

    Yields
    ------
    str
    """
    state = Columns(decoder) if state is None else state
    places = {token: place for place, token in enumerate(decoder.tokens)}
    logits = [state.step(places[token]) for token in prompt][-1]
    while True:
        token = int(np.argmax(logits))
        yield decoder.tokens[token]
        logits = state.step(token)
