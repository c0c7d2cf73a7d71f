"""Regions of the resources, where one effective rank holds, and which terms lead there.

A region is an open cone in the logarithms of the resources, such as ``n**-a << h << 1``, with as many conditions as
resources. A monomial that is a product of nonnegative powers of the ratios larger/smaller of the conditions is large
everywhere in the region, and no other one is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import combinations, product
from typing import Any

import sympy

from theory.decide import decide, find_point
from theory.errors import OutsideTheClassError, SeveralPhasesError
from theory.monomials import Monomial, Term, joined, term
from theory.products import factored
from theory.symbols import Resource

__all__ = ["Region", "summable"]

Expr = Any


@dataclass(frozen=True)
class Region:
    """Where each of some monomials in the resources is much less than another.

    Parameters
    ----------
    much_less : pairs of monomials, the smaller one first; as many as there are resources
    facts : relations between the parameters

    Examples
    --------
    >>> from theory.symbols import parameters, resources
    >>> a = parameters("a"); n, h = resources("n h")
    >>> region = Region(((n**-a, h), (h, sympy.S.One)), (a > 1,))
    >>> [m.expression for m in region.leading((h**(-1/a) + 2) / (n + h**(-1/a)))]
    [1/(h**(1/a)*n)]
    """

    much_less: tuple[tuple[Expr, Expr], ...]
    facts: tuple[Expr, ...] = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return Region, (self.much_less, self.facts)  # without what was looked up before

    @property
    def conditions(self) -> tuple[Expr, ...]:
        """As relations, whose < reads "much less than"."""
        return tuple(sympy.Lt(small, large) for small, large in self.much_less)

    @cached_property
    def resources(self) -> tuple[Resource, ...]:
        ratios = [_read(large / small) for small, large in self.much_less]
        return tuple(sorted({r for m in ratios for r in m.resources}, key=lambda r: r.name))

    @staticmethod
    def read(expr: Expr) -> Monomial:
        """An expression as a monomial in the resources."""
        return _read(expr)

    @cached_property
    def _known(self) -> dict[tuple[Any, ...], tuple[Expr, ...]]:
        return {}

    @cached_property
    def _coordinates(self) -> Any:
        """Matrix that takes powers of the resources to powers of the ratios of the conditions."""
        ratios = [_read(large / small) for small, large in self.much_less]
        if len(ratios) != len(self.resources):
            raise OutsideTheClassError(
                f"{len(ratios)} conditions on {len(self.resources)} resources: give one for each"
            )
        return sympy.Matrix([[m.power(r) for m in ratios] for r in self.resources]).inv()

    def powers(self, found: Monomial) -> tuple[Expr, ...]:
        """A monomial as powers of the ratios larger/smaller of the conditions."""
        if unknown := [r for r in found.resources if r not in self.resources]:
            raise OutsideTheClassError(f"no condition of the region mentions {unknown[0]}")
        if found.powers not in self._known:
            powers = sympy.Matrix([found.power(r) for r in self.resources])
            self._known[found.powers] = tuple(factored(y) for y in self._coordinates * powers)
        return self._known[found.powers]

    def dominates(self, large: Monomial, small: Monomial) -> bool | None:
        """Whether a monomial is at least of the order of another everywhere in the region; None if that is open.

        The ratio of two sizes may grow as slowly as one likes, more slowly than any logarithm of the sizes themselves.
        So where only such a ratio speaks for the larger power, the logarithms still count.
        """
        powers = self._ratio(large, small)
        if any(y.is_negative for y in powers):  # which costs nothing to see
            return False
        signs = [self._nonnegative(y) for y in powers]
        if False in signs or None in signs:
            return False if False in signs else None
        return large.logs == small.logs or self._logs_dominate(large, small, powers)

    def _logs_dominate(self, large: Monomial, small: Monomial, powers: tuple[Expr, ...]) -> bool:
        """Whether logarithms do not turn the order of powers, of which none is negative.

        A logarithm is of the order of the largest logarithm of the ratios that its resource is made of. Those ratios
        count whose power is zero, and among them any may be far beyond all others (ours).
        """
        idle = [i for i, y in enumerate(powers) if not (y > 0 if y.is_number else decide(y > 0, self.facts).proved)]
        found = [(r, depth, q) for r, depth, q in large.logs] + [(r, depth, -q) for r, depth, q in small.logs]
        made_of = {r: {i for i, y in enumerate(self.powers(_read(r))) if y != 0} for r, _, _ in found}
        depths = sorted({depth for _, depth, _ in found})
        return all(
            _leads(sum(q for r, at, q in found if at == depth and made_of[r] & set(beyond)) for depth in depths)
            for size in range(1, len(idle) + 1)
            for beyond in combinations(idle, size)
        )

    def _ratio(self, large: Monomial, small: Monomial) -> tuple[Expr, ...]:
        return tuple(factored(x - y) for x, y in zip(self.powers(large), self.powers(small), strict=True))

    def _nonnegative(self, y: Expr) -> bool | None:
        return bool(y >= 0) if y.is_number else _nonnegative(y, self.facts)

    def dominators(self, monomials: Sequence[Monomial]) -> list[Monomial | None]:
        """For each monomial one of the others that is strictly larger, or None if it leads somewhere.

        Raises
        ------
        SeveralPhasesError
            If the facts leave that open; its `sides` would decide a part of it.
        """
        found: list[Monomial | None] = []
        for m in monomials:
            over, unsettled = None, []
            for other in (o for o in monomials if not _alike(o, m)):
                verdict = self.dominates(other, m)
                # Of two that are of one order, as log(n) and log(n**2), the first is kept.
                if verdict and (other in monomials[: monomials.index(m)] or not self._same_order(m, other)):
                    over = other
                    break
                unsettled += [other] * (verdict is None)
            if over is None and unsettled:
                self._split(unsettled[0], m)
            found.append(over)
        return found

    def _same_order(self, one: Monomial, other: Monomial) -> bool:
        return not any(self._ratio(one, other)) and bool(self.dominates(one, other))

    def _split(self, large: Monomial, small: Monomial) -> None:
        for y in self._ratio(large, small):
            if self._nonnegative(y) is None:
                numerator, denominator = y.as_numer_denom()
                if not denominator.is_positive:
                    numerator = y
                sides = (sympy.Gt(numerator, 0), sympy.Lt(numerator, 0))
                raise SeveralPhasesError(
                    f"whether {large.expression} is larger than {small.expression} depends on the sign of {y}: give "
                    f"{sides[0]} or {sides[1]} as a fact (where=...)",
                    sides,
                )

    def largest(self, monomials: Iterable[Monomial]) -> tuple[Monomial, ...]:
        """Join what is alike, and drop what another one dominates."""
        alike = _joined(monomials)
        return tuple(m for m, over in zip(alike, self.dominators(alike), strict=True) if over is None)

    def leading(self, expr: Expr) -> tuple[Monomial, ...]:
        """The monomials that an expression leads with: sums, products and powers of monomials.

        Raises
        ------
        OutsideTheClassError
            If what stands in a denominator has no single leading term there, or cancels to leading order.
        SeveralPhasesError
            If the facts leave open what leads.
        """
        if expr.is_Add:
            return self.largest(m for part in expr.args for m in self.leading(part))
        if expr.is_Mul:
            return self.largest(_multiplied(chosen) for chosen in product(*(self.leading(part) for part in expr.args)))
        base, exponent = expr.as_base_exp()
        if not base.is_Add or not exponent.is_Integer:
            return (_read(expr),)
        found = self.leading(base)
        if exponent > 0:
            return self.largest(_multiplied(chosen) for chosen in product(*[found] * int(exponent)))
        if len(found) != 1:
            names = " and ".join(str(m.expression) for m in found)
            raise OutsideTheClassError(f"{base} does not lead with one term where {self.conditions}: {names}")
        return (_read(found[0].expression ** exponent),)


@lru_cache(maxsize=4096)
def _nonnegative(y: Expr, facts: tuple[Expr, ...]) -> bool | None:
    """Whether an expression is nowhere negative where the facts hold, or negative everywhere; None for neither."""
    return True if _follows(sympy.Ge(y, 0), facts) else False if _follows(sympy.Lt(y, 0), facts) else None


def _follows(relation: Expr, facts: tuple[Expr, ...]) -> bool:
    """Whether a relation is proved; one that fails at a point where the facts hold is not tried."""
    return relation.subs(_somewhere(facts)) != sympy.false and decide(relation, facts).proved


@lru_cache(maxsize=256)
def _somewhere(facts: tuple[Expr, ...]) -> Mapping[Expr, Expr]:
    """A point where the facts hold, if one is found."""
    return find_point(facts) or {}


def _leads(net: Iterable[Expr]) -> bool:
    """Whether powers of logarithms, of iterated ones after them, come to at least a constant."""
    return next((bool(q > 0) for q in net if q != 0), True)


def _alike(one: Monomial, other: Monomial) -> bool:
    return (one.powers, one.logs) == (other.powers, other.logs)


def _read(expr: Expr) -> Monomial:
    return term(expr, trusted=True).prefactor


def _multiplied(factors: Iterable[Monomial]) -> Monomial:
    return _read(sympy.Mul(*(m.expression for m in factors)))


def _joined(monomials: Iterable[Monomial]) -> list[Monomial]:
    """One monomial for all of one kind; coefficients that were added up are tidied."""
    together = [t.prefactor for t in joined((Term(m) for m in monomials), "sum")]
    tidy = [
        replace(m, coefficient=factored(sympy.cancel(m.coefficient))) if m.coefficient.is_Add else m for m in together
    ]
    if not all(m.coefficient != 0 for m in tidy):
        raise OutsideTheClassError("terms cancel to leading order; write the expression as a sum of positive terms")
    return tidy


def summable(exponent: Expr, facts: tuple[Expr, ...]) -> bool:
    """Whether ``sum t**-exponent`` is finite.

    Raises
    ------
    SeveralPhasesError
        If the facts leave it open.

    Examples
    --------
    >>> from theory.symbols import parameters
    >>> a, b = parameters("a b")
    >>> summable((b - 1) / a, (b > 1 + a,))
    True
    """
    if factored(exponent) == 1:
        return False
    sides = sympy.Gt(exponent, 1), sympy.Lt(exponent, 1)
    for side, finite in zip(sides, (True, False), strict=True):
        if _follows(side, facts):
            return finite
    raise SeveralPhasesError(f"whether a sum is finite depends on {sides[0]}; give it or {sides[1]} as a fact", sides)
