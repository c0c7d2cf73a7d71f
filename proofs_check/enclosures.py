"""Relations between numbers, decided by balls at growing precision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from operator import eq, ge, gt, le, lt
from typing import Any, Literal

import sympy
from flint import arb, ctx, fmpq

from proofs_check.certify.tape import Tape, tape_of
from proofs_check.domains import rational

__all__ = ["Compared", "compare", "enclose"]

Expr = Any
Number = Any
BITS = (64, 256, 1024, 4096)
AGREE = 100  # bits to which two sides agree that are called equal
EXACT = (sympy.Sum, sympy.Max, sympy.Min, sympy.catalan)


@dataclass(frozen=True)
class Compared:
    """Whether a relation holds, and both sides to some digits."""

    outcome: Literal["holds", "fails", "undecided"]
    left: str
    right: str


def compare(left: Number, relation: str, right: Number) -> Compared:
    """Decide a relation between two numbers.

    Parameters
    ----------
    left, right
        An exact expression without letters, an expression with the values of its letters by name, or a float with how
        far it may be off.
    relation : str
        One of ``<=``, ``<``, ``>=``, ``>``, ``=``.

    Returns
    -------
    Compared
        An equality holds if both sides agree to 100 bits, or to the uncertainty of a float.

    Examples
    --------
    >>> compare(sympy.pi, "<=", sympy.Rational(22, 7)).outcome
    'holds'
    >>> compare((0.5, 1e-3), "<", sympy.Rational(1, 2)).outcome
    'undecided'
    """
    exact = [side[0] if _is_at(side) else side for side in (left, right)]
    if all(isinstance(side, (int, sympy.Rational)) for side in exact):
        holds = bool({"<=": le, "<": lt, ">=": ge, ">": gt, "=": eq}[relation](*exact))
        return Compared("holds" if holds else "fails", *(str(sympy.Rational(side)) for side in exact))
    floats = any(isinstance(side, tuple) and isinstance(side[0], float) for side in (left, right))
    for bits in BITS:
        with ctx.workprec(bits):
            one, other = enclose(left), enclose(right)
            difference = one - other
            outcome = _decided(difference, relation)
            if outcome == "undecided" and relation == "=":
                close = abs(difference) <= abs(one).max(abs(other)) * arb(2) ** -AGREE
                outcome = "holds" if floats or close else "undecided"
            if outcome != "undecided" or floats or bits == BITS[-1]:
                return Compared(outcome, one.str(8, radius=False), other.str(8, radius=False))
    raise AssertionError("the last precision decides")


def _decided(difference: Any, relation: str) -> Literal["holds", "fails", "undecided"]:
    holds, fails = {
        "<=": (difference <= 0, difference > 0),
        "<": (difference < 0, difference >= 0),
        ">=": (difference >= 0, difference < 0),
        ">": (difference > 0, difference <= 0),
        "=": (False, difference != 0),
    }[relation]
    return "fails" if fails else "holds" if holds else "undecided"


def enclose(number: Number) -> Any:
    """A ball that holds a number, in the forms that `compare` takes.

    Examples
    --------
    >>> x = sympy.Symbol("x")
    >>> enclose((x**2 / 3, {"x": Fraction(3)})).contains(3)
    True
    """
    if not isinstance(number, tuple):
        return _at(sympy.sympify(number, strict=True), {})
    if _is_at(number):
        return _at(*number)
    value, error = number
    return arb(float(value), float(error))


def _is_at(number: Number) -> bool:
    return isinstance(number, tuple) and isinstance(number[1], Mapping)


def _at(expr: Expr, values: Mapping[str, Fraction]) -> Any:
    """An expression at values; sums are written out, and the larger of two is chosen, at exact numbers."""
    if expr.has(*EXACT):
        exact = {s: rational(values[s.name]) for s in expr.free_symbols}
        expr = expr.xreplace({part: part.subs(exact).doit() for part in expr.atoms(*EXACT)})
    letters = tuple(sorted(expr.free_symbols, key=str))
    at = [arb(fmpq(values[s.name].numerator, values[s.name].denominator)) for s in letters]
    (ball,) = _tape(letters, expr).run(at)
    return ball


@lru_cache(maxsize=512)
def _tape(letters: tuple[sympy.Symbol, ...], expr: Expr) -> Tape:
    return tape_of(letters, [expr])
