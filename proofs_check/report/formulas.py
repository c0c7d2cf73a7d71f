"""Formulas as JSON values for the script of a page, which evaluates them without any parser."""

from __future__ import annotations

from typing import Any

import sympy

from theory.errors import OutsideTheClassError

__all__ = ["formula"]

Expr = Any
Formula = int | str | list[Any]
HEADS: dict[type, str] = {
    sympy.Add: "+",
    sympy.Mul: "*",
    sympy.Pow: "^",
    sympy.Max: "max",
    sympy.Min: "min",
    sympy.log: "log",
    sympy.And: "and",
    sympy.Or: "or",
    sympy.Eq: "=",
    sympy.Ne: "!=",
    sympy.StrictLessThan: "<",
    sympy.LessThan: "<=",
    sympy.StrictGreaterThan: ">",
    sympy.GreaterThan: ">=",
}


def formula(expr: Expr) -> Formula:
    """An exponent or a condition: whole numbers, names of letters, and lists of a head and its arguments.

    Parameters
    ----------
    expr : sympy expression or relation
        Of rational numbers, letters, sums, products, powers, logarithms, maxima and minima.

    Raises
    ------
    OutsideTheClassError
        If it holds anything else.

    Examples
    --------
    >>> a, b = sympy.symbols("a b", positive=True)
    >>> formula(a/2 > b)
    ['>', ['*', ['/', 1, 2], 'a'], 'b']
    """
    if isinstance(expr, sympy.Symbol):
        return str(expr.name)
    if isinstance(expr, sympy.Integer):
        return int(expr)
    if isinstance(expr, sympy.Rational):
        return ["/", int(expr.p), int(expr.q)]
    head = HEADS.get(expr.func)
    if head is None:
        raise OutsideTheClassError(f"{expr.func} in {expr} has no form that a page can evaluate")
    return [head, *map(formula, expr.args)]
