"""Positive products of powers, taken apart into bases with symbolic exponents."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import sympy

__all__ = ["collected", "factored", "powers_of", "same_product"]

TRIAL_DIVISION = 10**4  # larger prime factors of a number are left together

Expr = Any


@lru_cache(maxsize=4096)
def factored(expr: Expr) -> Expr:
    """Cancel and factor an expression; the same ones come back again and again.

    Examples
    --------
    >>> a, b = sympy.symbols("a b", positive=True)
    >>> factored(a - a**2/(a + b))
    a*b/(a + b)
    """
    return sympy.factor(sympy.together(expr)) if expr.is_rational_function() else sympy.simplify(expr)


def powers_of(product: Expr) -> dict[Expr, Expr]:
    """Write a positive expression as a product of bases raised to powers.

    Integers are split into primes and sums into their factors, so that two
    equal products usually have the same bases.

    Examples
    --------
    >>> a, b = sympy.symbols("a b", positive=True)
    >>> powers_of((6*a)**b/a) == {2: b, 3: b, a: b - 1}
    True
    """
    return _powers([(product, sympy.S.One)])


def _powers(factors: Iterable[tuple[Expr, Expr]]) -> dict[Expr, Expr]:
    found: dict[Expr, Expr] = {}
    for base, power in factors:
        _take_apart(sympy.sympify(base, strict=True), power, found)
    tidy = {base: factored(power) for base, power in found.items()}
    return {base: power for base, power in tidy.items() if power != 0}


def _take_apart(expr: Expr, power: Expr, found: dict[Expr, Expr]) -> None:
    if expr.is_Mul:
        for factor in expr.args:
            _take_apart(factor, power, found)
    elif isinstance(expr, sympy.exp):
        found[sympy.E] = found.get(sympy.E, sympy.S.Zero) + power * expr.args[0]
    elif expr.is_Pow:
        _take_apart(expr.base, power * expr.exp, found)
    elif expr.is_Rational and expr.is_positive:
        for prime, times in sympy.factorrat(expr, limit=TRIAL_DIVISION).items():
            found[sympy.Integer(prime)] = found.get(sympy.Integer(prime), sympy.S.Zero) + times * power
    elif expr.is_Add and not (parts := factored(expr)).is_Add:
        _take_apart(parts, power, found)
    elif expr != 1:
        found[expr] = found.get(expr, sympy.S.Zero) + power


def collected(*factors: tuple[Expr, Expr]) -> Expr:
    """Multiply positive bases raised to powers, with every base once and its power factored.

    Parameters
    ----------
    *factors : tuple of (base, power)

    Examples
    --------
    >>> a, b = sympy.symbols("a b", positive=True)
    >>> collected((a, b/2), (a*b, b/2))
    a**b*b**(b/2)
    """
    return sympy.Mul(*(base**power for base, power in _powers(factors).items()))


def same_product(left: Expr, right: Expr) -> bool:
    """Prove that two positive products are equal, base by base.

    False means not proved: different bases may still hide the same number.

    Examples
    --------
    >>> a, b = sympy.symbols("a b", positive=True)
    >>> same_product((1/a + 1/b)**b, ((a + b)/(a*b))**b)
    True
    """
    if not (left.is_positive and right.is_positive):
        return False
    return not powers_of(left / right)
