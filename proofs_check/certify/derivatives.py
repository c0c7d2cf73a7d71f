"""An inequality by its derivatives along one letter, from the end at which both sides meet.

If f and its first derivatives are at most zero at the lower end, and the next derivative is at most zero from there on,
f is at most zero (textbook: Taylor's formula with the remainder as an integral). This settles inequalities whose sides
meet to some order, such as ``1 - cos(x) <= x**2/2``, which no number of boxes can. Derivatives are not simplified: what
cancelled in them might hide a point at which f is not defined, and there they are infinite.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import sympy

from proofs_check.certify.problems import Problem
from proofs_check.certify.tape import tape_of
from theory.errors import OutsideTheClassError

__all__ = ["by_derivatives", "difference", "starts_below"]

Expr = Any
ORDERS = 4
LONGEST = 400  # operations of a derivative


def by_derivatives(relation: Expr, problem: Problem, lows: dict[Any, Expr]) -> Iterator[tuple[Any, int, Problem]]:
    """Letters, orders of derivatives that prove an inequality if at most zero, and the problems that ask it.

    Parameters
    ----------
    relation : sympy relation ``<=`` or ``>=``
    problem : a way in which it is written, for its coordinates
    lows : lower ends of the letters

    Examples
    --------
    >>> from proofs_check.certify.problems import problems_of
    >>> x = sympy.Symbol("x", positive=True)
    >>> relation = 1 - sympy.cos(x) <= x**2 / 2
    >>> (problem, *_) = problems_of(relation, {x: (sympy.S(0), sympy.oo)})
    >>> [(order, asked.f) for _, order, asked in by_derivatives(relation, problem, {x: sympy.S(0)})]
    [(1, -exp(u_x) + sin(exp(u_x))), (2, cos(exp(u_x)) - 1), (3, -sin(exp(u_x))), (4, -cos(exp(u_x)))]
    """
    for letter, low in lows.items():
        f = difference(relation)
        for order in range(1, ORDERS + 1):
            if not starts_below(f, letter, low):
                break
            f = sympy.diff(f, letter)
            if f.count_ops() > LONGEST:
                break
            readings = dict(zip(problem.letters, problem.readings, strict=True))
            yield letter, order, replace(problem, f=f.subs(readings), strict=False)


def difference(relation: Expr) -> Expr:
    """The lesser side less the greater one, logarithms of products and powers written out."""
    return sympy.expand_log(relation.lts - relation.gts)


def starts_below(f: Expr, letter: sympy.Symbol, low: Expr) -> bool:
    """Whether f, in one letter, is continuous and at most zero at its lower end.

    Where balls enclose f it is continuous. Elsewhere what sympy puts there need not be its limit: it has
    ``x**(1/log(x))``, which is e, start from 1 at zero.
    """
    if low == -sympy.oo:
        return False
    try:
        value = tape_of((letter,), [f]).run(tape_of((), [low]).run([]))[0]
    except OutsideTheClassError:
        return False
    return bool(value.is_finite() and (value <= 0 or sympy.simplify(f.subs(letter, low)) == 0))
