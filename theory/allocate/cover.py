"""Proof that cells cover a region, box by box, where one query for the whole is too hard.

Every positive parameter v is written as ``t/(1 - t)`` with t in (0, 1) (a real one
as two of these), so that finitely many boxes are all there is. On a box the
Bernstein coefficients of a polynomial bound it: if they share a sign, so do its
values. Factors whose sign is thereby known drop out of the question; if the
cells hold whatever the signs of the others are (two cells on both sides of a wall),
the box is covered, and if few are open the solver is asked. Else it is halved.
Source: textbook (Bernstein expansion over boxes, Garloff 1986).
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from math import comb, lcm, prod
from typing import Any

import sympy
from flint import fmpq

from theory.allocate.region import Cells, Condition, Polynomial, Region, Values, inside, rational

__all__ = ["covered_share"]

BOX_SECONDS = 0.4
FEW = 10  # factors of open sign that a query about a box may have
SMALL = fmpq(1, 40000)  # volume of a box from which on the solver is asked: halving is cheaper before
ENOUGH = 6  # points outside the cells
MOST_SIGNS = 7  # of open factors whose combinations are tried out

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
    facts, cells : conditions as far as their signs are open
    """

    signs: tuple[int, ...]
    bounds: tuple[tuple[fmpq, fmpq], ...]
    tensors: Mapping[Polynomial, _Tensor]
    facts: tuple[Condition, ...]
    cells: tuple[frozenset[Condition], ...]

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
            tensors = {p: pair[side] for p, pair in pairs.items()}
            yield _Box(self.signs, bounds, tensors, self.facts, self.cells).reduced()

    def sides(self, symbols: Sequence[sympy.Symbol]) -> Iterator[Expr]:
        """The box as bounds on the parameters."""
        for symbol, sign, (low, high) in zip(symbols, self.signs, self.bounds, strict=True):
            yield sympy.Ge(sign * symbol, rational(low / (1 - low)))
            if high < 1:
                yield sympy.Le(sign * symbol, rational(high / (1 - high)))

    def reduced(self) -> _Box:
        """The box without the factors whose sign it decides; a fact that fails leaves one cell without conditions."""
        known = {p: sign for p, t in self.tensors.items() if (sign := t.sign) is not None}
        if not known:
            return self
        facts = [_rest(f, known) for f in self.facts]
        if any(not f.factors and f.sign < 0 for f in facts):
            return _Box(self.signs, self.bounds, {}, (), (frozenset(),))
        cells = [frozenset(_rest(c, known) for c in cell) for cell in self.cells]
        met = (cell for cell in cells if all(c.factors or c.sign > 0 for c in cell))
        remaining = tuple(dict.fromkeys(frozenset(c for c in cell if c.factors) for cell in met))
        left = tuple(f for f in facts if f.factors)
        wanted = {f for c in (*left, *(c for cell in remaining for c in cell)) for f in c.factors}
        return _Box(self.signs, self.bounds, {p: t for p, t in self.tensors.items() if p in wanted}, left, remaining)

    @property
    def is_covered(self) -> bool:
        """Whether whatever the open signs are, a fact fails or a cell holds."""
        if any(not cell for cell in self.cells):
            return True
        if len(self.tensors) > MOST_SIGNS:
            return False
        for chosen in product((1, -1), repeat=len(self.tensors)):
            known = dict(zip(self.tensors, chosen, strict=True))
            if any(_rest(f, known).sign < 0 for f in self.facts):
                continue
            if not any(all(_rest(c, known).sign > 0 for c in cell) for cell in self.cells):
                return False
        return True


def _rest(condition: Condition, known: Mapping[Polynomial, int]) -> Condition:
    """A condition without the factors whose sign is known."""
    sign = condition.sign * prod(known[f] for f in condition.factors if f in known)
    return Condition(frozenset(f for f in condition.factors if f not in known), sign)


def covered_share(region: Region, cells: Cells, seconds: float) -> tuple[fmpq, list[Values]]:
    """How much of a region cells are proved to cover, and points outside them if some are met.

    Parameters
    ----------
    region : Region
    cells : each a set of conditions
    seconds : when to stop

    Returns
    -------
    share of the boxes by volume in t, a box outside the region counting as covered; a few points
    """
    deadline = time.monotonic() + seconds
    queue = deque(_orthants(region, cells))
    total, proved = sum((b.volume for b in queue), fmpq(0)), fmpq(0)
    missed: list[Values] = []
    while queue and time.monotonic() < deadline and len(missed) < ENOUGH:
        box = queue.popleft()
        if box.is_covered:
            proved += box.volume
            continue
        if region.contains(box.middle) and not inside(cells, box.middle):
            missed.append(box.middle)
        elif missed:
            continue  # what is proved matters only once there is nothing to add
        elif len(box.tensors) <= FEW and box.volume < SMALL:
            answer, point = region.missed(box.cells, [*box.sides(region.symbols)], BOX_SECONDS)
            if answer == "none":
                proved += box.volume
                continue
            if answer == "point":
                missed.append(point)
        queue.extend(box.halves())
    return proved / total, missed


def _orthants(region: Region, cells: Cells) -> Iterator[_Box]:
    unit = ((fmpq(0), fmpq(1)),) * len(region.symbols)
    facts = tuple(region.polynomial_facts)
    factors = {f for c in (*facts, *(c for cell in cells for c in cell)) for f in c.factors}
    for signs in product(*((1,) if s.is_positive else (1, -1) for s in region.symbols)):
        tensors = {p: _tensor(p, signs) for p in factors}
        yield _Box(signs, unit, tensors, facts, tuple(cells)).reduced()
