"""Prove an inequality with explicit constants, or refute it: by the solver, in closed form, or over boxes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

import mpmath
import sympy

from proofs_check.certify.boxes import Box, Search, centre_of, explore
from proofs_check.certify.derivatives import by_derivatives
from proofs_check.certify.intervals import interval
from proofs_check.certify.problems import Ends, Problem, problems_of
from proofs_check.certify.reduction import FEW, Reduction, reduced
from proofs_check.certify.tape import tape_of
from theory.decide import decide
from theory.expressions import text

__all__ = ["Proof", "prove", "summary"]

Expr = Any
Point = tuple[tuple[sympy.Symbol, Expr], ...]
Method = Literal["solver", "closed form", "boxes", "derivatives"]
FIRST, ENDLESS = 2_000, 200  # boxes that every way to write a problem may take before one is given more
DEGREE = 50  # largest exponent that goes to the solver
LONG = 40  # characters of a number that is written out in a line
DIGITS = 25  # of a point before it is rounded
FARTHEST = 10_000  # largest logarithm of a point's number, which is written out


@dataclass(frozen=True)
class Proof:
    """What became of an inequality over a box.

    Attributes
    ----------
    relation : the inequality
    box : per letter its exact ends
    status : certified, refuted (at `point`), or undecided (on `region`)
    method : what settled it; by the solver, boxes, or boxes after maxima in closed form or for a derivative
    script : the solver's text, whose unsatisfiability is the proof
    problem, reductions, tokens : the proof over boxes: ``f <= 0`` as it was written, the coordinates that were replaced
        by the places of maxima, and how each box was settled (see `proofs_check.certify.boxes`)
    looked : boxes that were looked at
    point : numbers of the letters, exact, at which the inequality fails
    region : per letter the ends of the least side around all that is undecided
    along : the letter, and the order of the derivative along it, that `problem` asks about
    """

    relation: Expr
    box: tuple[tuple[sympy.Symbol, Ends], ...]
    status: Literal["certified", "refuted", "undecided"]
    method: Method
    script: str = ""
    problem: Problem | None = None
    reductions: tuple[Reduction, ...] = ()
    tokens: tuple[str, ...] = ()
    looked: int = 0
    point: Point = ()
    region: tuple[tuple[sympy.Symbol, float, float], ...] = ()
    along: tuple[sympy.Symbol, int] | None = None


def prove(relation: Expr, box: Mapping[sympy.Symbol, Ends], *, limit: int = 20_000) -> Proof:
    """Prove an inequality over a box, or find a point at which it fails.

    Parameters
    ----------
    relation : sympy relation ``<=``, ``<``, ``>=`` or ``>``
        Numbers in it are exact: 1.001 is `Rational("1.001")`.
    box : mapping of symbols to pairs
        Ends of each letter, exact; ``oo`` for a half-line, and zero, left out, for a positive letter.
    limit : int
        Most boxes to look at.

    Returns
    -------
    Proof

    Raises
    ------
    OutsideTheClassError
        If a function has no enclosure, or a number is rounded.
    TheoryError
        If a letter has no side.

    Examples
    --------
    >>> x = sympy.Symbol("x", positive=True)
    >>> prove(sympy.log(1 + x) <= x, {x: (sympy.S(0), sympy.oo)}).status
    'certified'
    >>> summary(prove(sympy.log(1 + x) <= x - x**2/2, {x: (sympy.S(0), sympy.oo)}))
    'refuted at x = 1'
    """
    problems = problems_of(relation, box)
    sides = tuple((letter, tuple(map(sympy.sympify, box[letter]))) for letter in problems[0].letters)
    proofs = []
    for proof in _attempts(relation, sides, problems, limit):
        if proof.status != "undecided":
            return proof
        proofs.append(proof)
    return next((proof for proof in reversed(proofs) if proof.region), proofs[-1])


def _attempts(relation: Expr, sides: Any, problems: tuple[Problem, ...], limit: int) -> Iterator[Proof]:
    if _rational(relation.lts) and _rational(relation.gts):
        yield _solved(relation, sides)
    first = min(limit, ENDLESS if any(sympy.oo in ends or -sympy.oo in ends for ends in problems[0].ends) else FIRST)
    for problem in problems:
        yield _proof(relation, sides, problem, (), explore(problem, limit=first))
    if len(sides) == 1 and isinstance(relation, (sympy.Le, sympy.Ge)):  # of more letters derivatives grow long
        for letter, order, problem in by_derivatives(relation, problems[-1], {v: low for v, (low, _) in sides}):
            proof = _proof(relation, sides, problem, (), explore(problem, limit=FEW, smooth=True))
            if proof.status == "certified":
                yield replace(proof, method="derivatives", along=(letter, order))
    for problem in problems:
        left, steps = problem, list[Reduction]()
        while (found := reduced(left)) is not None:
            steps.append(found)
            left = found.left
        if steps:
            yield _proof(relation, sides, problem, tuple(steps), explore(left, limit=limit))
    if limit > first:
        for problem in problems:
            yield _proof(relation, sides, problem, (), explore(problem, limit=limit))


def _rational(side: Expr) -> bool:
    """Whether a side is a rational function with rational coefficients, of a degree that the solver reads in time."""
    exact = all(part.is_rational for part in sympy.preorder_traversal(side) if part.is_number)
    return exact and bool(side.is_rational_function()) and all(abs(p.exp) <= DEGREE for p in side.atoms(sympy.Pow))


def _solved(relation: Expr, sides: Any) -> Proof:
    """By the solver of real arithmetic."""
    facts = [fact for letter, (low, high) in sides for fact in (letter >= low, letter <= high) if fact != sympy.true]
    decision = decide(relation, facts)
    if decision.status == "refuted" and decision.witness is not None:
        point = tuple((letter, decision.witness.get(letter, low)) for letter, (low, _) in sides)
        return Proof(relation, sides, "refuted", "solver", decision.script, point=point)
    return Proof(relation, sides, "certified" if decision.proved else "undecided", "solver", decision.script)


def _proof(relation: Expr, sides: Any, problem: Problem, steps: tuple[Reduction, ...], search: Search) -> Proof:
    method: Method = "closed form" if steps else "boxes"
    if search.status == "refuted":
        point = _point(relation, sides, problem, steps, search.left[0])
        if point is None:  # too near to tell at any number of digits
            region = () if steps else _region(problem, search.left)
            return Proof(relation, sides, "undecided", method, looked=search.looked, region=region)
        return Proof(relation, sides, "refuted", method, looked=search.looked, point=point)
    if search.status == "undecided" and steps:
        return Proof(relation, sides, "undecided", method, looked=search.looked)
    region = _region(problem, search.left) if search.left else ()
    return Proof(
        relation,
        sides,
        search.status,
        method,
        problem=problem,
        reductions=steps,
        tokens=search.tokens,
        looked=search.looked,
        region=region,
    )


def _point(relation: Expr, sides: Any, problem: Problem, steps: tuple[Reduction, ...], box: Box) -> Point | None:
    """The centre of a box in the letters, as the shortest decimals at which the inequality fails for certain.

    The place of a maximum may lie beyond its side: then nothing is refuted, unless it fails at the side's end too.
    """
    left = steps[-1].left.coordinates if steps else problem.coordinates
    values = dict(
        zip(left, (sympy.Float(c.mid().str(DIGITS, radius=False), DIGITS) for c in centre_of(box)), strict=True)
    )
    for step in reversed(steps):
        values[step.coordinate] = sympy.N(step.place.subs(values), DIGITS)
    if any(abs(reading.exp.subs(values)) > FARTHEST for reading in problem.readings if reading.func == sympy.exp):
        return None
    letters = [sympy.N(reading.subs(values), DIGITS) for reading in problem.readings]
    difference = tape_of(problem.letters, [relation.lts - relation.gts])
    for digits in (2, 3, 5, 8, 12, 17):
        point = [_within(sympy.Rational(str(v.n(digits))), *ends) for v, (_, ends) in zip(letters, sides, strict=True)]
        if difference.run(tape_of((), point).run([]))[0] > 0:
            return tuple(zip(problem.letters, point, strict=True))
    return None


def _within(number: Expr, low: Expr, high: Expr) -> Expr:
    """The number of a side that is nearest to a number."""
    return sympy.Max(low, sympy.Min(number, high))


def _region(problem: Problem, boxes: tuple[Box, ...]) -> tuple[tuple[sympy.Symbol, float, float], ...]:
    """The least box in the letters around several."""
    found = []
    for axis, (letter, reading) in enumerate(zip(problem.letters, problem.readings, strict=True)):
        low, high = boxes[0][axis]
        for box in boxes[1:]:
            low, high = low.min(box[axis][0]), high.max(box[axis][1])
        tape = tape_of((problem.coordinates[axis],), [reading])
        ends = [tape.run([interval(end, end)])[0] for end in (low, high)]
        found.append((letter, float(ends[0].lower()), float(ends[1].upper())))
    return tuple(found)


def summary(proof: Proof) -> str:
    """One line: what is certified, refuted or undecided, and where."""
    if proof.status == "certified":
        where = ", ".join(_side(letter, *ends) for letter, ends in proof.box)
        return f"certified ({proof.method})" + f" for {where}" * bool(where)
    if proof.status == "refuted":
        at = ", ".join(f"{letter} = {_short(value)}" for letter, value in proof.point)
        return "refuted" + f" at {at}" * bool(at)
    return "undecided for " + ", ".join(f"{letter} in [{low:.6g}, {high:.6g}]" for letter, low, high in proof.region)


def _short(number: Expr) -> str:
    """A number as it is, or in powers of ten where that is too long to read."""
    written = text(number)
    return written if len(written) <= LONG else str(mpmath.nstr(mpmath.mpmathify(sympy.N(number, 17)), 17))


def _side(letter: sympy.Symbol, low: Expr, high: Expr) -> str:
    """A side as an interval: open at infinity, and at zero for a positive letter."""
    left = "(" if low == -sympy.oo or (low == 0 and letter.is_positive) else "["
    return f"{letter} in {left}{text(low)}, {text(high)}{')' if high == sympy.oo else ']'}"
