"""A problem with numbers for its symbols: sums of monomials over the logarithms of the resources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np
import sympy
from numpy.typing import NDArray

from proofs_check.arrays import Floats
from theory.allocate import Problem
from theory.errors import TheoryError
from theory.monomials import Monomial
from theory.risk import exact
from theory.symbols import Resource

__all__ = ["NumbersError", "Rows", "Tables", "numbers_for", "symbols_of", "tables"]

SAME = 1e-12  # exponents closer than this meet, and the term carries a logarithm
STEEPEST = 600.0  # a rate above exp(STEEPEST) leaves nothing of its term

Expr = Any
Values = Mapping[sympy.Symbol, Expr]


class NumbersError(TheoryError):
    """A symbol has no number, or one outside its domain."""


@dataclass(frozen=True)
class Rows:
    """Monomials ``c * prod R**powers * prod log(R)**logs[0] * prod log(log(R))**logs[1] ...``.

    Attributes
    ----------
    coefficients : ndarray, shape (m,)
        Natural logarithms of the coefficients c.
    powers : ndarray, shape (m, n)
    logs : ndarray, shape (depth, m, n)
    """

    coefficients: Floats
    powers: Floats
    logs: Floats

    def at(self, z: Floats) -> Floats:
        """Logarithms of the monomials at resources ``exp(z)``; z of shape (n,) or (n, k) gives (m,) or (m, k)."""
        value: Floats = (self.coefficients + (self.powers @ z).T).T
        for power, iterated, _ in self._iterated(z):
            value = value + power @ iterated
        return value

    def slopes(self, z: Floats) -> Floats:
        """Derivatives of `at` by z of shape (n,), shape (m, n)."""
        slopes = self.powers
        for power, _, slope in self._iterated(z):
            slopes = slopes + power * slope
        return slopes

    def _iterated(self, z: Floats) -> Iterator[tuple[Floats, Floats, Floats]]:
        """Per depth that occurs: the powers, the logarithm of the iterated logarithm, and its derivative."""
        for depth in range(len(self.logs)):
            used = self.logs[depth:].any(axis=(0, 1))
            if not used.any():
                return
            inner = np.where(used, z.T, np.e).T
            slope = np.ones_like(inner)
            for _ in range(depth + 1):
                slope, inner = slope / inner, np.log(inner)
            yield self.logs[depth], np.where(used, inner.T, 0.0).T, slope


@dataclass(frozen=True)
class Tables:
    """A problem in numbers.

    Attributes
    ----------
    axes : the resources of the problem, then its budget
    terms : of the risk, without their exponentials
    rates : per term, the monomials in its exponentials
    limits : each a sum of monomials that is at most one
    """

    axes: tuple[Resource, ...]
    terms: Rows
    rates: tuple[Rows, ...]
    limits: tuple[Rows, ...]

    def risk_terms(self, z: Floats) -> Floats:
        """Logarithms of the terms, exponentials included, at z of shape (n,) or (n, k)."""
        value = self.terms.at(z)
        for j, rates in enumerate(self.rates):
            value[j] -= _sizes(rates, z).sum(axis=0)
        return value

    def risk_slopes(self, z: Floats) -> Floats:
        """Derivatives of `risk_terms` by z of shape (n,), shape (m, n)."""
        slopes = np.array(self.terms.slopes(z))
        for j, rates in enumerate(self.rates):
            slopes[j] -= _sizes(rates, z) @ rates.slopes(z)
        return slopes

    @property
    def depths(self) -> NDArray[np.int64]:
        """Per axis, how often its logarithm is taken."""
        logs = [rows.logs for rows in (self.terms, *self.rates, *self.limits)]
        used = np.array([np.any(np.concatenate([part[k] for part in logs]) != 0, axis=0) for k in range(len(logs[0]))])
        return np.array([max((k + 1 for k in range(len(used)) if used[k, i]), default=0) for i in range(used.shape[1])])


def _sizes(rates: Rows, z: Floats) -> Floats:
    sizes: Floats = np.exp(np.minimum(rates.at(z), STEEPEST))
    return sizes


def symbols_of(problem: Problem, *, coefficients: bool = True) -> tuple[sympy.Symbol, ...]:
    """The symbols that need numbers: those in exponents and facts, and in coefficients if wanted."""
    written = [e for m in _monomials(problem) for e in _exponents(m)]
    written += [d for t in problem.risk.terms for _, d in t.ties] + list(problem.facts)
    written += [m.coefficient for m in _monomials(problem)] if coefficients else []
    return tuple(sorted({s for e in written for s in e.free_symbols}, key=str))


def numbers_for(
    symbols: Iterable[sympy.Symbol], given: Mapping[Any, Any], facts: Iterable[Expr] = ()
) -> dict[sympy.Symbol, Expr]:
    """Exact numbers for symbols, given by symbol or name.

    Raises
    ------
    NumbersError
        If one is missing, unknown, outside its domain, or against a fact.
    """
    wanted = {s.name: s for s in symbols}
    found = {str(key): exact(value) for key, value in given.items()}
    for name in found:
        if name not in wanted:
            raise NumbersError(f"{name} is no symbol of this problem; it has {', '.join(wanted) or 'none'}")
    missing = [name for name in wanted if name not in found]
    if missing:
        example = ", ".join(f"{name}=..." for name in missing)
        raise NumbersError(f"{', '.join(missing)} need numbers; pass {example}")
    values = {symbol: found[name] for name, symbol in wanted.items()}
    for symbol, value in values.items():
        if not value.is_real or (symbol.is_positive and value <= 0):
            raise NumbersError(f"{symbol} = {value} is not a {'positive' if symbol.is_positive else 'real'} number")
    broken = [f for f in facts if f.xreplace(values) is sympy.false]
    if broken:
        raise NumbersError(f"the numbers violate {broken[0]}")
    return values


def tables(problem: Problem, values: Values, *, coefficients: bool = True) -> Tables:
    """Evaluate the exponents of a problem, and its coefficients if wanted (else they are one).

    Parameters
    ----------
    problem : Problem
    values : mapping
        A number for each of `symbols_of`.
    """
    read = _exponents_of(problem)([float(values[s]) for s in symbols_of(problem, coefficients=False)])
    if not coefficients:
        return read
    sizes = iter([float(sympy.log(m.coefficient.xreplace(dict(values)))) for m in _monomials(problem)])

    def sized(rows: Rows) -> Rows:
        return replace(rows, coefficients=np.array([next(sizes) for _ in rows.coefficients]))

    parts = [sized(rows) for rows in (read.terms, *read.rates, *read.limits)]
    many = 1 + len(read.rates)
    return Tables(read.axes, parts[0], tuple(parts[1:many]), tuple(parts[many:]))


def _groups(problem: Problem) -> list[list[Monomial]]:
    """The prefactors of the terms, the rates of each, the monomials of each limit."""
    terms = problem.risk.terms
    rates = [list(t.rates) for t in terms]
    return [[t.prefactor for t in terms], *rates, *(list(limit.monomials) for limit in problem.limits)]


def _monomials(problem: Problem) -> list[Monomial]:
    return [m for group in _groups(problem) for m in group]


def _exponents(m: Monomial) -> list[Expr]:
    return [*(p for _, p in m.powers), *(q for *_, q in m.logs)]


@lru_cache(maxsize=64)
def _exponents_of(problem: Problem) -> Callable[[Sequence[float]], Tables]:
    """Compile the exponents, since tests ask for many points of one problem."""
    axes = (*problem.resources, problem.budget)
    groups, terms = _groups(problem), problem.risk.terms
    depth = max([1, *(k for m in _monomials(problem) for _, k, _ in m.logs)])
    ties = [d for t in terms for _, d in t.ties]
    written = [e for m in _monomials(problem) for e in _exponents(m)]
    numeric = sympy.lambdify([list(symbols_of(problem, coefficients=False))], [*written, *ties], "numpy")

    def rows(group: Sequence[Monomial], numbers: Iterator[float]) -> Rows:
        made = Rows(np.zeros(len(group)), np.zeros((len(group), len(axes))), np.zeros((depth, len(group), len(axes))))
        for i, m in enumerate(group):
            for resource, _ in m.powers:
                made.powers[i, axes.index(resource)] = next(numbers)
            for resource, k, _ in m.logs:
                made.logs[k - 1, i, axes.index(resource)] = next(numbers)
        return made

    def read(point: Sequence[float]) -> Tables:
        numbers = iter(numeric(point))
        first, *rest = [rows(group, numbers) for group in groups]
        for j, t in enumerate(terms):
            met = [resource for resource, _ in t.ties if abs(next(numbers)) < SAME]
            for resource in met[:1]:
                first.logs[0, j, axes.index(resource)] += 1
        return Tables(axes, first, tuple(rest[: len(terms)]), tuple(rest[len(terms) :]))

    return read
