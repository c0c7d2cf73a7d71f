"""The parameters an answer speaks of: exact points, signs of polynomials, covers.

Everything symbolic in the engine is a rational function of the parameters. Here
live their field, the signs that the facts decide, generic sample points, and the
question whether a list of cells covers all that the facts allow.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import prod
from typing import Any, Literal

import sympy
from flint import fmpq
from sympy.core.relational import Relational
from sympy.polys.polyerrors import CoercionFailed

from theory.decide import asked, decide, find_point
from theory.errors import OutsideTheClassError

__all__ = ["Cells", "Condition", "Element", "Point", "Polynomial", "Region"]

ALONE_SECONDS = 0.3  # for a sign without any facts
SIGN_SECONDS = 2.0  # a sign that takes longer is kept as a condition
COVER_SECONDS = 3.0
SAMPLES = 160

Expr = Any
Element = Any  # of a field of rational functions; sympy makes these classes as it goes
Polynomial = Any
Point = Mapping[sympy.Symbol, fmpq]
Values = tuple[fmpq, ...]
Missed = tuple[Literal["none", "point", "unknown"], Values]


@dataclass(frozen=True)
class Condition:
    """``sign * product of factors >= 0`` for irreducible polynomials, each once.

    Attributes
    ----------
    factors : irreducible, with positive leading coefficient
    sign : 1 or -1
    """

    factors: frozenset[Polynomial]
    sign: int

    @cached_property
    def relation(self) -> Expr:
        """The condition as a sympy relation, factored."""
        return sympy.Ge(self.expression, 0)

    @cached_property
    def expression(self) -> Expr:
        if len(self.factors) == 1:
            return self.sign * next(iter(self.factors)).as_expr()
        return self.sign * sympy.Mul(*sorted((f.as_expr() for f in self.factors), key=str))

    def holds(self, values: Values) -> bool:
        """Whether it holds at a point."""
        return self.sign_at(values) >= 0

    def sign_at(self, values: Values) -> int:
        """The sign of the expression at a point."""
        sign = self.sign
        for factor in self.factors:
            value = evaluated(factor, values)
            sign = 0 if value == 0 else sign if value > 0 else -sign
        return sign


Cells = Sequence[frozenset[Condition]]


class Region:
    """Where the facts about the parameters hold.

    Parameters
    ----------
    symbols : the parameters
    facts : sympy relations between them; their interior is what counts
    """

    def __init__(self, symbols: Iterable[sympy.Symbol], facts: Iterable[Expr]) -> None:
        self.symbols = tuple(sorted(symbols, key=str))
        self.facts = tuple(f for f in facts if f is not sympy.true)
        self.field = sympy.QQ.frac_field(*(self.symbols or (sympy.Dummy(positive=True),)))
        self.positive = all(s.is_positive for s in self.symbols)
        self._signs: dict[Polynomial, int | None] = {}
        self._seen: list[Values] = []

    # --- the field ----------------------------------------------------------------------------------------------------

    def element(self, expr: Expr) -> Element:
        """An expression as an element of the field of rational functions."""
        return _element(self.field, sympy.sympify(expr, strict=True))

    def number(self, element: Element, values: Values) -> fmpq:
        """An element at a point of the region."""
        number: fmpq = evaluated(element.numer, values) / evaluated(element.denom, values)
        return number

    def written(self, element: Element, values: Values) -> Expr:
        """An element as an expression, factored, with denominators that are positive at a point."""
        sign, parts = 1, []
        for polynomial, power in ((element.numer, 1), (element.denom, -1)):
            coefficient, factors = _factors(polynomial)
            parts.append(sympy.Rational(int(coefficient.numerator), int(coefficient.denominator)) ** power)
            for factor, times in factors:
                negative = evaluated(factor, values) < 0
                sign = -sign if negative and times % 2 else sign
                base = sympy.expand(-factor.as_expr()) if negative else factor.as_expr()
                parts.append(base ** (times * power))
        return sympy.Mul(sign, *parts)

    # --- points -------------------------------------------------------------------------------------------------------

    @cached_property
    def samples(self) -> list[Values]:
        """Random generic points, the same every time.

        Raises
        ------
        OutsideTheClassError
            If the facts contradict each other, or hold on no open set.
        """
        found = [v for v in _draws(self.symbols) if self.contains(v)]
        if not found:
            witness = find_point(map(strict, self.facts))
            if witness is None:
                raise OutsideTheClassError(
                    f"no parameters satisfy {', '.join(map(str, self.facts))}; check the facts given as where=..."
                )
            found = [self._values(witness)]
        self._seen += found
        return found

    @property
    def is_empty(self) -> bool:
        """Whether no point of it is found."""
        if any(map(self.contains, _draws(self.symbols))):
            return False
        try:
            return not self.samples
        except OutsideTheClassError:
            return True

    def contains(self, values: Values) -> bool:
        """Whether the facts hold at a point, and around it."""
        return all(c.sign_at(values) > 0 for c in self.polynomial_facts) and all(
            bool(f.subs(self.named(values)) == sympy.true) for f in self._other_facts
        )

    @cached_property
    def polynomial_facts(self) -> list[Condition]:
        """The facts as signs of products, as simple as they make each other."""
        return list(simplified(c for f in self.facts if isinstance(c := self._condition_of(f), Condition)))

    @cached_property
    def _other_facts(self) -> list[Expr]:
        return [f for f in self.facts if not isinstance(self._condition_of(f), Condition)]

    def _condition_of(self, fact: Expr) -> Condition | None:
        if not isinstance(fact, (sympy.StrictGreaterThan, sympy.GreaterThan, sympy.StrictLessThan, sympy.LessThan)):
            return None
        related: Any = fact
        difference = related.gts - related.lts
        if difference.has(sympy.Max, sympy.Min):
            return None
        element = self.element(difference)
        coefficient, factors = _factors(element.numer * element.denom)
        return Condition(frozenset(f for f, times in factors if times % 2), 1 if coefficient > 0 else -1)

    def named(self, values: Values) -> dict[sympy.Symbol, sympy.Rational]:
        return {s: rational(v) for s, v in zip(self.symbols, values, strict=True)}

    def _values(self, point: Mapping[sympy.Symbol, sympy.Rational]) -> Values:
        return tuple(fmpq(int(point.get(s, sympy.S.One).p), int(point.get(s, sympy.S.One).q)) for s in self.symbols)

    def nearby(self, values: Values) -> Iterator[Values]:
        """Points ever closer to one, off every hypersurface that happens to pass through it."""
        draw = random.Random(1)
        yield values
        for closeness in range(8, 60, 4):
            moved = tuple(v + fmpq(draw.randint(-97, 97), 101 * 2**closeness) for v in values)
            if self.contains(moved):
                yield moved

    # --- signs --------------------------------------------------------------------------------------------------------

    def conditions(self, element: Element, values: Values) -> frozenset[Condition]:
        """Conditions under which an element is not negative, around a point where it is positive.

        Factors of the denominator keep the sign they have at the point, so that
        everything with this denominator can share one condition on it; where they
        have another sign a solution is found anew.
        """
        found = {self._reduced([element.numer, element.denom], values)}
        for factor, times in _factors(element.denom)[1]:
            if times % 2 and self.sign(factor) is None:
                found.add(Condition(frozenset({factor}), _sign_at(factor, values)))
        return frozenset(c for c in found if c.factors or c.sign < 0)

    def _reduced(self, fraction: Sequence[Polynomial], values: Values) -> Condition:
        """The sign of a fraction by its numerator, factors of the denominator being what they are at a point."""
        sign, kept = 1, set()
        for polynomial, above in zip(fraction, (True, False), strict=True):
            coefficient, factors = _factors(polynomial)
            sign = sign if coefficient > 0 else -sign
            for factor, times in factors:
                known = self.sign(factor)
                if times % 2 == 0:
                    continue
                if known is None and above:
                    kept.add(factor)
                else:
                    sign *= known or _sign_at(factor, values)
        return Condition(frozenset(kept), sign)

    def sign(self, factor: Polynomial) -> int | None:
        """1 or -1 if an irreducible polynomial has that sign wherever the facts hold, else None."""
        if factor not in self._signs:
            self._signs[factor] = self._sign(factor)
        return self._signs[factor]

    def sign_of(self, element: Element) -> int | None:
        """1 or -1 if an element has that sign wherever the facts hold, as far as its factors tell."""
        sign = 1
        for polynomial in (element.numer, element.denom):
            coefficient, factors = _factors(polynomial)
            sign = sign if coefficient > 0 else -sign
            for factor, times in factors:
                known = self.sign(factor) if times % 2 else 1
                if known is None:
                    return None
                sign *= known
        return sign

    def _sign(self, factor: Polynomial) -> int | None:
        signs = {c > 0 for c in factor.coeffs()}
        if self.positive and len(signs) == 1:
            return 1 if signs.pop() else -1
        for fact in self.polynomial_facts:
            if fact.factors == {factor}:
                return fact.sign
        observed = {v > 0 for v in (evaluated(factor, point) for point in self._seen) if v}
        if len(observed) == 2:
            return None
        return _asked_sign(factor, self.facts, frozenset(observed))

    # --- cells --------------------------------------------------------------------------------------------------------

    def implies(self, conditions: Iterable[Condition], goal: Cells, limit: float = SIGN_SECONDS) -> bool:
        """Whether conditions and facts put a point into one of the cells of `goal`; false if not proved."""
        given = tuple(conditions)
        for values in self.samples:
            if all(c.holds(values) for c in given) and not inside(goal, values):
                return False
        return self.missed(goal, [c.relation for c in given], limit)[0] == "none"

    def uncovered(self, cells: Cells, limit: float = COVER_SECONDS) -> Missed:
        """A point of the region outside all cells, the proof that there is none, or neither."""
        if any(not cell for cell in cells):
            return "none", ()
        return self.missed(cells, (), limit)

    def missed(self, cells: Cells, more: Sequence[Expr], limit: float) -> Missed:
        """As `uncovered`, where further relations hold."""
        facts = (*self.facts, *more)
        status, point, _ = asked([*facts, *_outside(cells)], limit)
        if status == "unsat":
            return "none", ()
        if point is not None:
            values = self._values(point)
            # The word of the solver counts only after an exact check.
            if self.contains(values) and not inside(cells, values):
                return "point", values
        return "unknown", ()

    def point_with(self, signs: Iterable[Condition], limit: float, more: Iterable[Expr] = ()) -> Missed:
        """A point where products of polynomials have signs strictly and further relations hold, or that there is none.

        Facts count only as far as they are among the signs: those that are not
        needed make the question harder.
        """
        wanted = tuple(signs)
        status, point, _ = asked([*self._other_facts, *map(_holding, wanted), *more], limit)
        if status == "unsat":
            return "none", ()
        if point is not None:
            values = self._values(point)
            if all(c.sign_at(values) > 0 for c in wanted):
                return "point", values
        return "unknown", ()

    def within(self, conditions: Iterable[Condition]) -> Region:
        """The part of the region where conditions hold too."""
        return Region(self.symbols, (*self.facts, *(c.relation for c in conditions)))


@lru_cache(maxsize=16384)
def _element(field: Any, expr: Expr) -> Element:
    try:
        return field.from_sympy(expr)
    except (CoercionFailed, ValueError):
        raise OutsideTheClassError(
            f"the exponent {expr} is not a rational function of the parameters; give it a name of its own"
        ) from None


@lru_cache(maxsize=16384)
def _asked_sign(factor: Polynomial, facts: tuple[Expr, ...], observed: frozenset[bool]) -> int | None:
    """The sign of a polynomial under facts by the solver, which is asked once; `observed` excludes one answer."""
    for sign in (1, -1):
        relation = sympy.Ge(sign * factor.as_expr(), 0)
        if not {sign > 0} >= observed:
            continue
        # Facts that are not needed only make the question harder.
        if decide(relation, limit=ALONE_SECONDS).proved or decide(relation, facts, limit=SIGN_SECONDS).proved:
            return sign
    return None


@lru_cache(maxsize=64)
def _draws(symbols: tuple[sympy.Symbol, ...]) -> list[Values]:
    """Random points, most of moderate size, the same every time."""
    draw = random.Random(0)

    def value(symbol: sympy.Symbol) -> fmpq:
        spread = 12 if draw.random() < 0.2 else 2
        size = fmpq(draw.randint(1, 96), draw.randint(1, 24)) * fmpq(2) ** draw.randint(-spread - 1, spread - 1)
        return size if symbol.is_positive or draw.random() < 0.5 else -size

    return [tuple(value(s) for s in symbols) for _ in range(SAMPLES if symbols else 1)]


def rational(value: fmpq) -> Expr:
    """A fraction as a number of sympy."""
    return sympy.Rational(int(value.p), int(value.q))


@lru_cache(maxsize=65536)
def _monomials(polynomial: Polynomial, floating: bool) -> tuple[tuple[Any, tuple[tuple[int, int], ...]], ...]:
    """Coefficients, each with the powers of the variables that occur."""
    return tuple(
        (
            float(c) if floating else fmpq(int(c.numerator), int(c.denominator)),
            tuple((i, p) for i, p in enumerate(powers) if p),
        )
        for powers, c in polynomial.items()
    )


def evaluated(polynomial: Polynomial, values: Values | tuple[float, ...]) -> Any:
    """A polynomial at a point, of fractions or in floating point."""
    floating = any(isinstance(v, float) for v in values)
    total = 0.0 if floating else fmpq(0)
    for coefficient, powers in _monomials(polynomial, floating):
        for i, power in powers:
            coefficient = coefficient * values[i] ** power
        total += coefficient
    return total


@lru_cache(maxsize=65536)
def _factors(polynomial: Polynomial) -> tuple[Any, tuple[tuple[Polynomial, int], ...]]:
    """Coefficient and irreducible factors, each with positive leading coefficient and integer content one."""
    coefficient, factors = polynomial.factor_list()
    normal = []
    for factor, times in factors:
        content, primitive = factor.primitive()
        if primitive.LC < 0:
            content, primitive = -content, -primitive
        coefficient *= content**times
        normal.append((primitive, times))
    return coefficient, tuple(normal)


def simplified(conditions: Iterable[Condition]) -> frozenset[Condition]:
    """Drop from every product the factors whose sign another condition gives: {f, f*g} says {f, g} off walls."""
    left = set(conditions)
    known: dict[Polynomial, int] = {}
    while True:
        known |= {next(iter(c.factors)): c.sign for c in left if len(c.factors) == 1}
        long = [c for c in left if len(c.factors) > 1 and c.factors & known.keys()]
        if not long:
            return frozenset(left)
        for c in long:
            sign = c.sign * prod(known[f] for f in c.factors & known.keys())
            left.remove(c)
            rest = Condition(frozenset(c.factors - known.keys()), sign)
            if rest.factors or rest.sign < 0:
                left.add(rest)


def _sign_at(factor: Polynomial, values: Values) -> int:
    return 1 if evaluated(factor, values) > 0 else -1


def _outside(cells: Cells) -> Iterator[Expr]:
    """What holds outside all cells."""
    either: Any = sympy.Or
    for cell in cells:
        yield either(*(_holding(opposite(c)) for c in cell), evaluate=False)


def opposite(condition: Condition) -> Condition:
    """The other sign of the same product."""
    return Condition(condition.factors, -condition.sign)


@lru_cache(maxsize=16384)
def _holding(condition: Condition) -> Expr:
    """A condition with its sign strictly, as the solver is asked; sympy would try to decide it first."""
    related: Any = sympy.Gt
    return related(condition.expression, 0, evaluate=False)


def inside(cells: Cells, values: Values) -> bool:
    """Whether a point lies in one of the cells."""
    return any(all(c.holds(values) for c in cell) for cell in cells)


def strict(fact: Expr) -> Expr:
    """A fact without its boundary."""
    if isinstance(fact, Relational) and fact.func in (sympy.GreaterThan, sympy.LessThan):
        related: Any = fact
        return sympy.Gt(related.gts, related.lts)
    return fact
