"""The linear program of an allocation in logarithms, at a point and symbolically.

With ``R_i = C**x_i`` a term is a power of C whose exponent is affine in the
shares x, so the best exponent p solves

    maximise p  subject to  p + powers_j . x <= right_j,  powers_k . x <= right_k,  x >= 0,

whose coefficients are rational functions of the parameters. The right-hand sides
have levels: the power of C first, then the powers of log C, log log C, ...
(the program over the ordered field of such scales). The rows that are tight at
one point of the parameters give the solution as rational functions, valid where
the signs that make it optimal persist. Source: ours.

A term with an exponential, ``exp(-rate)``, splits the problem: either it is
bounded by its prefactor; or its rate reaches log C, and the term is dropped; or
its rate reaches log log C, which beats every power of log C but no power of C.
A rate that is reached must grow further by any constant factor, or what it leaves
would depend on constants; that is one more level, below all logarithms.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from itertools import product
from typing import Any, Literal

import sympy
from flint import fmpq
from sympy.polys.matrices import DomainMatrix
from sympy.polys.matrices.exceptions import DMNonInvertibleMatrixError

from theory.allocate.problem import Problem
from theory.allocate.region import Condition, Element, Polynomial, Region, Values
from theory.allocate.simplex import Outcome, solve
from theory.monomials import Monomial

__all__ = ["Branch", "NotGeneric", "Row", "Solution", "branches"]

POWER, BETWEEN, LOG = 0, 1, 2  # levels; those after LOG are the iterated logarithms, then constants if needed

Scale = tuple[Element, ...]  # one element per level
Kind = Literal["term", "limit", "rate"]


class NotGeneric(Exception):
    """A point lies on a hypersurface where the answer changes form."""


@dataclass(frozen=True)
class Row:
    """``has_risk * p + powers . x <= right``.

    Attributes
    ----------
    kind, index : which term; which limit and monomial; which term and rate
    has_risk : whether the exponent of the risk occurs
    """

    kind: Kind
    index: tuple[int, ...]
    has_risk: bool
    powers: tuple[Element, ...]
    right: Scale


@dataclass(frozen=True)
class Solution:
    """A vertex of the program and its dual, as rational functions.

    Attributes
    ----------
    value : of the objective, level by level
    shares : per resource
    slacks : per row
    multipliers : per row
    idle : per resource, the multiplier of ``x >= 0``
    conditions : signs that make it optimal and do not follow from the facts
    bound_conditions : those of the multipliers alone, which make `value` an upper bound
    """

    value: Scale
    shares: tuple[Scale, ...]
    slacks: tuple[Scale, ...]
    multipliers: tuple[Element, ...]
    idle: tuple[Element, ...]
    conditions: frozenset[Condition]
    bound_conditions: frozenset[Condition]


@dataclass(frozen=True)
class _Cleared:
    """A row multiplied by the common denominator of its entries."""

    left: Sequence[Polynomial]
    right: Sequence[Polynomial]
    scale: Polynomial


@dataclass(frozen=True)
class Branch:
    """One program: for each exponential, one of its three readings.

    Attributes
    ----------
    choices : per term, "kept", or ("dropped" | "halved", index of the rate)
    rows : the terms that are kept, then the limits, then the rates that are reached
    free : per resource, whether its share may be negative
    orders : how many levels count for the answer: all but that of constants
    """

    choices: tuple[Any, ...]
    rows: tuple[Row, ...]
    free: tuple[bool, ...]
    region: Region
    orders: int

    def solve_at(self, values: Values, objective: Sequence[fmpq] | None = None) -> Outcome:
        """Solve at a point; the objective is the exponent unless another is given, over (p, x)."""
        rows = [[fmpq(int(r.has_risk)), *(self.region.number(v, values) for v in r.powers)] for r in self.rows]
        right = [[self.region.number(v, values) for v in r.right] for r in self.rows]
        aim = list(objective) if objective is not None else [fmpq(1)] + [fmpq(0)] * len(self.free)
        return solve(rows, right, aim, [True, *self.free])

    @cached_property
    def impossible(self) -> Branch:
        """The program whose best value is negative just where the limits contradict each other."""
        rows = tuple(Row(r.kind, r.index, True, r.powers, r.right) for r in self.rows if not r.has_risk)
        return replace(self, rows=rows)

    @cached_property
    def relaxed(self) -> Branch:
        """The program in which rates need not grow further by constant factors."""
        if all(c == "kept" for c in self.choices):
            return self
        zero = self.region.field.zero
        return replace(self, rows=tuple(replace(r, right=(*r.right[: self.orders], zero)) for r in self.rows))

    def solution(self, tight: tuple[int, ...], values: Values, objective: int = 0, sign: int = 1) -> Solution:
        """The symbolic solution of tight rows.

        Parameters
        ----------
        tight : rows, as `Outcome` numbers them
        values : a generic point where they are optimal
        objective : which variable is optimised; 0 is the exponent
        sign : 1 if it is maximised, -1 if minimised

        Raises
        ------
        NotGeneric
            If a sign that is needed vanishes at the point.
        """
        field, m, n = self.region.field, len(self.rows), len(self.free)
        square = [self._cleared[i] for i in tight]
        ring = field.get_ring()
        try:
            inverse, den = DomainMatrix([c.left for c in square], (n + 1, n + 1), ring).inv_den()
        except DMNonInvertibleMatrixError:
            raise NotGeneric from None
        new, rows = field.field.new, inverse.to_list()
        levels = range(len(self.rows[0].right))
        # Numerators over one denominator: fractions are reduced once, at the end.
        above = [tuple(_dot(row, [c.right[k] for c in square], ring) for k in levels) for row in rows]
        vertex = [tuple(new(v, den) for v in scale) for scale in above]
        slacks = []
        for i, c in enumerate(self._cleared[:m]):
            gaps = (c.right[k] * den - _dot(c.left, [v[k] for v in above], ring) for k in levels)
            slacks.append(tuple(field.zero if i in tight else new(gap, den * c.scale) for gap in gaps))
        dual = {i: new(sign * v * c.scale, den) for i, c, v in zip(tight, square, rows[objective], strict=True)}
        multipliers = tuple(dual.get(i, field.zero) for i in range(m))
        idle = tuple(dual.get(m + 1 + j, field.zero) for j in range(n))
        if any(rho for rho, free in zip(idle, self.free, strict=True) if free) or dual.get(m):
            raise NotGeneric  # the multiplier of a free variable vanishes here and not around
        primal = [*slacks, *(x for x, free in zip(vertex[1:], self.free, strict=True) if not free)]
        bound = self._conditions([(v,) for v in (*multipliers, *idle)], values)
        return Solution(
            vertex[0],
            tuple(vertex[1:]),
            tuple(slacks),
            multipliers,
            idle,
            bound | self._conditions(primal, values),
            bound,
        )

    @cached_property
    def _cleared(self) -> list[_Cleared]:
        """All rows without denominators, then minus each variable at zero."""
        field, n = self.region.field, len(self.free)
        ring = field.get_ring()
        nothing = (ring.zero,) * len(self.rows[0].right)
        rows = []
        for row in self.rows:
            left = [field.one if row.has_risk else field.zero, *row.powers]
            scale = reduce(lambda u, v: u.lcm(v.denom), (*left, *row.right), ring.one)
            made = [v.numer * scale.quo(v.denom) for v in (*left, *row.right)]
            rows.append(_Cleared(made[: n + 1], made[n + 1 :], scale))
        units = [[-ring.one if i == j else ring.zero for j in range(n + 1)] for i in range(n + 1)]
        return rows + [_Cleared(unit, nothing, ring.one) for unit in units]

    def tight_at(self, point: Sequence[Sequence[fmpq]], value: Scale, values: Values) -> list[int]:
        """The rows, and variables at zero, that an allocation of a given value meets; as `Outcome` numbers them."""
        number = self.region.number
        risk = [number(v, values) for v in value]
        found = []
        for i, row in enumerate(self.rows):
            powers = [number(p, values) for p in row.powers]
            used = [sum((p * x[k] for p, x in zip(powers, point, strict=True)), fmpq(0)) for k in range(len(risk))]
            left = [u + (r if row.has_risk else 0) for u, r in zip(used, risk, strict=True)]
            if left == [number(v, values) for v in row.right]:
                found.append(i)
        at_zero = [j for j, (x, free) in enumerate(zip(point, self.free, strict=True)) if not free and not any(x)]
        return found + [len(self.rows) + 1 + j for j in at_zero]

    def _conditions(self, scales: Sequence[Scale], values: Values) -> frozenset[Condition]:
        return frozenset(c for scale in scales for c in needed(self.region, scale, values))


def needed(region: Region, scale: Scale, values: Values) -> frozenset[Condition]:
    """Conditions that a scale is not negative: for its first level that does not vanish identically."""
    leading = next((v for v in scale if v), None)
    if leading is None:
        return frozenset()
    if not region.number(leading, values):
        raise NotGeneric
    return region.conditions(leading, values)


def _dot(left: Sequence[Polynomial], right: Sequence[Polynomial], ring: Any) -> Polynomial:
    return sum((u * v for u, v in zip(left, right, strict=True) if u and v), ring.zero)


def branches(problem: Problem, region: Region) -> tuple[Branch, ...]:
    """All programs of a problem; one without exponentials has one."""
    write = _Writer(problem, region)
    options = [
        ["kept", *(("dropped", r) for r in range(len(t.rates))), *(("halved", r) for r in range(len(t.rates)))]
        for t in problem.risk.terms
    ]
    free = tuple(r in problem.free for r in problem.resources)
    return tuple(Branch(choices, write.rows(choices), free, region, write.orders) for choices in product(*options))


class _Writer:
    """Writes monomials as rows."""

    def __init__(self, problem: Problem, region: Region) -> None:
        self.problem, self.region = problem, region
        terms = problem.risk.terms
        read = [m for t in terms for m in (t.prefactor, *t.rates)]
        read += [m for limit in problem.limits for m in limit.monomials]
        deepest = max((depth for m in read for _, depth, _ in m.logs), default=0)
        damped = any(t.rates for t in terms)
        self.orders = LOG + max(1, deepest) + damped
        self.levels = self.orders + damped

    def rows(self, choices: Sequence[Any]) -> tuple[Row, ...]:
        one = self.region.field.one
        made: list[Row] = []
        rates: list[Row] = []
        for j, (term, choice) in enumerate(zip(self.problem.risk.terms, choices, strict=True)):
            if choice == "kept" or choice[0] == "halved":
                powers, level = self._scale(term.prefactor)
                right = [-v for v in level]
                right[BETWEEN] += one if choice != "kept" else self.region.field.zero
                made.append(Row("term", (j,), True, powers, tuple(right)))
            if choice != "kept":
                powers, level = self._scale(term.rates[choice[1]])
                right = list(level)
                right[LOG + (choice[0] == "halved")] -= one
                right[-1] -= one
                rates.append(Row("rate", (j, choice[1]), False, tuple(-p for p in powers), tuple(right)))
        for k, limit in enumerate(self.problem.limits):
            for i, monomial in enumerate(limit.monomials):
                powers, level = self._scale(monomial)
                made.append(Row("limit", (k, i), False, powers, tuple(-v for v in level)))
        return (*made, *rates)

    def _scale(self, monomial: Monomial) -> tuple[tuple[Element, ...], Scale]:
        """Powers of the resources, and the rest of the monomial by level."""
        element, budget = self.region.element, self.problem.budget
        level = [self.region.field.zero] * self.levels
        level[POWER] = element(monomial.power(budget))
        for _, depth, power in monomial.logs:
            level[LOG + depth - 1] += element(power)
        return tuple(element(monomial.power(r)) for r in self.problem.resources), tuple(level)


def parameters_of(problem: Problem) -> set[sympy.Symbol]:
    """The symbols in exponents and facts; coefficients do not matter here."""
    read = [m for t in problem.risk.terms for m in (t.prefactor, *t.rates)]
    read += [m for limit in problem.limits for m in limit.monomials]
    powers = [p for m in read for p in (*(p for _, p in m.powers), *(q for _, _, q in m.logs))]
    powers += [d for t in problem.risk.terms for _, d in t.ties]
    return {s for e in (*powers, *problem.facts) for s in e.free_symbols}
