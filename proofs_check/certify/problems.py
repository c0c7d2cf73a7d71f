"""An inequality as ``f <= 0`` in coordinates over a box.

f is the difference of both sides, or of their logarithms where both are positive: then products become sums. A
positive letter x is read as ``exp(u)``, so that powers are exponentials and a box may span many decades.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sympy

from theory.errors import OutsideTheClassError, TheoryError

__all__ = ["Problem", "problems_of"]

Expr = Any
Ends = tuple[Expr, Expr]


@dataclass(frozen=True)
class Problem:
    """``f <= 0``, or ``f < 0``, over a box.

    Attributes
    ----------
    letters : of the inequality
    coordinates : one for each letter
    readings : what each letter is in its coordinate, itself or an exponential
    f : expression in the coordinates
    strict : whether ``f < 0`` is asked
    ends : exact ends of each coordinate's side
    """

    letters: tuple[sympy.Symbol, ...]
    coordinates: tuple[sympy.Symbol, ...]
    readings: tuple[Expr, ...]
    f: Expr
    strict: bool
    ends: tuple[Ends, ...]


def problems_of(relation: Expr, box: Mapping[sympy.Symbol, Ends]) -> tuple[Problem, ...]:
    """Ways to write an inequality as a problem, the most promising first; each proves it.

    Parameters
    ----------
    relation : sympy relation ``<=``, ``<``, ``>=`` or ``>``
    box : per letter its ends, exact; the upper one may be ``oo``, the lower one ``-oo``, or zero for a positive letter

    Raises
    ------
    TheoryError
        If it is no inequality, a letter has no side, or a side is empty.

    Examples
    --------
    >>> x = sympy.Symbol("x", positive=True)
    >>> [p.f for p in problems_of(sympy.log(x) <= sympy.sqrt(x), {x: (sympy.S(1), sympy.oo)})]
    [u_x - exp(u_x/2)]
    """
    if not isinstance(relation, (sympy.Le, sympy.Lt, sympy.Ge, sympy.Gt)):
        raise TheoryError(f"{relation} is no inequality with letters; write it with <=, <, >= or >")
    if rounded := relation.atoms(sympy.Float):
        raise OutsideTheClassError(
            f"{min(rounded)} is rounded; write it as Rational({str(min(rounded)).rstrip('0')!r})"
        )
    letters: tuple[Any, ...] = tuple(sorted(relation.free_symbols, key=str))
    sides = [_side(letter, box) for letter in letters]
    readings = tuple(reading for _, reading, _ in sides)
    below, above = (side.subs(dict(zip(letters, readings, strict=True))) for side in (relation.lts, relation.gts))
    forms = [below - above]
    if relation.lts.is_positive and relation.gts.is_positive:
        forms.insert(0, sympy.log(below) - sympy.log(above))
    strict = isinstance(relation, (sympy.Lt, sympy.Gt))
    coordinates, ends = tuple(u for u, _, _ in sides), tuple(e for _, _, e in sides)
    found = dict.fromkeys(map(sympy.expand_log, forms))
    return tuple(Problem(letters, coordinates, readings, f, strict, ends) for f in found)


def _side(letter: sympy.Symbol, box: Mapping[sympy.Symbol, Ends]) -> tuple[sympy.Symbol, Expr, Ends]:
    """Coordinate, reading and ends of a letter."""
    if letter not in box:
        raise TheoryError(f"{letter} has no side; give its ends, for example {letter}=1:10")
    low, high = (sympy.sympify(end, strict=True) for end in box[letter])
    if not (low.is_extended_real and high.is_extended_real and low <= high):
        raise TheoryError(f"{letter}={low}:{high} is no side; give two numbers, the lower one first")
    if low == high == 0 and letter.is_positive:
        raise TheoryError(f"{letter}=0:0 holds no number, as sides that start at zero leave it out; end it above zero")
    if low < 0 or (low == 0 and not letter.is_positive):
        return letter, letter, (low, high)
    name = f"u_{letter}"
    while any(name == other.name for other in box):
        name = f"u_{name}"
    u = sympy.Symbol(name, real=True)
    return u, sympy.exp(u), (-sympy.oo if low == 0 else sympy.log(low), sympy.log(high))
