"""Proof that cells cover a region, box by box, where one query for the whole is too hard.

Every positive parameter v is written as ``t/(1 - t)`` with t in (0, 1) (a real one
as two of these), so that finitely many boxes are all there is. On a box the
Bernstein coefficients of a polynomial bound it: if they share a sign, so do its
values. Factors whose sign is thereby known drop out of the question, and what
remains goes to the solver; boxes that stay open are halved.
Source: textbook (Bernstein expansion over boxes, Garloff 1986).
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from math import comb, lcm, prod
from typing import Any

import sympy
from flint import fmpq

from theory.allocate.region import Cells, Condition, Polynomial, Region, Values, rational

__all__ = ["covered_share"]

BOX_SECONDS = 0.5
FEW = 4  # factors of open sign that a query about a box may have

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
    """An orthant's part where every t lies between bounds, and the tensors there."""

    signs: tuple[int, ...]
    bounds: tuple[tuple[fmpq, fmpq], ...]
    tensors: Mapping[Polynomial, _Tensor]

    @property
    def volume(self) -> fmpq:
        return prod((high - low for low, high in self.bounds), start=fmpq(1))

    def halves(self) -> Iterator[_Box]:
        axis = max(range(len(self.bounds)), key=lambda i: self.bounds[i][1] - self.bounds[i][0])
        low, high = self.bounds[axis]
        pairs = {p: t.halves(axis) for p, t in self.tensors.items()}
        for side, ends in enumerate(((low, (low + high) / 2), ((low + high) / 2, high))):
            bounds = (*self.bounds[:axis], ends, *self.bounds[axis + 1 :])
            yield _Box(self.signs, bounds, {p: pair[side] for p, pair in pairs.items()})

    def sides(self, symbols: Sequence[sympy.Symbol]) -> Iterator[Expr]:
        """The box as bounds on the parameters."""
        for symbol, sign, (low, high) in zip(symbols, self.signs, self.bounds, strict=True):
            yield sympy.Ge(sign * symbol, rational(low / (1 - low)))
            if high < 1:
                yield sympy.Le(sign * symbol, rational(high / (1 - high)))

    def rest(self, condition: Condition) -> Condition:
        """A condition without the factors whose sign the box decides."""
        signs = {f: self.tensors[f].sign for f in condition.factors}
        sign = condition.sign * prod(s for s in signs.values() if s is not None)
        return Condition(frozenset(f for f, s in signs.items() if s is None), sign)

    def open_cells(self, cells: Cells) -> list[frozenset[Condition]]:
        """The cells that may meet the box, each by the conditions that the box leaves open."""
        found = []
        for cell in cells:
            rests = [self.rest(c) for c in cell]
            if all(r.factors or r.sign > 0 for r in rests):
                found.append(frozenset(r for r in rests if r.factors))
        return found


def covered_share(region: Region, cells: Cells, seconds: float) -> tuple[fmpq, Values | None]:
    """How much of a region cells are proved to cover, and a point outside them if one is met.

    Parameters
    ----------
    region : Region
    cells : each a set of conditions
    seconds : when to stop

    Returns
    -------
    share of the boxes by volume in t, a box outside the region counting as covered; point or None
    """
    deadline = time.monotonic() + seconds
    facts = region.polynomial_facts
    polynomials = {f for c in (*facts, *(c for cell in cells for c in cell)) for f in c.factors}
    queue = deque(_orthants(region, polynomials))
    total, proved = sum((b.volume for b in queue), fmpq(0)), fmpq(0)
    while queue and time.monotonic() < deadline:
        box = queue.popleft()
        left = [box.rest(f) for f in facts]
        remaining = box.open_cells(cells)
        if any(not f.factors and f.sign < 0 for f in left) or any(not cell for cell in remaining):
            proved += box.volume
            continue
        unknown = {f for c in (*left, *(c for cell in remaining for c in cell)) for f in c.factors}
        if len(unknown) <= FEW:
            answer, missed = region.missed(remaining, [*box.sides(region.symbols)], BOX_SECONDS)
            if answer == "none":
                proved += box.volume
                continue
            if answer == "point":
                return proved / total, missed
        queue.extend(box.halves())
    return proved / total, None


def _orthants(region: Region, polynomials: Iterable[Polynomial]) -> Iterator[_Box]:
    unit = ((fmpq(0), fmpq(1)),) * len(region.symbols)
    known = tuple(polynomials)
    for signs in product(*((1,) if s.is_positive else (1, -1) for s in region.symbols)):
        yield _Box(signs, unit, {p: _tensor(p, signs) for p in known})
