"""Spectral sums that end at a last index M: below and above saturation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sympy

from theory.qlog import QLog
from theory.spectral.reading import Reading, prove
from theory.symbols import resources_of

__all__ = ["Regime", "missing_tail", "saturated"]

Expr = Any


@dataclass(frozen=True)
class Regime:
    """Behaviour of a sum with a cutoff on one side of saturation.

    Attributes
    ----------
    condition : read its sign < as "much smaller than", and > as "much larger than"
    leading, correction : the leading term there and the next one
    """

    condition: Expr
    leading: Expr
    correction: Expr


def missing_tail(read: Reading, M: Expr) -> Expr:
    """Coefficient of ``argument**m`` in what a cutoff M adds, as long as the argument is small at M.

    There f(x) is ``x**m``, and the sum over the missing k > M is close to its integral.
    """
    decay = sympy.factor(read.a + read.filter.vanishing * read.b - 1)
    return -(M**-decay) / decay


def saturated(
    read: Reading, k: sympy.Symbol, M: Expr, sides: tuple[str, ...], facts: tuple[Expr, ...]
) -> tuple[Expr, Expr]:
    """Leading term and correction once the argument is large at the cutoff M.

    Parameters
    ----------
    sides : for each of the first poles of the filter, on which side of it the
        spread exponent lies: "<", "=", ">" or "?"
    facts : what is known, for the depth filter under a fixed cutoff
    """
    if read.filter.first is None:
        return _last_modes(read, M, facts)
    parts = []
    for j, side in zip(read.filter.poles(2), sides, strict=False):
        scale = read.outside * read.filter.expansion(j)[0] * read.argument**-j
        parts.append([scale * modes for modes in _partial_zeta(read.a - j * read.b, k, M, side)])
    (leading, correction), *following = parts
    return leading, correction + (following[0][0] if following else -_last_modes(read, M, facts)[0])


def _partial_zeta(z: Expr, k: sympy.Symbol, M: Expr, side: str) -> tuple[Expr, Expr]:
    """Sum of ``k**-z`` over k up to M, and its correction, as M grows; exact if M is fixed."""
    z = sympy.factor(z)
    if not resources_of(M):
        return sympy.Sum(k**-z, (k, 1, M)), sympy.S.Zero
    # z > 1 where the spread exponent lies to the right of the pole.
    if side == "=":
        return sympy.log(M), sympy.EulerGamma
    if side == "?":
        return QLog(M, z - 1, sympy.S.Zero), sympy.S.One
    parts = (M ** (1 - z) / (1 - z), sympy.zeta(z))
    return parts if side == "<" else parts[::-1]


def _last_modes(read: Reading, M: Expr, facts: tuple[Expr, ...]) -> tuple[Expr, Expr]:
    """What is left once all modes have decayed exponentially, and the next term.

    A fixed cutoff leaves its last mode. For one that grows, neighbouring modes
    differ in ``x k**-b`` by about ``b x M**(-b - 1)``: a geometric series. Source: ours.
    """
    if not resources_of(M):
        if read.layers is not None:
            prove(sympy.Le(read.strength, 1), facts, "the last mode must decay most slowly")
        return _mode(read, M), _mode(read, M - 1)
    x = read.argument * M**-read.b
    leading = _mode(read, M) / (1 - sympy.exp(-read.b * x / M))
    return leading, leading * M**read.b / read.argument


def _mode(read: Reading, k: Expr) -> Expr:
    if k == 0:
        return sympy.S.Zero
    if read.layers is None:
        kept = sympy.exp(-read.argument * k**-read.b)
    else:
        kept = (1 - read.strength * k**-read.b) ** (2 * read.layers)
    return read.outside * k**-read.a * kept
