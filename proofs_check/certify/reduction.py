"""A coordinate less, in closed form: where f is concave along it on the whole line, it is largest where it is level.

This settles inequalities that hold with equality somewhere, which no number of boxes can: Young's, or the weighted
arithmetic-geometric mean, in any number of letters.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import sympy

from proofs_check.certify.boxes import explore
from proofs_check.certify.problems import Problem

__all__ = ["Reduction", "reduced"]

Expr = Any
FEW = 50  # boxes on which concavity must show


@dataclass(frozen=True)
class Reduction:
    """That f is largest, along a coordinate, at a place in the others.

    Attributes
    ----------
    coordinate, place : the coordinate u, and where the derivative along it vanishes
    bend, tokens : that the second derivative is nowhere positive, and the proof over boxes
    left : the problem at that place
    """

    coordinate: sympy.Symbol
    place: Expr
    bend: Problem
    tokens: tuple[str, ...]
    left: Problem


def reduced(problem: Problem) -> Reduction | None:
    """A problem with one coordinate less, or None.

    Examples
    --------
    >>> from proofs_check.certify.problems import problems_of
    >>> x, p = sympy.symbols("x p", positive=True)
    >>> everywhere = (sympy.S(0), sympy.oo)
    >>> problem, *_ = problems_of(sympy.exp(-x) <= (p/sympy.E)**p * x**-p, {x: everywhere, p: everywhere})
    >>> found = reduced(problem)
    >>> found.coordinate, found.place, found.left.f
    (u_x, u_p, 0)
    """
    for axis, u in enumerate(problem.coordinates):
        slope = sympy.diff(problem.f, u)
        place = _stationary(slope, u) if slope.has(u) else None
        if place is None:
            continue
        bend = _bend(problem, axis, slope)
        search = explore(bend, limit=FEW, smooth=True)
        if search.status == "certified":
            f = sympy.expand(sympy.powsimp(problem.f.subs(u, place)))
            f = sympy.simplify(sympy.expand_log(f))
            return Reduction(u, place, bend, search.tokens, replace(_without(problem, axis), f=f))
    return None


def _without(problem: Problem, axis: int) -> Problem:
    """A problem without one of its coordinates."""
    left: dict[str, Any] = {
        name: (*values[:axis], *values[axis + 1 :])
        for name in ("letters", "coordinates", "readings", "ends")
        if (values := getattr(problem, name))
    }
    return replace(problem, **left)


def _stationary(slope: Expr, u: sympy.Symbol) -> Expr | None:
    """The one place where a slope vanishes, proved by putting it in; sought only among exponentials and logarithms."""
    if any(call.has(u) for call in slope.atoms(sympy.Function) - slope.atoms(sympy.exp, sympy.log)):
        return None
    z = sympy.Dummy("z", positive=True)
    in_powers = sympy.powsimp(sympy.expand(slope)).subs(sympy.exp(u), z)
    try:
        if in_powers.has(u):
            if len([part for part in slope.atoms(sympy.Function, sympy.Pow) if part.has(u)]) > 1:
                return None  # beyond what is solved in time
            places = sympy.solve(slope, u)
        elif len([part for part in in_powers.atoms(sympy.Function) if part.has(z)]) > 1:
            return None  # such as a logarithm beside one of it, which sympy follows without end
        else:
            places = [sympy.log(root) for root in sympy.solve(in_powers, z) if root.is_positive]
    except (NotImplementedError, ValueError, TypeError, RecursionError):
        return None
    if len(places) != 1 or not places[0].is_real or sympy.simplify(slope.subs(u, places[0])) != 0:
        return None
    return sympy.expand_log(places[0])


def _bend(problem: Problem, axis: int, slope: Expr) -> Problem:
    """That the slope falls along the whole line of its coordinate, whatever the others."""
    ends = tuple((-sympy.oo, sympy.oo) if i == axis else side for i, side in enumerate(problem.ends))
    f = sympy.factor(sympy.diff(slope, problem.coordinates[axis]))
    return replace(problem, f=f, strict=False, ends=ends)
