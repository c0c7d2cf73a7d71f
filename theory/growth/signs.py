"""Signs of rational functions of parameters, branch by branch.

Where the sign of an expression is not the same everywhere, the parameters are
split into branches, each a conjunction of sign conditions on irreducible
polynomials. What positivity gives for free is not asked of the solver; a branch
is dropped only when the solver proves it empty.
"""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, reduce
from math import prod
from typing import Any, TypeVar

import sympy
from sympy.polys.polyerrors import CoercionFailed
from sympy.polys.rings import PolyRing

from theory.decide import Point, decide
from theory.errors import OutsideTheClassError

__all__ = ["Branch", "always_positive", "signs", "tidied"]

Expr = Any
T = TypeVar("T")
ALL = frozenset({-1, 0, 1})


@dataclass(frozen=True)
class Branch:
    """Parameters that satisfy facts and conditions on the signs of polynomials.

    Attributes
    ----------
    facts : what is known everywhere
    conditions : polynomials, each with the signs it may take here
    witness : an exact rational point of the branch; None if none was found,
        so that the branch is perhaps empty
    """

    facts: tuple[Expr, ...] = ()
    conditions: Mapping[Expr, frozenset[int]] = field(default_factory=dict)
    witness: Point | None = field(default_factory=dict)

    @property
    def relations(self) -> tuple[Expr, ...]:
        """The conditions as sympy relations, shortest first."""
        made = (_relation(expr, allowed) for expr, allowed in self.conditions.items())
        return tuple(sorted(made, key=lambda r: (len(str(r)), str(r))))

    @staticmethod
    def of(facts: Iterable[Expr]) -> Branch:
        """The branch of all parameters that satisfy facts.

        Raises
        ------
        OutsideTheClassError
            If no parameters do.

        Examples
        --------
        >>> a, b = sympy.symbols("a b", positive=True)
        >>> Branch.of([a > b]).witness is not None
        True
        """
        return _start(tuple(f for f in (sympy.sympify(f, strict=True) for f in facts) if f != sympy.true))

    def where(self, expr: Expr, sign: int, witness: Point | None) -> Branch:
        """The part of the branch where a polynomial has a sign."""
        return replace(self, conditions={**self.conditions, expr: frozenset({sign})}, witness=witness)


@lru_cache(maxsize=256)
def _start(facts: tuple[Expr, ...]) -> Branch:
    if not facts:
        return Branch()
    together: Any = sympy.And
    possible = decide(sympy.Not(together(*facts, evaluate=False)))
    if possible.proved:
        raise OutsideTheClassError(f"no parameters satisfy {', '.join(map(str, facts))}: drop one of these facts")
    return Branch(facts, {}, possible.witness)


def _relation(expr: Expr, allowed: frozenset[int]) -> Expr:
    """The signs an expression may take, as a relation with zero."""
    if allowed in ({-1}, {-1, 0}):
        expr, allowed = sympy.expand(-expr), frozenset(-s for s in allowed)
    makers: dict[frozenset[int], Any] = {
        frozenset({1}): sympy.Gt,
        frozenset({0, 1}): sympy.Ge,
        frozenset({0}): sympy.Eq,
        frozenset({-1, 1}): sympy.Ne,
    }
    return makers[allowed](expr, 0)


def signs(expr: Expr, branch: Branch) -> Iterator[tuple[int, Branch]]:
    """Split a branch by the sign of an expression.

    Parameters
    ----------
    expr : sympy.Expr
        A rational function of parameters, with `Max` and `Min`.
    branch : Branch

    Yields
    ------
    tuple of (sign, Branch)
        Disjoint branches that cover the given one, but for points where the
        expression is not defined.

    Raises
    ------
    OutsideTheClassError
        If the expression is not such a function.

    Examples
    --------
    >>> a, b = sympy.symbols("a b", positive=True)
    >>> [(s, *r.relations) for s, r in signs(a**2 - a*b, Branch())]
    [(-1, -a + b > 0), (0, Eq(a - b, 0)), (1, a - b > 0)]
    >>> [(s, *r.relations) for s, r in signs(a*b/(a + b) - a, Branch())]
    [(-1,)]
    """
    choice = min(expr.atoms(sympy.Max, sympy.Min), key=lambda e: (len(str(e)), str(e)), default=None)
    if choice is not None:
        left, right, *rest = choice.args
        for sign, part in signs(left - right, branch):
            winner = left if (sign >= 0) == isinstance(choice, sympy.Max) else right
            yield from signs(expr.xreplace({choice: choice.func(winner, *rest)}), part)
        return
    free, factors = _factors(expr)
    for sign, part in _product(factors, branch) if free else [(0, branch)]:
        yield free * sign, part


def always_positive(expr: Expr, branch: Branch) -> bool:
    """Whether an expression is proved to be positive on a branch.

    Examples
    --------
    >>> a, b = sympy.symbols("a b", positive=True)
    >>> always_positive(a - b, Branch.of([a > b])), always_positive(a - b, Branch())
    (True, False)
    """
    return all(sign > 0 for sign, _ in signs(expr, branch))


