"""The linear program of an allocation in logarithms, solved with symbolic coefficients.

With ``R_i = budget**x_i`` a risk is a maximum of affine functions of the shares x,
so the best exponent p solves

    maximise p  subject to  p <= decay_j . x,  cost_k . x <= 1,  x >= 0,

whose coefficients are rational functions of the parameters. A basis that is
optimal at one point is solved in the field of these functions; the signs it
needs cut out its cell, and the solver says whether the cells cover all that the
facts allow, or where they do not. Source: ours.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Any

import sympy
from sympy.polys.polyerrors import CoercionFailed

from theory.decide import decide, find_point
from theory.errors import OutsideTheClassError
from theory.products import factored
from theory.risk import Monomial, Risk
from theory.simplex import Unbounded, optimal_basis, pivot, tableau

__all__ = ["Cell", "Program"]

MAX_CELLS = 40
MAX_ROWS = 10
SIGN_SECONDS = 2.0  # a sign that takes longer is kept as a condition
PATIENCE_SECONDS = 20.0  # for all cells; laws of papers take a fraction of a second

Expr = Any
Element = Any  # of a field of rational functions; sympy makes these classes as it goes
Point = Mapping[sympy.Symbol, sympy.Rational]


@dataclass(frozen=True)
class Cell:
    """An optimal basis: its solution, its dual, and the signs that make it optimal.

    Attributes
    ----------
    exponent, shares : the primal solution
    slacks : of the terms, then of the costs; zero where they bind
    weights, multipliers, idle : dual values of the terms, the costs and ``x >= 0``
    conditions : signs that do not follow from the facts
    """

    exponent: Expr
    shares: tuple[Expr, ...]
    slacks: tuple[Expr, ...]
    weights: tuple[Expr, ...]
    multipliers: tuple[Expr, ...]
    idle: tuple[Expr, ...]
    conditions: tuple[Expr, ...]

    def agrees_with(self, other: Cell) -> bool:
        """Whether exponent and allocation are the same functions."""
        return (self.exponent, self.shares) == (other.exponent, other.shares)


class Program:
    """The program of one risk under costs, wherever the facts hold."""

    def __init__(self, risk: Risk, costs: tuple[Monomial, ...], facts: tuple[Expr, ...]) -> None:
        self.risk, self.costs, self.facts = risk, costs, facts
        self.deadline = time.monotonic() + PATIENCE_SECONDS
        charged = {r for c in costs for r, _ in c.powers}
        self.resources = tuple(sorted({*risk.resources, *charged}, key=lambda r: r.name))
        free = [r.name for r in risk.resources if r not in charged]
        if free:
            raise OutsideTheClassError(
                f"{free[0]} occurs in no cost, so nothing limits it: let it occur in a cost, "
                "or declare it with parameters(...) if it stays fixed"
            )
        if len(risk.terms) + len(costs) > MAX_ROWS:
            raise OutsideTheClassError(
                f"{len(risk.terms)} terms and {len(costs)} costs are more than the {MAX_ROWS} this engine handles; "
                "drop the terms that never dominate"
            )
        terms = [[sympy.S.One, *(t.power(r) for r in self.resources)] for t in risk.terms]
        spent = [[sympy.S.Zero, *(c.power(r) for r in self.resources)] for c in costs]
        found = {s for row in (*terms, *spent) for v in row for s in v.free_symbols}
        self.symbols = tuple(sorted(found | {s for f in facts for s in f.free_symbols}, key=str))
        self.positive = all(s.is_positive for s in self.symbols)
        self.field = sympy.QQ.frac_field(*(self.symbols or (sympy.Dummy(positive=True),)))
        self.rows = [[self._element(v) for v in row] for row in (*terms, *spent)]
        self.right = [self.field.zero] * len(terms) + [self.field.one] * len(costs)
        self.objective = [self.field.one] + [self.field.zero] * len(self.resources)

    def cells(self, most: int = MAX_CELLS) -> list[Cell]:
        """All cells, each with one certificate; proved to cover the facts.

        Stops without that proof as soon as it knows more than `most`.

        Raises
        ------
        OutsideTheClassError
            If the risk can be made arbitrarily small, the facts contradict each
            other, or the cells could not be proved to cover them.
        """
        found: list[Cell] = []
        known: list[Expr] = []
        for point in self._samples():
            if len(found) <= most and not any(_holds(k, point) for k in known):
                known.append(self._add(found, point))
        while len(found) <= most:
            cover = decide(sympy.Or(*known), self.facts)
            if cover.proved:
                return found
            missed = cover.witness or find_point([*self.facts, *(sympy.Not(k) for k in known)])
            if missed is None:
                raise OutsideTheClassError(
                    f"found {len(found)} phase(s) but could not prove that they cover all parameters "
                    "within the solver's limit; narrow the region with where=..."
                )
            known.append(self._add(found, missed))
        return found

    def _add(self, found: list[Cell], point: Point) -> Expr:
        basis = self._basis_at(point)
        cell = self._solved(basis)
        assert cell is not None, "a basis that is regular at a point is regular"
        if any(cell.agrees_with(other) for other in found):
            # A tie: other bases have the same optimum, and one of them may be optimal everywhere.
            cell = next((c for c in self._bases_of(cell) if not c.conditions), cell)
        if not cell.conditions:
            found.clear()
        found.append(cell)
        return sympy.And(*cell.conditions)

    def _bases_of(self, cell: Cell) -> Iterator[Cell]:
        """Bases with the optimum of a cell: all that hold the columns it uses."""
        used = {j for j, value in enumerate((cell.exponent, *cell.shares, *cell.slacks)) if value != 0}
        m, n = len(self.rows), len(self.objective)
        for others in combinations([j for j in range(n + m) if j not in used], m - len(used)):
            other = self._solved(tuple(sorted((*used, *others))))
            if other is not None:
                yield other

    def _samples(self) -> list[Point]:
        draw = random.Random(0)
        points: list[Point] = []
        for _ in range(12):
            point = {
                s: sympy.Rational(draw.randint(1, 24), 1 if s.is_integer else draw.randint(1, 12)) for s in self.symbols
            }
            if all(_holds(f, point) for f in self.facts):
                points.append(point)
        if not points:
            witness = find_point(self.facts)
            if witness is None:
                raise OutsideTheClassError(
                    f"no parameters satisfy {', '.join(map(str, self.facts))}; check the facts given as where=..."
                )
            points.append({s: witness.get(s, sympy.S.One) for s in self.symbols})
        return points

    def _basis_at(self, point: Point) -> tuple[int, ...]:
        def number(element: Element) -> Fraction:
            value = element.numer(*values) / element.denom(*values)
            return Fraction(int(value.numerator), int(value.denominator))

        values = [sympy.QQ.from_sympy(point[s]) for s in self.symbols] or [sympy.QQ.one]
        try:
            return optimal_basis(
                [[number(v) for v in row] for row in self.rows],
                [number(v) for v in self.right],
                [number(v) for v in self.objective],
            )
        except Unbounded as ray:
            names = ", ".join(str(self.resources[j - 1]) for j in ray.direction if j > 0 and ray.direction[j] > 0)
            raise OutsideTheClassError(
                f"the risk can be made arbitrarily small within the budget by growing {names}; "
                "let every resource that helps occur in a cost with a positive power"
            ) from None

    def _solved(self, basis: tuple[int, ...]) -> Cell | None:
        """The cell of a basis, or None where its columns are dependent."""
        m, n, j = len(self.rows), len(self.objective), len(self.risk.terms)
        table = tableau(self.rows, self.right, self.objective, self.field.one)
        row_of: dict[int, int] = {}
        for column in basis:
            row = next((i for i in range(m) if i not in row_of.values() and table[i][column]), None)
            if row is None:
                return None
            self._hurry()
            pivot(table, row, column)
            row_of[column] = row
        values = [table[row_of[k]][-1] if k in row_of else self.field.zero for k in range(n + m)]
        reduced = table[m][: n + m]
        conditions = {c for v in (*values, *reduced) if (c := self._needed(v)) is not sympy.true}
        primal, dual = [self._written(v) for v in values], [self._written(v) for v in reduced]
        return Cell(
            exponent=primal[0],
            shares=tuple(primal[1:n]),
            slacks=tuple(primal[n:]),
            weights=tuple(dual[n : n + j]),
            multipliers=tuple(dual[n + j :]),
            idle=tuple(dual[1:n]),
            conditions=tuple(sorted(conditions, key=str)),
        )

    def _needed(self, element: Element) -> Expr:
        """The condition that an element is not negative: true where the facts prove it."""
        coefficients = (*element.numer.coeffs(), *element.denom.coeffs())
        if not element or (self.positive and len({c > 0 for c in coefficients}) == 1):
            return sympy.true
        self._hurry()
        numerator, denominator = element.numer.as_expr(), element.denom.as_expr()
        # A positive denominator says nothing about the sign.
        condition = sympy.Ge(sympy.factor(numerator if denominator.is_positive else numerator / denominator), 0)
        return sympy.true if condition == sympy.true or self._follows(condition) else condition

    def _hurry(self) -> None:
        if time.monotonic() > self.deadline:
            raise OutsideTheClassError(
                f"{len(self.rows)} terms and costs with {len(self.symbols)} parameters are not solved "
                f"within {PATIENCE_SECONDS:g} s; drop terms, or give some parameters numbers"
            )

    def _follows(self, condition: Expr) -> bool:
        return decide(condition, self.facts, limit=SIGN_SECONDS).proved

    def _element(self, expr: Expr) -> Element:
        try:
            return self.field.from_sympy(expr)
        except (CoercionFailed, ValueError):
            raise OutsideTheClassError(
                f"the exponent {expr} is not a rational function of the parameters; give it a name of its own"
            ) from None

    def _written(self, element: Element) -> Expr:
        self._hurry()
        return factored(self.field.to_sympy(element))


def _holds(condition: Expr, point: Point) -> bool:
    return bool(condition.subs(point))
