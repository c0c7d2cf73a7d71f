"""Walls: where phases meet, whether the allocation jumps there, and the logarithms they carry.

A wall on which a slack vanishes lets the allocation pass continuously; one on
which a weight vanishes makes it jump, along a segment of allocations that are
all optimal on the wall. On the wall itself the problem is solved anew, with one
parameter eliminated. Source: ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any, Literal

import sympy

from theory.allocate.phases import Phase, PhaseDiagram, Wall
from theory.decide import find_point, satisfiable
from theory.products import factored

__all__ = ["walls_of"]

Expr = Any
Values = Mapping[sympy.Symbol, Expr]
Kind = Literal["continuous", "jumping"]
NEAR = sympy.Rational(1, 10**9)  # distance of a point from the wall, in a parameter
FAR = sympy.Rational(1, 10**6)  # a jump of a share
Solve = Callable[[Values, Sequence[Expr]], PhaseDiagram]


def walls_of(diagram: PhaseDiagram, on_wall: Solve, ties: Sequence[Expr]) -> Iterator[Wall]:
    """All walls between phases, then those inside one phase on which the risk carries a logarithm.

    Parameters
    ----------
    diagram : PhaseDiagram
    on_wall : callable
        Solves the problem with some parameters replaced, under more facts.
    ties : sequence of expressions
        Where one vanishes, terms may carry logarithms although no phase ends.
    """
    facts = diagram.problem.facts
    for i, j in combinations(range(len(diagram.phases)), 2):
        one, other = (_Sides(diagram.phases[k]) for k in (i, j))
        for factor in sorted(one.factors & other.factors, key=str):
            inside = [sympy.Eq(factor, 0), *one.around(factor), *other.around(factor), *one.across(other, factor)]
            if satisfiable([*facts, *inside]) is not False:
                yield _wall(diagram, factor, (i, j), inside[1:], on_wall)
    for i, phase in enumerate(diagram.phases):
        for factor in ties:
            inside = [sympy.Eq(factor, 0), *(sympy.Gt(c.lhs, 0) for c in phase.conditions)]
            if satisfiable([*facts, *inside]) is not False:
                wall = _wall(diagram, factor, (i, i), inside[1:], on_wall)
                if sympy.cancel(wall.log - phase.log) != 0:
                    yield wall


class _Sides:
    """The conditions of a phase by their factors."""

    def __init__(self, phase: Phase) -> None:
        self.conditions = [_signed_factors(c.lhs) for c in phase.conditions]
        self.factors = {f for _, factors in self.conditions for f in factors}

    def around(self, factor: Expr) -> list[Expr]:
        """What holds on the phase's part of the wall."""
        return [sympy.Gt(sign * sympy.Mul(*fs), 0) for sign, fs in self.conditions if factor not in fs]

    def side(self, factor: Expr) -> list[Expr]:
        """Expressions that all have the sign of the factor within the phase."""
        return [sign * sympy.Mul(*(f for f in fs if f != factor)) for sign, fs in self.conditions if factor in fs]

    def across(self, other: _Sides, factor: Expr) -> list[Expr]:
        """The two phases lie on different sides of the wall."""
        return [sympy.Lt(u * v, 0) for u in self.side(factor) for v in other.side(factor)]


def _signed_factors(expr: Expr) -> tuple[int, frozenset[Expr]]:
    """Sign and irreducible factors, each written in one way only."""
    coefficient, factors = sympy.factor_list(expr)
    sign = 1 if coefficient > 0 else -1
    found = set()
    for factor, times in factors:
        if times % 2:
            negative = factor.could_extract_minus_sign()
            sign = -sign if negative else sign
            found.add(sympy.expand(-factor) if negative else factor)
    return sign, frozenset(found)


def _wall(
    diagram: PhaseDiagram, factor: Expr, between: tuple[int, int], inside: Sequence[Expr], on_wall: Solve
) -> Wall:
    one, other = (diagram.phases[k] for k in between)
    solved = _solved_for(factor)
    if solved is None:  # a curve in every parameter: the limits from both sides are all there is
        kind: Kind = "jumping" if _jumps_at_all(one, other, factor) else "continuous"
        return Wall(between, factor, kind, one.exponent, _common(kind, one.log, other.log))
    facts = [f for f in (r.xreplace(solved) for r in inside) if f is not sympy.true]
    given = [f.xreplace(solved) for f in diagram.problem.facts]
    free = {s: sympy.S.One for s in diagram.parameters if s not in solved} | (find_point([*given, *facts]) or {})
    point = {**free, **{s: v.xreplace(free) for s, v in solved.items()}}
    kind = "jumping" if _jumps_at_all(one, other, factor) or _jumps_near(one, other, solved, point) else "continuous"
    there = [p for p in on_wall(solved, facts).phases if _holds(p, point)]
    if there:
        return Wall(between, factor, kind, there[0].exponent, there[0].log)
    logs = (factored(p.log.xreplace(solved)) for p in (one, other))
    return Wall(between, factor, kind, factored(one.exponent.xreplace(solved)), _common(kind, *logs))


def _common(kind: str, one: Expr, other: Expr) -> Expr:
    """The logarithm where both phases are optimal: terms add up, but of two allocations the better one counts."""
    if sympy.cancel(one - other) == 0:
        return one
    return sympy.Min(one, other) if kind == "jumping" else sympy.Max(one, other)


def _solved_for(factor: Expr) -> dict[sympy.Symbol, Expr] | None:
    """A parameter as a rational function of the others on the wall."""
    for symbol in sorted(factor.free_symbols, key=str, reverse=True):
        slope = sympy.diff(factor, symbol)
        if not slope.has(symbol):
            return {symbol: factored(symbol - factor / slope)}
    return None


def _jumps_at_all(one: Phase, other: Phase, factor: Expr) -> bool:
    """Whether a share that both phases determine differs on the wall, where the factor vanishes."""
    for resource in one.allocation.keys() & other.allocation.keys():
        difference = one.allocation[resource] - other.allocation[resource]
        numerator, _ = sympy.fraction(sympy.together(difference))
        if sympy.rem(sympy.expand(numerator), factor, *sorted(factor.free_symbols, key=str)) != 0:
            return True
    return False


def _jumps_near(one: Phase, other: Phase, solved: Values, point: Values) -> bool:
    """Whether intervals of a resource stay apart close to a point of the wall, on both sides of it."""
    [symbol] = solved
    sides = [{**point, symbol: point[symbol] + step} for step in (NEAR, -NEAR)]
    here, there = (next((side for side in sides if _holds(p, side)), None) for p in (one, other))
    if here is None or there is None:
        return False
    for resource in {*one.undetermined, *other.undetermined}:
        ends = [e.subs(side) for p, side in ((one, here), (other, there)) for e in _interval(p, resource)]
        if all(e.is_extended_real for e in ends):
            low, high, least, most = ends
            if low > most + FAR or least > high + FAR:
                return True
    return False


def _holds(phase: Phase, point: Values) -> bool:
    at: Any = point
    return all(c.subs(at) == sympy.true for c in phase.conditions)


def _interval(phase: Phase, resource: Any) -> tuple[Expr, Expr]:
    if resource in phase.allocation:
        return phase.allocation[resource], phase.allocation[resource]
    return next((low, high) for r, low, high in phase.intervals if r == resource)