@lru_cache(maxsize=4096)
def _factors(expr: Expr) -> tuple[int, tuple[tuple[Expr, int], ...]]:
    """What is known of the sign for free, and the factors whose signs are open with their powers.

    Denominators come first, since they must not vanish.
    """
    symbols = sorted(expr.free_symbols, key=str)
    try:
        numerator, denominators = _fraction(expr, PolyRing(symbols, sympy.QQ))
    except (CoercionFailed, ValueError):  # other numbers than rationals, or no symbols at all
        known = _sign_of_number(expr) if expr.is_number else None
        return (1, ((expr, 1),)) if known is None else (known, ())
    if not numerator:
        return 0, ()
    sign, powers = 1, Counter[Any]()
    for polynomial, power in [*((d, -n) for d, n in denominators.items()), (numerator, 1)]:
        free = _free_sign(polynomial, symbols)
        content, parts = (free, []) if free else _factored(polynomial)
        sign *= 1 if content > 0 or power % 2 == 0 else -1
        for part, times in parts:
            # A leading coefficient is positive, so that no polynomial occurs with both signs.
            if not _free_sign(part, symbols):
                powers[part] += power * times
    ordered = sorted((item for item in powers.items() if item[1]), key=lambda item: item[1] > 0)
    return sign, tuple((part.as_expr(), power) for part, power in ordered)


def _fraction(expr: Expr, ring: Any) -> tuple[Any, Counter[Any]]:
    """Numerator, and denominators with their powers; common divisors stay, for finding them takes longest."""
    if expr.is_Symbol or expr.is_Rational:
        return ring.from_expr(expr), Counter()
    if expr.is_Pow and expr.exp.is_Integer:
        numerator, denominators = _fraction(expr.base, ring)
        power = abs(int(expr.exp))
        if expr.exp > 0:
            return numerator**power, Counter({d: power * n for d, n in denominators.items()})
        if not numerator:
            raise ValueError(f"{expr} divides by zero")
        return _product_of(denominators, power, ring), Counter({numerator: power})
    if not (expr.is_Mul or expr.is_Add):
        raise CoercionFailed(f"{expr} is not a rational function")
    parts = [_fraction(arg, ring) for arg in expr.args]
    if expr.is_Mul:
        return prod((n for n, _ in parts), start=ring.one), sum((d for _, d in parts), Counter())
    common = reduce(operator.or_, (d for _, d in parts))
    return sum((n * _product_of(common - d, 1, ring) for n, d in parts), ring.zero), common


def _product_of(powers: Counter[Any], times: int, ring: Any) -> Any:
    return prod((p ** (n * times) for p, n in powers.items()), start=ring.one)


@lru_cache(maxsize=4096)
def _factored(polynomial: Any) -> tuple[Any, list[tuple[Any, int]]]:
    content, parts = polynomial.factor_list()
    return content, parts


def _free_sign(polynomial: Any, symbols: Sequence[sympy.Symbol]) -> int | None:
    """The sign of a polynomial in positive symbols whose coefficients have one sign."""
    if all(s.is_positive for s in symbols) or polynomial.is_ground:
        found = {1 if c > 0 else -1 for c in polynomial.coeffs()}
        return found.pop() if len(found) == 1 else None
    return None


def _sign_of_number(number: Expr) -> int | None:
    simple = sympy.simplify(number)
    return 1 if simple.is_positive else -1 if simple.is_negative else 0 if simple.is_zero else None


def _product(factors: Sequence[tuple[Expr, int]], branch: Branch) -> Iterator[tuple[int, Branch]]:
    if not factors:
        yield 1, branch
        return
    (base, power), *rest = factors
    for sign, part in _factor_signs(base, branch, never_zero=power < 0):
        if sign == 0:
            yield 0, part
        else:
            for others, smaller in _product(rest, part):
                yield (sign if power % 2 else 1) * others, smaller


@lru_cache(maxsize=4096)
def _sign_given(expr: Expr, relations: tuple[Expr, ...]) -> int | None:
    """The sign of a polynomial that coefficients show once inequalities are built into the symbols.

    An inequality ``u*s + v > 0`` with ``u > 0`` says that ``s`` is ``(t - v)/u`` for a positive ``t``, which takes
    the name of ``s``. Only proves: None means not seen.
    """
    facts = [r.gts - r.lts for r in relations if isinstance(r, (sympy.StrictGreaterThan, sympy.StrictLessThan))]
    while facts:
        fact, below = sympy.together(facts.pop(0)).as_numer_denom()
        if not fact.is_polynomial() or _factors(below) != (1, ()):
            continue
        for symbol in sorted(fact.free_symbols, key=str):
            slope = sympy.diff(fact, symbol)
            if symbol.is_positive and not slope.has(symbol) and _factors(slope) == (1, ()):
                built = (symbol - fact.subs(symbol, 0)) / slope
                facts = [f.subs(symbol, built) for f in facts]
                expr = expr.subs(symbol, built)
                break
    sign, unsettled = _factors(expr)
    return None if unsettled else sign


