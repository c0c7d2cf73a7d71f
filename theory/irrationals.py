"""Irrational numbers for the solver: letters of their own between rational numbers.

What is proved for every number between the bounds holds for the one that is meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Any

import sympy

from theory.expressions import parse, text

__all__ = ["bounds", "declared", "is_irrational", "name_of"]

Expr = Any
BITS = 64  # to which bounds agree


def is_irrational(expr: Expr) -> bool:
    """Whether a part without letters is a real number that is not known to be rational."""
    return bool(expr.is_number and expr.is_real and not expr.is_rational and not expr.has(sympy.Float))


def name_of(number: Expr) -> str:
    """The name of a number in the solver's text; it can be read back."""
    return f"|{text(number).replace(' ', '')}|"


def declared(assertions: Collection[str], letters: Collection[str]) -> list[str]:
    """Lines that declare all names in assertions that are no letters, with their bounds.

    Examples
    --------
    >>> declared(["(> |pi| |x|)"], ["x"])[0]
    '(declare-const |pi| Real)'
    """
    names = sorted({name for line in assertions for name in re.findall(r"\|([^|]*)\|", line)} - set(letters))
    return [line for name in names for line in _lines(name)]


@lru_cache(maxsize=1024)
def _lines(name: str) -> tuple[str, ...]:
    below, above = (_fraction(int(end.p), int(end.q)) for end in bounds(parse(name, {})))
    return (f"(declare-const |{name}| Real)", f"(assert (< {below} |{name}|))", f"(assert (< |{name}| {above}))")


def _fraction(above: int, below: int) -> str:
    return f"(/ {above} {below})" if above >= 0 else f"(- (/ {-above} {below}))"


def bounds(number: Expr) -> tuple[sympy.Rational, sympy.Rational]:
    """Rational numbers below and above, with the number's sign.

    Examples
    --------
    >>> low, high = bounds(sympy.zeta(3))
    >>> bool(low < sympy.zeta(3) < high), high - low < sympy.Rational(1, 2**60)
    (True, True)
    """
    size = sympy.Integer(2) ** (BITS - int(sympy.floor(sympy.log(sympy.Abs(number), 2))))
    whole = sympy.floor(number * size)
    return (whole - 1) / size, (whole + 2) / size
