"""Letters under facts written by letters in a box, so that an inequality under facts becomes one over a box.

Each fact gives way to one letter: ``v = U t`` with t up to one for a positive v up to U, ``v = L + s`` with s from zero
on for v from L on, and ``v = ...`` for an equation. What is no such fact is left out, and the inequality is then asked
on more than the facts allow; so what is certified on the box holds under the facts, and what is refuted there may not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import sympy

from proofs_check.certify.problems import Ends

__all__ = ["Chart", "chart"]

Expr = Any
EVERY, POSITIVE = (-sympy.oo, sympy.oo), (sympy.S.Zero, sympy.oo)


@dataclass(frozen=True)
class Chart:
    """How letters are written by letters of a box.

    Attributes
    ----------
    written : each letter that gave way, and by what, in the order of substitution
    box : ends of the letters that are left, closed
    """

    written: tuple[tuple[sympy.Symbol, Expr], ...]
    box: dict[sympy.Symbol, Ends]

    def of(self, expr: Expr) -> Expr:
        """An expression in the letters of the box."""
        for letter, by in self.written:
            expr = expr.subs(letter, by)
        return expr


def chart(facts: Iterable[Expr], letters: Iterable[sympy.Symbol]) -> Chart:
    """Write letters under facts by letters of a box.

    Examples
    --------
    >>> x, y = sympy.symbols("x y", positive=True)
    >>> made = chart([x >= y, y <= 2], [x, y])
    >>> made.of(x**2), made.box
    ((s_1 + y)**2, {s_1: (0, oo), y: (0, 2)})
    """
    left = [f.lhs - f.rhs if isinstance(f, sympy.Eq) else f.gts - f.lts for f in facts if _usable(f)]
    equations = [isinstance(f, sympy.Eq) for f in facts if _usable(f)]
    waiting = sorted(zip(left, equations, strict=True), key=lambda fact: (not fact[1], len(fact[0].free_symbols) < 2))
    written: list[tuple[sympy.Symbol, Expr]] = []
    sides: list[tuple[sympy.Symbol, Expr, bool]] = []
    known = set(letters)
    while waiting:
        fact, equation = waiting.pop(0)
        found = _solved(fact)
        if found is None:
            continue
        letter, bound, below = found
        if not equation and not bound.free_symbols:
            sides.append(found)
            continue
        by = bound if equation else _by(letter, bound, below, len(written) + 1)
        written.append((letter, by))
        known = (known - {letter}) | by.free_symbols
        waiting = [(other.subs(letter, by), kind) for other, kind in waiting]
    box: dict[sympy.Symbol, Ends] = {v: (POSITIVE if v.is_nonnegative else EVERY) for v in sorted(known, key=str)}
    for letter, bound, below in sides:
        if letter in box:
            low, high = box[letter]
            box[letter] = (sympy.Max(low, bound), high) if below else (low, sympy.Min(high, bound))
    return Chart(tuple(written), box)


def _usable(fact: Expr) -> bool:
    return isinstance(fact, (sympy.Eq, sympy.Ge, sympy.Gt, sympy.Le, sympy.Lt))


def _solved(fact: Expr) -> tuple[sympy.Symbol, Expr, bool] | None:
    """A letter in which ``fact >= 0`` is linear, where it vanishes, and whether it holds above rather than below.

    Rather one whose own sign then follows, so that nothing is lost when it gives way.
    """
    numerator, denominator = sympy.fraction(sympy.together(fact))
    sign = 1 if denominator.is_positive else -1 if denominator.is_negative else 0
    found: list[tuple[bool, int, tuple[sympy.Symbol, Expr, bool]]] = []
    for letter in sorted(fact.free_symbols, key=str):
        slope, rest = sympy.diff(numerator, letter), numerator.subs(letter, 0)
        if sign and not slope.has(letter) and (slope.is_positive or slope.is_negative):
            bound, below = sympy.factor(-rest / slope), bool(slope.is_positive) == (sign > 0)
            follows = not letter.is_positive or (bound.is_nonnegative if below else bound.is_positive)
            found.append((not follows, len(found), (letter, bound, below)))
    return min(found)[2] if found else None


def _by(letter: sympy.Symbol, bound: Expr, below: bool, number: int) -> Expr:
    """A letter above a bound, or below it, by a new letter."""
    beyond = sympy.Symbol(f"s_{number}", positive=True)
    if below:
        return bound + beyond
    return bound / (1 + beyond) if letter.is_positive else bound - beyond
