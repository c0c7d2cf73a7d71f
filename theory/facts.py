"""Facts about parameters as people write them: without denominators, and without what follows from others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sympy

from theory.decide import decide
from theory.errors import OutsideTheClassError

__all__ = ["compared", "tidied"]

Expr = Any


def tidied(facts: Iterable[Expr]) -> tuple[Expr, ...]:
    """Facts as ``positive terms > positive terms``, without those that follow from others.

    Examples
    --------
    >>> a, b = sympy.symbols("a b", positive=True)
    >>> tidied([a > 1, b > 1, (b - 1)/a > 1, True])
    (a > 1, b > a + 1)
    """
    left = [fact for fact in dict.fromkeys(map(compared, facts)) if fact not in (True, sympy.true)]
    for fact in tuple(left):
        others = [other for other in left if other is not fact]
        if _follows(fact, others):
            left = others
    return tuple(left)


def _follows(fact: Expr, others: list[Expr]) -> bool:
    try:
        return decide(fact, others).proved
    except OutsideTheClassError:
        return False


def compared(fact: Expr) -> Expr:
    """A comparison without denominators, subtracted terms on the other side.

    Examples
    --------
    >>> a, b = sympy.symbols("a b", positive=True)
    >>> compared((b - 1)/a < 2)
    b < 2*a + 1
    """
    if not isinstance(fact, sympy.core.relational.Relational) or fact.has(sympy.Max, sympy.Min):
        return fact
    above, below = sympy.fraction(sympy.together(fact.lhs - fact.rhs))
    if not below.is_positive:
        return fact
    terms = sympy.Add.make_args(sympy.expand(above))
    plus = sympy.Add(*(x for x in terms if not x.could_extract_minus_sign()))
    minus = sympy.Add(*(-x for x in terms if x.could_extract_minus_sign()))
    related: Any = fact
    # One term stands on the left, where there is one.
    swap = len(sympy.Add.make_args(plus)) > len(sympy.Add.make_args(minus)) or plus.is_number
    return related.reversed.func(minus, plus) if swap else related.func(plus, minus)