def _factor_signs(expr: Expr, branch: Branch, never_zero: bool) -> Iterator[tuple[int, Branch]]:
    allowed = branch.conditions.get(expr, ALL)
    if len(allowed) == 1:
        yield next(iter(allowed)), branch
        return
    free = _sign_given(expr, (*branch.facts, *branch.relations))
    if free:
        yield free, branch
        return
    given = [*branch.facts, *branch.relations, *([sympy.Ne(expr, 0)] if never_zero else [])]
    found: dict[int, Point | None] = {}
    here = _at(expr, branch.witness)
    if here is not None and not (never_zero and here[0] == 0):
        found[here[0]] = here[1]
        elsewhere = decide(_relation(expr, frozenset({here[0]})), given)
        if elsewhere.proved:
            yield here[0], replace(branch, witness=here[1])
            return
        there = _at(expr, elsewhere.witness and {**here[1], **elsewhere.witness})
        if there is not None:
            found[there[0]] = there[1]
    for sign in (1, -1, 0):
        if sign not in found and not (never_zero and sign == 0):
            possible = decide(_relation(expr, ALL - {sign}), given)
            if not possible.proved:
                found[sign] = possible.witness
    for sign, witness in found.items():
        yield sign, branch.where(expr, sign, witness)


def _at(expr: Expr, point: Point | None) -> tuple[int, Point] | None:
    """The sign of a polynomial at a point, and the point with the symbols it lacked."""
    if point is None:
        return None
    lacking = sorted(expr.free_symbols - point.keys(), key=str)
    filled = {**point, **{s: sympy.Integer(-i if s.is_negative else i) for i, s in enumerate(lacking, 2)}}
    return int(sympy.sign(expr.xreplace(filled))), filled


def tidied(cells: Iterable[tuple[T, Branch]]) -> list[tuple[T, Branch]]:
    """Drop conditions that follow from the others, and join cells that differ in one sign.

    Examples
    --------
    >>> a, b = sympy.symbols("a b", positive=True)
    >>> cells = [(s >= 0, r) for s, r in signs(a - b, Branch())]
    >>> [(value, *r.relations) for value, r in tidied(cells)]
    [(False, -a + b > 0), (True, a - b >= 0)]
    """
    minimal = [(value, _minimal(branch)) for value, branch in _united(_joined(list(cells)))]
    return sorted(_joined(minimal), key=lambda cell: (str(cell[1].relations), str(cell[0])))


def _minimal(branch: Branch) -> Branch:
    kept = dict(branch.conditions)
    for expr, allowed in branch.conditions.items():
        others = replace(branch, conditions={e: s for e, s in kept.items() if e != expr})
        if len(kept) > 1 and decide(_relation(expr, allowed), [*branch.facts, *others.relations]).proved:
            del kept[expr]
    return replace(branch, conditions=kept)


def _united(cells: list[tuple[T, Branch]]) -> list[tuple[T, Branch]]:
    """Describe all cells of one value by what holds on each of them, where nothing else satisfies that."""
    united = list(cells)
    polynomials = dict.fromkeys(e for _, branch in cells for e in branch.conditions)
    for value in dict.fromkeys(value for value, _ in cells):
        mine = [branch for v, branch in cells if v == value]
        others = [branch for v, branch in cells if v != value]
        if len(mine) == 1:
            continue
        common = {e: frozenset[int]().union(*(_possible_signs(e, part) for part in mine)) for e in polynomials}
        found = [part.witness for part in mine if part.witness is not None]
        hull = Branch(mine[0].facts, {e: s for e, s in common.items() if s != ALL}, found[0] if found else None)
        if all(common.values()) and all(_disjoint(hull, other) for other in others):
            united = [(v, branch) for v, branch in united if v != value] + [(value, hull)]
    return united


def _possible_signs(expr: Expr, branch: Branch) -> frozenset[int]:
    if expr in branch.conditions:
        return branch.conditions[expr]
    given = [*branch.facts, *branch.relations]
    return frozenset(s for s in ALL if not decide(_relation(expr, ALL - {s}), given).proved)


def _disjoint(left: Branch, right: Branch) -> bool:
    either: Any = sympy.Or
    outside = either(*(sympy.Not(relation) for relation in right.relations))
    return decide(outside, [*left.facts, *left.relations]).proved


def _joined(cells: list[tuple[T, Branch]]) -> list[tuple[T, Branch]]:
    for i, (value, branch) in enumerate(cells):
        for j, (other_value, other) in enumerate(cells[:i]):
            if value == other_value and (union := _union(other, branch)) is not None:
                return _joined([*cells[:j], (value, union), *cells[j + 1 : i], *cells[i + 1 :]])
    return cells


def _union(left: Branch, right: Branch) -> Branch | None:
    """The union of two branches whose conditions differ in the signs of one polynomial."""
    mine, yours = left.conditions, right.conditions
    differing = [e for e in mine if mine[e] != yours.get(e)]
    if mine.keys() != yours.keys() or len(differing) > 1:
        return None
    conditions = {e: s | yours[e] for e, s in mine.items()}
    witness = right.witness if left.witness is None else left.witness
    return replace(left, conditions={e: s for e, s in conditions.items() if s != ALL}, witness=witness)
