"""Proof that cells cover a region, by facts about the signs of few polynomials at a time.

A point outside all cells violates a condition of each. Which conditions it can
violate together is a question of logic alone once it is known which signs
polynomials never have together. So a choice of violated conditions that nothing
excludes yet is cut down to a few signs that no known point has, and the solver is
asked about these: two or three polynomials take milliseconds where all of them
take minutes. What it cannot decide is left to boxes.
Source: lazy satisfiability modulo theories (Nieuwenhuis, Oliveras and Tinelli 2006).
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import exp, prod

import sympy
from flint import fmpq

from theory.allocate.boxes import share_with, share_without
from theory.allocate.region import Cells, Condition, Polynomial, Region, Values, evaluated, inside
from theory.decide import Choices, worked_seconds

__all__ = ["Cover"]

WHOLE_SECONDS = 0.5  # for all cells at once
FEW_SECONDS = 0.3  # for a few signs
LONG_SECONDS = 1.5  # for the fewest of a choice, if none of them was decided
TRIES = 4  # of other signs of the same choice
QUESTIONS, CHOICES = 0.6, 0.85  # until then of the time questions are asked, and choices made; the rest is for boxes
POINTS = 1500

Signs = frozenset[int]  # of numbered products: 3 stands for "product 3 is positive", -3 for "it is negative"
Product = frozenset[Polynomial]


class Cover:
    """What is known about signs in a region; it grows with every question.

    Parameters
    ----------
    region : Region
    """

    def __init__(self, region: Region) -> None:
        self.region = region
        self._numbers: dict[Product, int] = {}
        self._conditions: dict[int, Condition] = {}
        self._sizes: dict[int, int] = {}
        self._known = _Points(region.symbols)
        self._facts = frozenset(map(self._number, region.polynomial_facts))
        self._impossible: list[Signs] = []
        self._undecided: set[Signs] = set()
        self._draw = random.Random(0)
        self._choices: Choices  # of one search
        self._whole = True

    def share(self, cells: Cells, seconds: float) -> tuple[fmpq, list[Values]]:
        """How much of the region the cells are proved to cover, and points outside them if some are met.

        Parameters
        ----------
        cells : each a set of conditions
        seconds : of processor time, when to stop
        """
        start = worked_seconds()
        if any(not cell for cell in cells):
            return fmpq(1), []
        if self._whole:
            answer, point = self.region.uncovered(cells, min(WHOLE_SECONDS, seconds))
            if answer != "unknown":
                return fmpq(answer == "none"), [point] if answer == "point" else []
            self._whole = False
        best = fmpq(0)
        while True:
            left_open, outside = self._search(cells, start + QUESTIONS * seconds, start + CHOICES * seconds)
            if outside:
                return fmpq(0), outside
            left = start + seconds - worked_seconds()
            if left_open is None:
                return max(best, share_with(self.region, cells, left)), []
            patterns = [frozenset(map(self._conditions.__getitem__, signs)) for signs in left_open]
            share, witnesses = share_without(self.region, patterns, left) if patterns else (fmpq(1), [])
            if share == 1:
                self._impossible += left_open
            best = max(best, share)
            outside = [w for w in witnesses if self.region.contains(w) and not inside(cells, w)]
            if outside or not witnesses:
                return best, outside
            for witness in witnesses:
                self._known.add(witness)

    def _search(self, cells: Cells, questions_end: float, end: float) -> tuple[list[Signs] | None, list[Values]]:
        """Undecided signs, some of which every point outside has (None when the time is over), or such a point."""
        ways = [[-self._number(c) for c in cell] for cell in cells]
        self._choices = Choices([*ways, *([f] for f in self._facts), *map(_not_all, self._impossible)])
        left_open: list[Signs] = []
        while worked_seconds() < end:
            allowed = self._choices.one()
            if allowed is None:
                return left_open, []
            choice = self._narrowed(allowed, ways)
            if point := self._known.one_with(choice):
                if self.region.contains(point) and not inside(cells, point):
                    return None, [point]
                continue
            few = sorted({self._few(choice) for _ in range(TRIES)}, key=lambda signs: sum(map(self._size, signs)))
            may_ask = worked_seconds() < questions_end
            decided = [self._decided(s, FEW_SECONDS) for s in few if may_ask and s not in self._undecided]
            if not any(decided) and not (may_ask and self._decided(few[0], LONG_SECONDS)):
                left_open.append(few[0])
                self._choices.add(_not_all(few[0]))
        return None, []

    def _narrowed(self, allowed: Signs, ways: Sequence[Sequence[int]]) -> Signs:
        """The facts, and so few of the allowed violations that every cell is violated."""
        taken = set(self._facts)
        left = [allowed.intersection(way) for way in ways]
        while left := [way for way in left if not way & taken]:
            counts = Counter(s for way in left for s in way)
            taken.add(max(counts, key=lambda s: (counts[s], -self._size(s), s)))
        return frozenset(taken)

    def _few(self, choice: Signs) -> Signs:
        """Some of the signs that no known point has together, none of which can be left out."""
        left = set(choice)
        for sign in sorted(choice, key=lambda s: (self._size(s) * self._draw.random(), s), reverse=True):
            if not self._known.having(left - {sign}):
                left.remove(sign)
        return frozenset(left)

    def _decided(self, signs: Signs, limit: float) -> bool:
        """Ask whether signs occur together, and remember what is learned."""
        answer, point = self.region.point_with((self._conditions[s] for s in signs), limit)
        if answer == "none":
            self._impossible.append(signs)
            self._choices.add(_not_all(signs))
        elif answer == "point":
            self._known.add(point)
        else:
            self._undecided.add(signs)
        return answer != "unknown"

    def _number(self, condition: Condition) -> int:
        if condition.factors not in self._numbers:
            number = self._numbers[condition.factors] = len(self._numbers) + 1
            self._conditions |= {s * number: Condition(condition.factors, s) for s in (1, -1)}
            self._sizes[number] = sum(map(len, condition.factors))
            self._known.watch(number, condition.factors)
        return condition.sign * self._numbers[condition.factors]

    def _size(self, sign: int) -> int:
        return self._sizes[abs(sign)]


def _not_all(signs: Signs) -> list[int]:
    return [-s for s in signs]


class _Points:
    """Points, and which of them have which signs, as bits of one number for each sign.

    The first ones are drawn at random and seen in floating point: they guide, and
    prove nothing.
    """

    def __init__(self, symbols: Sequence[sympy.Symbol]) -> None:
        self._points: list[Values | tuple[float, ...]] = list(_drawn(symbols))
        self._products: dict[int, Product] = {}
        self._bits: dict[int, int] = {}

    def watch(self, number: int, product: Product) -> None:
        """Begin to see the sign of a product."""
        self._products[number] = product
        found = [_sign(product, p) for p in self._points]
        for sign in (1, -1):
            self._bits[sign * number] = int("".join("01"[s == sign] for s in reversed(found)), 2)

    def having(self, signs: Iterable[int]) -> int:
        """Which points have all of the signs."""
        common = (1 << len(self._points)) - 1
        for sign in signs:
            common &= self._bits[sign]
        return common

    def one_with(self, signs: Iterable[int]) -> Values | None:
        """A point that seems to have all of the signs; from now on it is seen exactly."""
        found = self.having(signs)
        if not found:
            return None
        index = found.bit_length() - 1
        values = tuple(fmpq(*x.as_integer_ratio()) if isinstance(x, float) else x for x in self._points[index])
        self._put(index, values)
        return values

    def add(self, values: Values) -> None:
        self._points.append(values)
        self._put(len(self._points) - 1, values)

    def _put(self, index: int, values: Values) -> None:
        self._points[index] = values
        for number, product in self._products.items():
            found = _sign(product, values)
            for sign in (1, -1):
                bit = 1 << index
                bits = self._bits[sign * number]
                self._bits[sign * number] = bits | bit if found == sign else bits & ~bit


def _drawn(symbols: Sequence[sympy.Symbol]) -> Iterator[tuple[float, ...]]:
    """Random points, most of moderate size, the same every time."""
    draw = random.Random(0)
    for _ in range(POINTS):
        spread = draw.choice((0.3, 1, 1, 3, 6))
        sizes = [exp(draw.gauss(0, spread)) for _ in symbols]
        yield tuple(x if s.is_positive else draw.choice((x, -x)) for s, x in zip(symbols, sizes, strict=True))


def _sign(product: Product, point: Values | tuple[float, ...]) -> int:
    """The sign of a product at a point."""
    values = (evaluated(f, point) for f in product)
    return prod((v > 0) - (v < 0) for v in values)
