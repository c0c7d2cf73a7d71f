"""Where letters may lie under facts: for each letter in turn an interval, given those before it.

Facts that are polynomial in the letters become polynomials with rational coefficients. What is linear in all letters is
projected by Fourier and Motzkin's elimination (textbook), so that a letter drawn from its interval leaves room for the
next; what is linear in one letter bounds it once the others are known. Everything else is only checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

import sympy

from theory.errors import OutsideTheClassError
from theory.symbols import Resource

__all__ = ["Domain", "Side", "domain_of", "fraction", "rational"]

Expr = Any
Values = Mapping[sympy.Symbol, Fraction]
Kind = Literal[">=", ">", "==", "!="]
Powers = tuple[int, ...]


@dataclass(frozen=True)
class Side:
    """An interval of rational numbers; an end that is None lies at infinity."""

    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False

    @property
    def empty(self) -> bool:
        """Whether no number lies between the ends."""
        if self.low is None or self.high is None or self.low < self.high:
            return False
        return self.low > self.high or self.low_open or self.high_open

    def above(self, bound: Fraction, strict: bool) -> Side:
        """The part above a bound."""
        if self.low is not None and (self.low, self.low_open) >= (bound, strict):
            return self
        return Side(bound, self.high, strict, self.high_open)

    def below(self, bound: Fraction, strict: bool) -> Side:
        """The part below a bound."""
        if self.high is not None and (-self.high, self.high_open) >= (-bound, strict):
            return self
        return Side(self.low, bound, self.low_open, strict)


@dataclass(frozen=True)
class _Constraint:
    """``polynomial kind 0``, the polynomial as coefficients of products of powers of the letters."""

    terms: tuple[tuple[Powers, Fraction], ...]
    kind: Kind

    @property
    def linear(self) -> bool:
        return self.kind != "!=" and all(sum(powers) <= 1 for powers, _ in self.terms)

    def mentions(self, index: int) -> bool:
        return any(powers[index] for powers, _ in self.terms)

    def within(self, index: int) -> bool:
        """Whether no letter after this one occurs."""
        return not any(any(powers[index + 1 :]) for powers, _ in self.terms)

    def in_letter(self, index: int, values: Sequence[Fraction]) -> dict[int, Fraction]:
        """Coefficients by power of one letter, the others at their values."""
        made: dict[int, Fraction] = {}
        for powers, coefficient in self.terms:
            for i, power in enumerate(powers):
                if i != index and power:
                    coefficient *= values[i] ** power
            made[powers[index]] = made.get(powers[index], Fraction(0)) + coefficient
        return made


@dataclass(frozen=True)
class Domain:
    """Letters, in the order in which they are chosen, and what is known of them.

    Attributes
    ----------
    letters : symbols
    constraints : polynomial facts, and what follows from the linear ones for the first letters alone
    checked : facts that are no polynomials
    """

    letters: tuple[sympy.Symbol, ...]
    constraints: tuple[_Constraint, ...]
    checked: tuple[Expr, ...]

    def side(self, index: int, values: Sequence[Fraction]) -> Side:
        """Where a letter may lie, by the constraints that are linear in it, given the letters before it."""
        side = Side()
        for constraint in self.constraints:
            if not (constraint.mentions(index) and constraint.within(index)) or constraint.kind == "!=":
                continue
            powers = constraint.in_letter(index, values)
            slope = powers.get(1, Fraction(0))
            if set(powers) - {0, 1} or slope == 0:
                continue
            bound, strict = -powers.get(0, Fraction(0)) / slope, constraint.kind == ">"
            if slope > 0 or constraint.kind == "==":
                side = side.above(bound, strict)
            if slope < 0 or constraint.kind == "==":
                side = side.below(bound, strict)
        return side

    def holds(self, values: Values) -> bool:
        """Whether all facts hold, exactly."""
        point = [values[letter] for letter in self.letters]
        for constraint in self.constraints:
            total = constraint.in_letter(0, point)
            value = sum((c * point[0] ** power for power, c in total.items()), Fraction(0))
            if not {">=": value >= 0, ">": value > 0, "==": value == 0, "!=": value != 0}[constraint.kind]:
                return False
        exact = {letter: rational(value) for letter, value in values.items()}
        return all(fact.subs(exact) == sympy.true for fact in self.checked)


def domain_of(facts: Iterable[Expr], symbols: Iterable[sympy.Symbol] = ()) -> Domain:
    """The domain of all symbols of the facts, and of further ones.

    Parameters
    ----------
    facts : sympy relations
        Beside them count the signs of the symbols, and that resources are at least one.
    symbols : symbols

    Examples
    --------
    >>> a, b = sympy.symbols("a b", positive=True)
    >>> domain_of([a > b, a < 2]).side(1, [Fraction(1)])
    Side(low=Fraction(0, 1), high=Fraction(1, 1), low_open=True, high_open=True)
    """
    given = [f for f in facts if f is not sympy.true]
    found = [s for fact in given for s in sorted(fact.free_symbols, key=str)]
    letters = tuple(dict.fromkeys([*found, *sorted(symbols, key=str)]))
    made = [_polynomial(fact, letters) for fact in given]
    known = [c for letter in letters for c in _of_sign(letter, letters)] + [c for c in made if c is not None]
    checked = tuple(fact for fact, c in zip(given, made, strict=True) if c is None)
    return Domain(letters, (*known, *_projected(known, len(letters))), checked)


def rational(number: Fraction) -> Expr:
    """A fraction as a number of sympy."""
    return sympy.Rational(number.numerator, number.denominator)


def fraction(number: Expr) -> Fraction:
    """A rational number of sympy as a fraction."""
    return Fraction(int(number.p), int(number.q))


def _of_sign(letter: sympy.Symbol, letters: Sequence[sympy.Symbol]) -> list[_Constraint]:
    if isinstance(letter, Resource):
        facts: list[Expr] = [sympy.Ge(letter, 1)]
    elif letter.is_nonnegative:
        facts = [sympy.Rel(letter, 0, ">" if letter.is_positive else ">=", evaluate=False)]
    else:
        facts = []
    return [c for f in facts if (c := _polynomial(f, letters)) is not None]


def _polynomial(fact: Expr, letters: Sequence[sympy.Symbol]) -> _Constraint | None:
    """A fact without its denominator, if that is positive and the rest a polynomial; None otherwise."""
    if not isinstance(fact, sympy.core.relational.Relational):
        raise OutsideTheClassError(f"{fact} is no relation; write facts with <, <=, >, >=, Eq or Ne")
    ordered = isinstance(fact, (sympy.Gt, sympy.Ge, sympy.Lt, sympy.Le))
    related: Expr = fact
    above, below = (related.gts, related.lts) if ordered else (related.lhs, related.rhs)
    numerator, denominator = sympy.fraction(sympy.together(above - below))
    if not denominator.is_positive or not numerator.is_polynomial(*letters):
        return None
    terms = sympy.Poly(numerator, *letters).terms()
    if not all(c.is_Rational for _, c in terms):
        return None
    strict = isinstance(fact, (sympy.Gt, sympy.Lt))
    kind: Kind = (">" if strict else ">=") if ordered else ("==" if isinstance(fact, sympy.Eq) else "!=")
    return _Constraint(tuple((powers, fraction(c)) for powers, c in terms), kind)


def _projected(known: Sequence[_Constraint], size: int) -> tuple[_Constraint, ...]:
    """What linear constraints say of the first letters alone, by elimination of the last one, and so on."""
    made: dict[_Constraint, None] = {}
    rows = [c for c in known if c.linear]
    for index in reversed(range(1, size)):
        kept = [c for c in rows if not c.mentions(index)]
        signed = [(_coefficient(half, index), half) for c in rows if c.mentions(index) for half in _halves(c)]
        for p, upward in (s for s in signed if s[0] > 0):
            for n, downward in (s for s in signed if s[0] < 0):
                both = _sum(upward, -n, downward, p)
                if both.terms:
                    kept.append(both)
                    made[both] = None
        rows = kept
    return tuple(made)


def _halves(constraint: _Constraint) -> list[_Constraint]:
    """An equation as two inequalities."""
    if constraint.kind != "==":
        return [constraint]
    negated = tuple((powers, -c) for powers, c in constraint.terms)
    return [_Constraint(constraint.terms, ">="), _Constraint(negated, ">=")]


def _coefficient(constraint: _Constraint, index: int) -> Fraction:
    return next(c for powers, c in constraint.terms if powers[index])


def _sum(one: _Constraint, times: Fraction, other: _Constraint, by: Fraction) -> _Constraint:
    total: dict[Powers, Fraction] = {}
    for constraint, factor in ((one, times), (other, by)):
        for powers, c in constraint.terms:
            total[powers] = total.get(powers, Fraction(0)) + factor * c
    kind: Kind = ">" if ">" in (one.kind, other.kind) else ">="
    return _Constraint(tuple((p, c) for p, c in total.items() if c), kind)
