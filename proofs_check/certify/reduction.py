"""A coordinate less, in closed form: where f is concave along it on the whole line, it is largest where it is level.

This settles inequalities that hold with equality somewhere, which no number of boxes can: Young's, or the weighted
arithmetic-geometric mean, in any number of letters.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import sympy

from proofs_check.certify.boxes import explore
from proofs_check.certify.problems import Problem

__all__ = ["reduced"]

Expr = Any
FEW = 50  # boxes on which concavity must show


def reduced(problem: Problem) -> tuple[Problem, sympy.Symbol, Expr] | None:
    """The problem at the maximum over one coordinate, with that coordinate and its place, or None.

    Examples
    --------
    >>> from proofs_check.certify.problems import problems_of
    >>> x, p = sympy.symbols("x p", positive=True)
    >>> everywhere = (sympy.S(0), sympy.oo)
    >>> problem, *_ = problems_of(sympy.exp(-x) <= (p/sympy.E)**p * x**-p, {x: everywhere, p: everywhere})
    >>> left, coordinate, place = reduced(problem)
    >>> left.f, coordinate, place
    (0, u_x, u_p)
    """
    for axis, u in enumerate(problem.coordinates):
        slope = sympy.diff(problem.f, u)
        place = _stationary(slope, u) if slope.has(u) else None
        if place is None or not _falls(problem, axis, slope):
            continue
        f = sympy.expand(sympy.powsimp(problem.f.subs(u, place)))
        f = sympy.simplify(sympy.expand_log(f, force=True))
        kept = [i for i in range(len(problem.coordinates)) if i != axis]

        def keep(items: tuple[Any, ...], kept: list[int] = kept) -> tuple[Any, ...]:
            return tuple(items[i] for i in kept)

        letters, coordinates = keep(problem.letters), keep(problem.coordinates)
        left = Problem(letters, coordinates, keep(problem.readings), f, problem.strict, keep(problem.ends))
        return left, u, place
    return None


def _stationary(slope: Expr, u: sympy.Symbol) -> Expr | None:
    """The one place where a slope vanishes, proved by putting it in."""
    z = sympy.Dummy("z", positive=True)
    in_powers = sympy.powsimp(sympy.expand(slope)).subs(sympy.exp(u), z)
    try:
        if in_powers.has(u):
            places = sympy.solve(slope, u)
        else:
            places = [sympy.log(root) for root in sympy.solve(in_powers, z) if root.is_positive]
    except (NotImplementedError, ValueError, TypeError):
        return None
    if len(places) != 1 or not places[0].is_real or sympy.simplify(slope.subs(u, places[0])) != 0:
        return None
    return sympy.expand_log(places[0], force=True)


def _falls(problem: Problem, axis: int, slope: Expr) -> bool:
    """Whether the slope falls along the whole line of this coordinate, whatever the others."""
    u = problem.coordinates[axis]
    ends = tuple((-sympy.oo, sympy.oo) if i == axis else side for i, side in enumerate(problem.ends))
    bend = replace(problem, f=sympy.factor(sympy.diff(slope, u)), strict=False, ends=ends)
    return explore(bend, limit=FEW).status == "certified"
