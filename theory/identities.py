"""Proofs that two expressions are equal, by cancellation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import mpmath
import sympy
from sympy.core.function import AppliedUndef

from theory.products import same_product

__all__ = ["differs", "equal", "is_zero", "value_at"]

Expr = Any
SHORT = 100  # terms of a sum that are written out
ROUNDING = 1e-25  # beyond what rounding at 100 digits makes of a zero


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
    if differs(_without_functions(expr)):
        return False
    attempts: tuple[Callable[[Expr], Expr], ...] = (
        sympy.cancel if expr.is_rational_function() else sympy.expand,
        _as_products,
        lambda e: sympy.gammasimp(sympy.combsimp(sympy.expand_func(e))),
        sympy.simplify,
        lambda e: sympy.simplify(sympy.expand_log(sympy.expand(e), force=True)),
    )
    return any(_vanishes(attempt, expr) for attempt in attempts)


def _without_functions(expr: Expr) -> Expr:
    """Undefined functions as letters, since what holds for every function cancels whatever their values."""
    if expr.has(sympy.Derivative, sympy.Subs, sympy.Integral, sympy.Sum):
        return expr
    return expr.xreplace({f: sympy.Symbol(str(f), positive=True) for f in expr.atoms(AppliedUndef)})


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

    Numbers enter as floats of 100 digits: exact rationals under symbolic powers
    would be expanded into astronomically large fractions. What may be the
    rounding of a zero is evaluated again with control of the error.
    """
    whole = {s: v for s, v in point.items() if s.is_integer or sympy.Integer(1) == v}
    written = expr.subs(whole).replace(sympy.Sum, _written_out).doit() if expr.has(sympy.Sum) else expr
    floats = {s: sympy.Float(v, 100) for s, v in point.items()}
    value = sympy.N(written.xreplace(floats), 30)
    return value if value.is_finite and abs(value) > ROUNDING else sympy.N(written, 30, subs=floats)


def _written_out(term: Expr, *limits: Expr) -> Expr:
    """A short sum term by term, without the closed form that sympy looks for first; any other as it is."""
    index, low, high = limits[0]
    if len(limits) > 1 or not (low.is_Integer and high.is_Integer and 0 <= high - low < SHORT):
        return sympy.Sum(term, *limits)
    return sympy.Add(*(term.subs(index, k) for k in range(int(low), int(high) + 1)))


def _trial_value(symbol: sympy.Symbol, index: int, trial: int) -> Expr:
    if symbol.is_integer:
        return sympy.Integer(2 + index + trial)
    value = sympy.Rational(7 + 6 * index + 4 * trial, 12 + 2 * index + 2 * trial)  # never one, where logarithms vanish
    if symbol.is_negative:
        return -1 - value
    # Where the sign is not known, try both.
    return -value if symbol.is_nonnegative is None and trial % 2 else value
