"""Proofs that two expressions are equal, by cancellation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import mpmath
import sympy

from theory.products import same_product

__all__ = ["differs", "equal", "is_zero", "value_at"]

Expr = Any


def equal(left: Expr, right: Expr) -> bool:
    """Prove that two expressions are equal; False means not proved.

    Examples
    --------
    >>> a, b = sympy.symbols("a b", positive=True)
    >>> equal((a*b)**b, a**b*b**b)
    True
    """
    left, right = sympy.sympify(left, strict=True), sympy.sympify(right, strict=True)
    return same_product(left, right) or is_zero(left - right)


def is_zero(expr: Expr) -> bool:
    """Prove by cancellation that an expression vanishes identically.

    Tries the sum as it is, then as two positive products, then gamma functions
    by their recurrences. A numeric test at three points rejects
    non-zero expressions first; it never accepts one.

    Examples
    --------
    >>> a, b = sympy.symbols("a b", positive=True)
    >>> is_zero((2*a)**b/2**b - a**b), is_zero(a - b)
    (True, False)
    """
    expr = sympy.sympify(expr, strict=True)
    if expr == 0:
        return True
    if differs(expr):
        return False
    attempts: tuple[Callable[[Expr], Expr], ...] = (
        sympy.cancel if expr.is_rational_function() else sympy.expand,
        _as_products,
        lambda e: sympy.gammasimp(sympy.combsimp(sympy.expand_func(e))),
        sympy.simplify,
        lambda e: sympy.simplify(sympy.expand_log(sympy.expand(e), force=True)),
    )
    return any(_vanishes(attempt, expr) for attempt in attempts)


def _vanishes(attempt: Callable[[Expr], Expr], expr: Expr) -> bool:
    try:
        return bool(attempt(expr) == 0)
    except (sympy.PolynomialError, NotImplementedError, ValueError, TypeError):
        return False


def _as_products(expr: Expr) -> Expr:
    """Zero if the expression is the difference of two equal positive products."""
    pieces = sympy.Add.make_args(expr)
    positive = [p for p in pieces if p.is_positive]
    negative = [-p for p in pieces if (-p).is_positive]
    alike = len(pieces) == 2 and len(positive) == 1 == len(negative) and same_product(positive[0], negative[0])
    return sympy.S.Zero if alike else expr


def differs(expr: Expr) -> bool:
    """Whether an expression is visibly not zero at one of three trial points.

    Examples
    --------
    >>> a, b = sympy.symbols("a b", positive=True)
    >>> differs(a - b), differs(a - a)
    (True, False)
    """
    pieces = sympy.Add.make_args(expr)
    symbols = sorted(expr.free_symbols, key=str)
    for trial in range(3):
        point = {s: _trial_value(s, i, trial) for i, s in enumerate(symbols)}
        try:
            values = [complex(value_at(piece, point)) for piece in pieces]
        except (TypeError, ValueError, ZeroDivisionError, mpmath.libmp.NoConvergence):
            continue
        if abs(sum(values)) > 1e-12 * max(max(map(abs, values)), 1e-300):
            return True
    return False


def value_at(expr: Expr, point: Mapping[sympy.Symbol, Any]) -> Expr:
    """A number for an expression at a point; sums are written out.

    Numbers enter as floats of 30 digits: exact rationals under symbolic powers
    would be expanded into astronomically large fractions.
    """
    whole = {s: v for s, v in point.items() if s.is_integer or sympy.Integer(1) == v}
    written = expr.subs(whole).doit() if expr.has(sympy.Sum) else expr
    return sympy.N(written, 30, subs={s: sympy.Float(v, 40) for s, v in point.items()})


def _trial_value(symbol: sympy.Symbol, index: int, trial: int) -> Expr:
    if symbol.is_integer:
        return sympy.Integer(2 + index + trial)
    value = sympy.Rational(7 + 6 * index + 4 * trial, 12 + 2 * index + 2 * trial)  # never one, where logarithms vanish
    if symbol.is_negative:
        return -1 - value
    # Where the sign is not known, try both.
    return -value if symbol.is_nonnegative is None and trial % 2 else value
