"""Inequalities proved over boxes of their letters, by balls, branch and bound.

A problem says ``f <= 0`` over a box (`proofs_check.certify.problems`). On each box one of these proves it, or the box
is cut in two:

- the enclosure of f (natural), or of ``f(c) + f'(box) (box - c)`` around its centre (mean value);
- where a partial derivative keeps its sign, f is largest on a face, and one dimension less is left. On a half-line too:
  the derivative is enclosed up to infinity, so the bound holds there, not just up to a large number;
- a centre where f is positive for certain refutes it. Before the first cut one is sought by halving the box towards
  larger values, which finds a narrow counterexample in a few steps.

Methods: textbook (Moore, Kearfott and Cloud 2009). Enclosures: Arb (Johansson 2017).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import sympy
from flint import arb

from proofs_check.certify.intervals import INFINITE, Interval, interval
from proofs_check.certify.problems import Problem
from proofs_check.certify.slopes import slopes_of
from proofs_check.certify.tape import tape_of

__all__ = ["Box", "Search", "centre_of", "explore"]

Expr = Any
Arb = Any
Side = tuple[Arb, Arb]  # the same number twice for a face
Box = tuple[Side, ...]
Status = Literal["certified", "refuted", "undecided"]

NATURAL, MEAN, LOWER, UPPER, CUT = "n", "m", "l", "u", "c"
FAILS, OPEN = "", "?"
FAR = 100  # doublings on the way to infinity
CLIMB = 16  # halvings towards larger values before the search begins in earnest


@dataclass(frozen=True)
class Search:
    """What became of a problem.

    Attributes
    ----------
    status : certified, refuted (at a point), or undecided (on boxes)
    tokens : how each box was settled, in the order of a walk through their tree: ``n`` natural enclosure, ``m`` mean
        value, ``l0`` or ``u0`` largest on the lower or upper face of coordinate 0, ``c0@1/2`` cut at 1/2
    looked : how many boxes were looked at, those that led to a counterexample included
    left : boxes on which nothing was decided, or the one whose centre refutes
    """

    status: Status
    tokens: tuple[str, ...]
    looked: int
    left: tuple[Box, ...] = ()


def explore(problem: Problem, *, limit: int = 20_000, smooth: bool = False) -> Search:
    """Prove or refute a problem by branch and bound over at most `limit` boxes.

    With `smooth`, f has to be defined wherever a box is cut as well: what is said of a derivative on both sides of a
    pole says nothing across it. Within a box a pole leaves no enclosure.

    Examples
    --------
    >>> from proofs_check.certify.problems import problems_of
    >>> x = sympy.Symbol("x", positive=True)
    >>> problem, *_ = problems_of(sympy.log(1 + x) <= 2*sympy.sqrt(x), {x: (sympy.S(1), sympy.oo)})
    >>> found = explore(problem)
    >>> found.status, found.looked < 20
    ('certified', True)
    """
    step = _Step(problem)
    todo: list[Box] = [tuple((_end(low), _end(high)) for low, high in problem.ends)]
    tokens: list[str] = []
    open_points: list[Box] = []
    while todo:
        if len(tokens) == limit:
            return Search("undecided", (), limit, (*open_points, *todo))
        box = todo.pop()
        token, parts = step(box)
        if token == FAILS:
            return Search("refuted", (), len(tokens) + 1, (parts[0] if parts else box,))
        if token == OPEN:
            open_points.append(box)
        if token.startswith(CUT) and not any(done.startswith(CUT) for done in tokens):
            halved, failing = step.climb(box)
            if failing:
                return Search("refuted", (), len(tokens) + 1 + halved, (failing,))
        if smooth and token.startswith(CUT) and not step.regular_between(*parts):
            return Search("undecided", (), len(tokens), (box, *open_points, *todo))
        tokens.append(token)
        todo += reversed(parts)
    if open_points:
        return Search("undecided", (), len(tokens), tuple(open_points))
    return Search("certified", tuple(tokens), len(tokens))


class _Step:
    """How a box is settled, and what is left of it."""

    def __init__(self, problem: Problem) -> None:
        u, slopes = problem.coordinates, slopes_of(problem)
        self.strict = problem.strict
        self.value = tape_of(u, [problem.f])
        self.slopes = tape_of(u, [problem.f, *(forms[0] for forms in slopes)])
        self.signs = tape_of(u, [form for forms in slopes for form in forms[1:]])

    def __call__(self, box: Box) -> tuple[str, list[Box]]:
        numbers = [_number(side) for side in box]
        endless = any(isinstance(n, Interval) for n in numbers)
        if endless:
            numbers = [interval(*side) for side in box]
        value, *gradient = self.slopes.run(numbers)
        if self._fits(value):
            return NATURAL, []
        centre = centre_of(box)
        if all(c.is_finite() for c in centre):
            (middle,) = self.value.run(centre)
            if middle >= 0 if self.strict else middle > 0:
                return FAILS, []
        signs = self.signs.run(numbers) if endless else []
        for axis, (low, high) in enumerate(box):
            slopes = [gradient[axis], *signs[2 * axis : 2 * axis + 2]]
            if low is not high and any(slope.lower() >= 0 for slope in slopes):
                return f"{UPPER}{axis}", [_replaced(box, axis, (high, high))]
            if low is not high and any(slope.upper() <= 0 for slope in slopes):
                return f"{LOWER}{axis}", [_replaced(box, axis, (low, low))]
        if all(low is high for low, high in box):
            return (FAILS, [near]) if endless and (near := self._failing_near(box)) else (OPEN, [])
        if not endless:
            terms = (g * (n - c) for g, n, c in zip(gradient, numbers, centre, strict=True))
            if self._fits(sum(terms, middle)):
                return MEAN, []
        axis = _widest(box, gradient)
        low, high = box[axis]
        at = _middle(low, high)
        return f"{CUT}{axis}@{at.fmpq()}", [_replaced(box, axis, (low, at)), _replaced(box, axis, (at, high))]

    def regular_between(self, below: Box, above: Box) -> bool:
        """Whether f is defined on the face that two parts of a box share."""
        faces = [lower if lower == upper else (lower[1], upper[0]) for lower, upper in zip(below, above, strict=True)]
        (value,) = self.value.run([interval(*side) for side in faces])
        return bool(value.regular)

    def climb(self, box: Box) -> tuple[int, Box | None]:
        """Halve a box towards the larger value at the centre; how often, and where f is positive if it is seen."""
        for halved in range(1, CLIMB + 1):
            cuts = ((axis, low, _middle(low, high), high) for axis, (low, high) in enumerate(box) if low is not high)
            halves = [_replaced(box, axis, side) for axis, low, at, high in cuts for side in ((low, at), (at, high))]
            box = max(halves, key=self._at_centre)
            if self._at_centre(box) > 0:
                return halved, box
        return CLIMB, None

    def _at_centre(self, box: Box) -> Arb:
        """A bound from below of f at the centre of a box, minus infinity where there is none."""
        centre = centre_of(box)
        value = self.value.run(centre)[0].lower() if all(c.is_finite() for c in centre) else -INFINITE
        return -INFINITE if value.is_nan() else value

    def _failing_near(self, point: Box) -> Box | None:
        """Where f is positive on the way to a point at infinity, if it is seen to be."""
        for far in (arb(2) ** k for k in range(FAR)):
            near = [-far if end == -INFINITE else far if end == INFINITE else end for end, _ in point]
            if self.value.run(near)[0] > 0:
                return tuple((end, end) for end in near)
        return None

    def _fits(self, value: Any) -> bool:
        bound = value.upper()
        return bool(bound < 0 if self.strict else bound <= 0)


def centre_of(box: Box) -> list[Arb]:
    """Where an enclosure is centred, and a counterexample sought."""
    return [low if low is high else _middle(low, high) for low, high in box]


def _number(side: Side) -> Any:
    """A side as a ball, or as an interval if it is endless."""
    low, high = side
    if low in (INFINITE, -INFINITE) or high in (INFINITE, -INFINITE):
        return interval(low, high)
    return low if low is high else low.union(high)


def _middle(low: Arb, high: Arb) -> Arb:
    """Where a side is cut: in the middle, or so that a half-line starts ever further out."""
    if low == -INFINITE and high == INFINITE:
        return arb(0)
    if high == INFINITE:
        return (low + low.max(arb(1))).mid()
    if low == -INFINITE:
        return -_middle(-high, INFINITE)
    return ((low + high) / 2).mid()


def _end(number: Expr) -> Arb:
    if number in (sympy.oo, -sympy.oo):
        return INFINITE if number == sympy.oo else -INFINITE
    return tape_of((), [number]).run([])[0]


def _widest(box: Box, gradient: Sequence[Any]) -> int:
    """The coordinate along which f varies most."""

    def variation(axis: int) -> tuple[float, float]:
        low, high = box[axis]
        width = float((high - low).upper())
        size = float(max(gradient[axis].upper(), -gradient[axis].lower()))
        return (size * width if size == size else float("inf"), width)

    return max((axis for axis, (low, high) in enumerate(box) if low is not high), key=variation)


def _replaced(box: Box, axis: int, side: Side) -> Box:
    return (*box[:axis], side, *box[axis + 1 :])
