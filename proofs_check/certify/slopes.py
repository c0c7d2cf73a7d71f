"""Derivatives along each coordinate, in forms whose sign an enclosure can see."""

from __future__ import annotations

from typing import Any

import sympy

from proofs_check.certify.problems import Problem

__all__ = ["slopes_of"]

Expr = Any


def slopes_of(problem: Problem) -> tuple[tuple[Expr, ...], ...]:
    """Per coordinate u its derivative, and that times ``exp(-u)`` and ``exp(u)``, whose sign a half-line may show.

    Examples
    --------
    >>> from proofs_check.certify.problems import problems_of
    >>> x = sympy.Symbol("x", positive=True)
    >>> (forms,) = slopes_of(problems_of(1 + x <= 2*x**2, {x: (sympy.S(1), sympy.oo)})[0])
    >>> forms[0]
    -2 + 1/(1 + exp(-u_x))
    """
    found = []
    for u in problem.coordinates:
        slope = _divided(sympy.diff(problem.f, u))
        found.append((slope, *(_divided(sympy.expand(slope * weight)) for weight in (sympy.exp(-u), sympy.exp(u)))))
    return tuple(found)


def _divided(expr: Expr) -> Expr:
    """Quotients of exponentials with the numerator divided out: ``exp(u)/(1 + exp(u))`` is at most one at infinity."""

    def product(factors: Expr) -> Expr:
        grown = [f for f in factors.args if f.func == sympy.exp]
        below = [f for f in factors.args if f.is_Pow and f.base.is_Add and f.exp.is_Integer and f.exp < 0]
        if not grown or not below:
            return factors
        share = sympy.Mul(*grown) ** (1 / below[0].exp)
        whole = sympy.expand(below[0].base * share) ** below[0].exp
        return product(sympy.Mul(whole, *(f for f in factors.args if f not in grown and f != below[0])))

    return expr.replace(lambda e: e.is_Mul, product)
