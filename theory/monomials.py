"""Monomials in resources, and terms of a risk: a monomial, perhaps damped by exponentials."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal

import sympy

from theory.errors import OutsideTheClassError
from theory.qlog import QLog
from theory.symbols import Resource, resources_of

__all__ = ["Monomial", "Term", "monomial", "term"]

Expr = Any


@dataclass(frozen=True)
class Monomial:
    """``coefficient * product of resource**power * product of log(...log(resource))**power``.

    Attributes
    ----------
    coefficient : a positive expression in the parameters
    powers : pairs of resource and power, sorted by name
    logs : triples of resource, how often the logarithm is taken, and power
    """

    coefficient: Expr
    powers: tuple[tuple[Resource, Expr], ...] = ()
    logs: tuple[tuple[Resource, int, Expr], ...] = ()

    def power(self, resource: Resource) -> Expr:
        """The power of a resource, zero if it does not occur."""
        return dict(self.powers).get(resource, sympy.S.Zero)

    def replaced(self, values: Mapping[Any, Expr]) -> Monomial:
        """The monomial with expressions in the parameters replaced."""
        if not any(
            e.has(*values) for e in (self.coefficient, *(p for _, p in self.powers), *(q for *_, q in self.logs))
        ):
            return self
        powers = {r: p.xreplace(values) for r, p in self.powers}
        logs = {(r, depth): q.xreplace(values) for r, depth, q in self.logs}
        return _monomial(self.coefficient.xreplace(values), powers, logs)

    @property
    def resources(self) -> tuple[Resource, ...]:
        found = {r for r, _ in self.powers} | {r for r, _, _ in self.logs}
        return tuple(sorted(found, key=lambda r: r.name))

    @property
    def expression(self) -> Expr:
        logs = (_iterated_log(r, depth) ** q for r, depth, q in self.logs)
        return self.coefficient * sympy.Mul(*(r**p for r, p in self.powers), *logs)


@dataclass(frozen=True)
class Term:
    """A monomial times ``exp(-rate)`` for each of its rates, themselves monomials.

    Attributes
    ----------
    prefactor : the monomial; for a `QLog`, its order away from the tie
    rates : monomials in the exponents of decaying exponentials
    ties : pairs of a resource and a difference of exponents; where the difference
        vanishes the term carries one more logarithm of the resource
    exact : whether the coefficient is that of the risk, and not only of a bound on it
    literal : whether the term is what it stands for at every budget, and not its leading form
    """

    prefactor: Monomial
    rates: tuple[Monomial, ...] = ()
    ties: tuple[tuple[Resource, Expr], ...] = ()
    exact: bool = True
    literal: bool = True

    @property
    def expression(self) -> Expr:
        return self.prefactor.expression * sympy.Mul(*(sympy.exp(-r.expression) for r in self.rates))

    @property
    def kind(self) -> tuple[Any, ...]:
        """All but the coefficient: terms of one kind add up to one term."""
        return (self.prefactor.powers, self.prefactor.logs, self.rates, self.ties)

    @property
    def resources(self) -> tuple[Resource, ...]:
        found = {r for m in (self.prefactor, *self.rates) for r in m.resources}
        return tuple(sorted(found, key=lambda r: r.name))

    def replaced(self, values: Mapping[Any, Expr]) -> Term:
        """The term with expressions in the parameters replaced; a tie that is met becomes a logarithm."""
        prefactor = self.prefactor
        ties = [(r, d, sympy.expand(sympy.cancel(d.xreplace(values)))) for r, d in self.ties]
        met = [(r, d) for r, d, now in ties if now == 0]
        for resource, difference in met[:1]:
            # The quotient (t**-s0 - t**-s1)/(s1 - s0) becomes t**-s0*log(t), without its denominator.
            logs = {(r, depth): q for r, depth, q in prefactor.logs}
            _add(logs, (resource, 1), sympy.S.One)
            coefficient = prefactor.coefficient * sympy.Max(difference, -difference)
            prefactor = _monomial(coefficient, dict(prefactor.powers), logs)
        prefactor = prefactor.replaced(values)
        rates = tuple(r.replaced(values) for r in self.rates)
        return replace(self, prefactor=prefactor, rates=rates, ties=tuple((r, now) for r, _, now in ties if now != 0))

    def with_coefficient(self, coefficient: Expr) -> Term:
        return replace(self, prefactor=replace(self.prefactor, coefficient=coefficient))


def monomial(expr: Expr, what: str = "term") -> Monomial:
    """Read an expression as a monomial in its resources and their logarithms.

    Raises
    ------
    OutsideTheClassError
        If it is not one, or its coefficient is not known to be positive.

    Examples
    --------
    >>> from theory.symbols import parameters, resources
    >>> N, D = resources("N D"); a, A = parameters("a A")
    >>> monomial(6*A*N**-a*D).powers
    ((D, 1), (N, -a))
    """
    found = term(expr, what)
    if found.rates or found.ties:
        raise OutsideTheClassError(f"the {what} {expr} is not a monomial: exponentials and QLog belong to a risk")
    return found.prefactor


@lru_cache(maxsize=4096)
def term(expr: Expr, what: str = "term", *, trusted: bool = False) -> Term:
    """Read an expression as a term of a risk.

    Parameters
    ----------
    expr : sympy.Expr
        A product of powers of resources, powers of their (iterated) logarithms,
        exponentials ``exp(-rate)``, `QLog` and a positive coefficient.
    what : str
        What errors call it.
    trusted : bool
        Whether the caller proved that the coefficient is positive.

    Raises
    ------
    OutsideTheClassError
        If it is not of this form, or its coefficient is not known to be positive.

    Examples
    --------
    >>> from theory.symbols import parameters, resources
    >>> N, T = resources("N T"); a = parameters("a")
    >>> damped = term(N**-a * sympy.log(N) * sympy.exp(-T/N))
    >>> damped.prefactor.logs, [r.expression for r in damped.rates]
    (((N, 1, 1),), [T/N])
    """
    read = _Reader(expr, what)
    for factor in sympy.Mul.make_args(sympy.expand_power_base(sympy.expand_power_exp(expr), force=True)):
        read.take(factor)
    if not (trusted or read.given.is_positive):
        raise OutsideTheClassError(
            f"the {what} {expr} has the coefficient {read.given}, which is not known to be positive. "
            "A risk is a sum of positive terms: drop negative ones for an upper bound, "
            "and declare coefficients with parameters(...)"
        )
    return read.result()


class _Reader:
    """Collects the factors of one term."""

    def __init__(self, expr: Expr, what: str) -> None:
        self.expr, self.what = expr, what
        self.given: Expr = sympy.S.One  # the coefficient as written
        self.ours: Expr = sympy.S.One  # what reading contributes to it, which is positive
        self.powers: dict[Resource, Expr] = {}
        self.logs: dict[tuple[Resource, int], Expr] = {}
        self.rates: list[Monomial] = []
        self.ties: list[tuple[Resource, Expr]] = []
        self.exact = True

    def take(self, factor: Expr) -> None:
        base, exponent = factor.as_base_exp()
        if not resources_of(factor):
            self.given *= factor
        elif isinstance(factor, sympy.exp):
            self._take_exponential(factor, -factor.args[0])
        elif not resources_of(base) and base.is_number:
            self._take_exponential(factor, -exponent * sympy.log(base))
        elif resources_of(exponent):
            raise self._outside(factor)
        elif isinstance(base, Resource):
            _add(self.powers, base, exponent)
        elif isinstance(base, QLog) and exponent == 1:
            self._take_qlog(base)
        else:
            resource, depth = _read_log(base)
            if resource is None:
                raise self._outside(factor)
            _add(self.logs, (resource, depth), exponent)

    def _take_exponential(self, factor: Expr, rate: Expr) -> None:
        try:
            self.rates.append(monomial(rate, "rate"))
        except OutsideTheClassError:
            raise OutsideTheClassError(
                f"the {self.what} {self.expr} has the factor {factor}, whose exponent is not minus a monomial with a "
                "positive coefficient; write a decaying exponential such as exp(-T/N**b)"
            ) from None

    def _take_qlog(self, tie: QLog) -> None:
        large, low, high = tie.args
        scale = monomial(large, "argument of QLog")
        # With t = R**p the logarithm that a tie brings is p*log(R); for several resources only its order is kept.
        speed = scale.powers[0][1] if len(scale.powers) == 1 and scale.powers[0][1].is_positive else sympy.S.One
        self.exact = len(scale.powers) == 1 and bool(scale.powers[0][1].is_positive)
        power, difference = -sympy.Min(low, high), sympy.expand(speed * (low - high))
        for resource, p in scale.powers:
            _add(self.powers, resource, p * power)
            self.ties.append((resource, difference))
        self.ours *= scale.coefficient**power * speed / sympy.Max(difference, -difference)

    def _outside(self, factor: Expr) -> OutsideTheClassError:
        names = ", ".join(map(str, resources_of(self.expr)))
        return OutsideTheClassError(
            f"the {self.what} {self.expr} is not a monomial in {names}: {factor} is not a power of a resource, "
            "of a logarithm log(R), or a decaying exponential. Bound sums under a power by their terms, "
            "write log(a*R) as a sum, and sums over modes as Sum(..., (k, 1, oo))"
        )

    def result(self) -> Term:
        prefactor = _monomial(self.given * self.ours, self.powers, self.logs)
        return Term(prefactor, tuple(self.rates), tuple(self.ties), self.exact, literal=not self.ties)


def _add(found: dict[Any, Expr], key: Any, power: Expr) -> None:
    found[key] = found.get(key, sympy.S.Zero) + power


def _monomial(coefficient: Expr, powers: dict[Resource, Expr], logs: dict[tuple[Resource, int], Expr]) -> Monomial:
    return Monomial(coefficient, _tidy(powers), tuple((r, depth, q) for (r, depth), q in _tidy(logs)))


def _tidy(found: dict[Any, Expr]) -> tuple[tuple[Any, Expr], ...]:
    tidy = {key: sympy.cancel(p) if p.is_rational_function() else p for key, p in found.items()}
    return tuple(sorted(((k, p) for k, p in tidy.items() if p != 0), key=lambda item: str(item[0])))


def _read_log(base: Expr) -> tuple[Resource | None, int]:
    """The resource under iterated logarithms, and how many there are."""
    depth = 0
    while isinstance(base, sympy.log):
        base, depth = base.args[0], depth + 1
    return (base, depth) if depth and isinstance(base, Resource) else (None, 0)


def _iterated_log(resource: Resource, depth: int) -> Expr:
    return resource if depth == 0 else sympy.log(_iterated_log(resource, depth - 1))


def joined(terms: Iterable[Term], combine: Literal["sum", "max"]) -> list[Term]:
    """Make one term of those of one kind, keeping the order of first appearance."""
    found: dict[tuple[Any, ...], list[Term]] = {}
    for t in terms:
        found.setdefault(t.kind, []).append(t)
    together: Any = sympy.Add if combine == "sum" else sympy.Max
    made = (alike[0].with_coefficient(together(*(t.prefactor.coefficient for t in alike))) for alike in found.values())
    return [
        replace(t, exact=all(u.exact for u in alike), literal=all(u.literal for u in alike))
        for t, alike in zip(made, found.values(), strict=True)
    ]
