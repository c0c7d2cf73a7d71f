"""Where polynomials can have given signs together: nowhere, by boxes that are halved.

Every positive parameter v is written as ``t/(1 - t)`` with t in (0, 1) (a real one
as two of these), so that finitely many boxes are all there is. On a box the
Bernstein coefficients of a polynomial bound it: if they share a sign, so do its
values. On small boxes the solver is asked about what is still open.
Source: textbook (Bernstein expansion over boxes, Garloff 1986).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from math import comb, lcm, prod
from typing import Any

import sympy
from flint import fmpq

from theory.allocate.region import Condition, Polynomial, Region, Values, opposite, rational
from theory.decide import worked_seconds

__all__ = ["Signs", "share_with", "share_without"]

BOX_SECONDS = 0.3
SMALL = fmpq(1, 500)  # volume of a box from which on the solver is asked: halving is cheaper before
ENOUGH = 6  # witnesses

Signs = frozenset[Condition]  # that products of polynomials have together, strictly
Expr = Any


@dataclass(frozen=True)
class _Tensor:
    """Bernstein coefficients, up to a positive factor; the last axis runs fastest."""

    degrees: tuple[int, ...]
    values: tuple[int, ...]

    @property
    def sign(self) -> int | None:
        if min(self.values) >= 0:
            return 1
        return -1 if max(self.values) <= 0 else None

    def halves(self, axis: int) -> tuple[_Tensor, _Tensor]:
        """The coefficients on both halves of the box along an axis (de Casteljau)."""
        degree = self.degrees[axis]
        stride = prod(d + 1 for d in self.degrees[axis + 1 :])
        low, high = list(self.values), list(self.values)
        for start in range(len(self.values)):
            if (start // stride) % (degree + 1):
                continue
            line = [self.values[start + k * stride] for k in range(degree + 1)]
            for k in range(degree + 1):
                low[start + k * stride] = line[0] << (degree - k)
                high[start + (degree - k) * stride] = line[-1] << (degree - k)
                line = [u + v for u, v in pairwise(line)]
        return _Tensor(self.degrees, tuple(low)), _Tensor(self.degrees, tuple(high))


def _tensor(polynomial: Polynomial, signs: Sequence[int]) -> _Tensor:
    """The coefficients over the whole orthant where the variables have the given signs."""
    terms = dict(polynomial.items())
    degrees = tuple(max(powers[i] for powers in terms) for i in range(len(signs)))
    scale = lcm(*(int(c.denominator) for c in terms.values()))
    binomials = [lcm(*(comb(d, k) for k in range(d + 1))) for d in degrees]
    values = []
    for powers in product(*(range(d + 1) for d in degrees)):
        coefficient = terms.get(powers, 0)
        value = int(coefficient * scale) * prod(s**p for s, p in zip(signs, powers, strict=True))
        for d, p, b in zip(degrees, powers, binomials, strict=True):
            value *= b // comb(d, p)
        values.append(value)
    return _Tensor(degrees, tuple(values))


@dataclass(frozen=True)
class _Box:
    """An orthant's part where every t lies between bounds, and what is open there.

    Attributes
    ----------
    tensors : of the factors whose sign is open
    patterns : signs that are not excluded yet, without those that are certain
    """

    signs: tuple[int, ...]
    bounds: tuple[tuple[fmpq, fmpq], ...]
    tensors: Mapping[Polynomial, _Tensor]
    patterns: tuple[Signs, ...]

    @property
    def volume(self) -> fmpq:
        return prod((high - low for low, high in self.bounds), start=fmpq(1))

    @property
    def middle(self) -> Values:
        """The parameters at its centre."""
        centres = ((low + high) / 2 for low, high in self.bounds)
        return tuple(sign * t / (1 - t) for sign, t in zip(self.signs, centres, strict=True))

    def halves(self) -> Iterator[_Box]:
        axis = max(range(len(self.bounds)), key=lambda i: self.bounds[i][1] - self.bounds[i][0])
        low, high = self.bounds[axis]
        pairs = {p: t.halves(axis) for p, t in self.tensors.items()}
        for side, ends in enumerate(((low, (low + high) / 2), ((low + high) / 2, high))):
            bounds = (*self.bounds[:axis], ends, *self.bounds[axis + 1 :])
            yield _Box(self.signs, bounds, {p: pair[side] for p, pair in pairs.items()}, self.patterns).reduced()

    def sides(self, symbols: Sequence[sympy.Symbol]) -> Iterator[Expr]:
        """The box as bounds on the parameters."""
        for symbol, sign, (low, high) in zip(symbols, self.signs, self.bounds, strict=True):
            yield sympy.Ge(sign * symbol, rational(low / (1 - low)))
            if high < 1:
                yield sympy.Le(sign * symbol, rational(high / (1 - high)))

    def reduced(self) -> _Box:
        """The box without the factors whose sign it decides, and the patterns that they exclude."""
        known = {p: sign for p, t in self.tensors.items() if (sign := t.sign) is not None}
        if not known:
            return self
        patterns = (frozenset(_rest(c, known) for c in pattern) for pattern in self.patterns)
        return self.with_patterns(
            frozenset(c for c in pattern if c.factors)
            for pattern in patterns
            if all(c.factors or c.sign > 0 for c in pattern)
        )

    def with_patterns(self, patterns: Iterable[Signs]) -> _Box:
        """The box with these patterns and what they need."""
        left = tuple(dict.fromkeys(patterns))
        wanted = {f for pattern in left for c in pattern for f in c.factors}
        tensors = {p: t for p, t in self.tensors.items() if p in wanted}
        return _Box(self.signs, self.bounds, tensors, left)


def _rest(condition: Condition, known: Mapping[Polynomial, int]) -> Condition:
    """A condition without the factors whose sign is known."""
    sign = condition.sign * prod(known[f] for f in condition.factors if f in known)
    return Condition(frozenset(f for f in condition.factors if f not in known), sign)


def share_without(region: Region, patterns: Sequence[Signs], seconds: float) -> tuple[fmpq, list[Values]]:
    """On how much of a region none of some patterns of signs occurs.

    Parameters
    ----------
    region : Region
    patterns : of signs
    seconds : of processor time, when to stop

    Returns
    -------
    share of the boxes by volume in t, a box outside the region counting too; a few points where a pattern occurs
    """
    deadline = worked_seconds() + seconds
    facts = frozenset(region.polynomial_facts)
    queue = deque(_orthants(region, [pattern | facts for pattern in patterns]))
    total, free = sum((b.volume for b in queue), fmpq(0)), fmpq(0)
    witnesses: list[Values] = []
    while queue and worked_seconds() < deadline and len(witnesses) < ENOUGH:
        box = queue.popleft()
        if any(not pattern for pattern in box.patterns):
            witnesses.append(box.middle)
            continue
        if box.volume < SMALL and box.patterns and not witnesses:
            box, found = _asked(box, region)
            witnesses += found
        if box.patterns:
            queue.extend(box.halves())
        else:
            free += box.volume
    return free / total, witnesses


def share_with(region: Region, patterns: Sequence[Signs], seconds: float) -> fmpq:
    """On how much of a region one and the same pattern of signs is seen to hold box by box; see `share_without`."""
    deadline = worked_seconds() + seconds
    elsewhere = [frozenset({opposite(f)}) for f in region.polynomial_facts]
    queue = deque(_orthants(region, [*patterns, *elsewhere]))
    total, held = sum((b.volume for b in queue), fmpq(0)), fmpq(0)
    while queue and worked_seconds() < deadline:
        box = queue.popleft()
        if any(not pattern for pattern in box.patterns):
            held += box.volume
        elif box.patterns:
            queue.extend(box.halves())
    return held / total


def _asked(box: _Box, region: Region) -> tuple[_Box, list[Values]]:
    """A box without the patterns that the solver excludes, and points where it finds others."""
    left, found = [], []
    for pattern in box.patterns:
        answer, point = region.point_with(pattern, BOX_SECONDS, box.sides(region.symbols))
        if answer != "none":
            left.append(pattern)
        if answer == "point":
            found.append(point)
    return box.with_patterns(left), found


def _orthants(region: Region, patterns: Sequence[Signs]) -> Iterator[_Box]:
    unit = ((fmpq(0), fmpq(1)),) * len(region.symbols)
    factors = {f for pattern in patterns for c in pattern for f in c.factors}
    for signs in product(*((1,) if s.is_positive else (1, -1) for s in region.symbols)):
        tensors = {p: _tensor(p, signs) for p in factors}
        yield _Box(signs, unit, tensors, tuple(patterns)).reduced()
