"""Compute-optimal laws over their parameters: what the certificates of a ledger say, phase by phase.

A claim speaks of one phase; together the claims of a paper make a piecewise formula. Phases of one law have the same
limits and exclude each other; where two claims hold at once and differ, since their risks do, they belong to two laws.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sympy

from theory.allocate import Certificate
from theory.codec import from_json
from theory.decide import find_point, satisfiable
from theory.records import Ledger, Record
from theory.symbols import Resource

__all__ = ["Law", "Phase", "Range", "laws"]

Expr = Any
LARGEST = sympy.Rational(4, 3)  # number of an instance, if all are smaller
BEYOND = sympy.Rational(3, 2)  # times the largest number of an instance
STEPS = (sympy.Rational(1, 20), sympy.Rational(1, 100), sympy.Rational(1, 1000))
LARGE = 5  # up to here, steps are finer


@dataclass(frozen=True)
class Phase:
    """One form of the optimum, under the conditions of the claims that state it.

    Attributes
    ----------
    records : claims with this optimum, one at least
    certificate : its proof, which holds exponent, allocation and weights
    facts : conditions on the parameters, those of the claims included
    """

    records: tuple[Record, ...]
    certificate: Certificate
    facts: tuple[Expr, ...]

    @property
    def allocation(self) -> tuple[tuple[Resource, Expr], ...]:
        """The power of the budget given to each resource."""
        return tuple(zip(self.certificate.resources, self.certificate.allocation, strict=True))

    @property
    def binding(self) -> tuple[Expr, ...]:
        """The terms that balance at the optimum, as powers of the resources."""
        read, weights = self.certificate.read_terms, self.certificate.weights
        return tuple(
            dataclasses.replace(t, prefactor=dataclasses.replace(t.prefactor, coefficient=sympy.S.One)).expression
            for t, weight in zip(read, weights, strict=True)
            if weight != 0
        )

    @property
    def parameters(self) -> frozenset[sympy.Symbol]:
        """The letters of exponent and allocation, and those that a condition ties to them."""
        found: set[sympy.Symbol] = set().union(
            *(e.free_symbols for e in (self.certificate.exponent, *self.certificate.allocation))
        )
        while more := {s for f in self.facts if f.free_symbols & found for s in f.free_symbols} - found:
            found |= more
        return frozenset(found)


@dataclass(frozen=True)
class Range:
    """The numbers that a parameter may be given: from `low` to `high` by `step`, and where to begin."""

    symbol: sympy.Symbol
    low: sympy.Rational
    high: sympy.Rational
    step: sympy.Rational
    start: sympy.Rational


@dataclass(frozen=True)
class Law:
    """An optimum in phases that exclude each other.

    Attributes
    ----------
    phases : in the order of the claims
    ranges : one for each parameter, by name
    """

    phases: tuple[Phase, ...]
    ranges: tuple[Range, ...]

    @property
    def first(self) -> Record:
        """The first claim, which names the law."""
        return self.phases[0].records[0]

    @property
    def budget(self) -> sympy.Symbol:
        return self.phases[0].certificate.budget

    @property
    def limits(self) -> tuple[tuple[Expr, ...], ...]:
        return self.phases[0].certificate.limits

    @property
    def assumed(self) -> tuple[Expr, ...]:
        """Conditions on letters that are no parameters of the law."""
        own = {r.symbol for r in self.ranges}
        return tuple(dict.fromkeys(f for p in self.phases for f in p.facts if not f.free_symbols & own))


def laws(ledger: Ledger) -> tuple[Law, ...]:
    """The compute-optimal laws of a ledger that depend on a parameter, in its order.

    Parameters
    ----------
    ledger : Ledger

    Returns
    -------
    tuple of Law

    Examples
    --------
    >>> from theory.derive import derive
    >>> from theory.records import Evidence, Ledger, Record, Verdict
    >>> from theory.registry import builtin
    >>> entries = [builtin().entry(f"spigler2020:{slug}") for slug in ("rough-teacher", "smooth-teacher")]
    >>> verdict = Verdict("", "inconclusive", "not measured here")
    >>> records = tuple(Record(e.claim, Evidence(derived=derive(e.claim)), verdict) for e in entries)
    >>> (law,) = laws(Ledger((), records, "quick", 0, ()))
    >>> [phase.certificate.exponent for phase in law.phases], [str(r.symbol) for r in law.ranges]
    ([(a_T - d)/d, 2*a_S/d], ['a_S', 'a_T', 'd'])
    """
    groups: dict[Any, list[list[Phase]]] = {}
    # Claims on a wall speak of fewer letters; the phases around it come first.
    for phase in sorted(_merged(_phases(ledger)), key=lambda phase: -len(phase.parameters)):
        certificate, record = phase.certificate, phase.records[0]
        key = record.claim.paper, certificate.budget, certificate.limits, certificate.resources
        found = groups.setdefault(key, [])
        home = next((law for law in found if all(_excludes(phase, other) for other in law)), None)
        if home is None:
            found.append([phase])
        else:
            home.append(phase)
    place = {record.claim.id: i for i, record in enumerate(ledger.records)}
    ordered = [sorted(p, key=lambda p: place[p.records[0].claim.id]) for found in groups.values() for p in found]
    made = [Law(tuple(phases), _ranges(phases)) for phases in ordered]
    return tuple(sorted(made, key=lambda law: place[law.first.claim.id]))


def _phases(ledger: Ledger) -> Iterator[Phase]:
    """What every certificate of the ledger says, where it depends on a parameter."""
    for record in ledger.records:
        derived = record.evidence.derived
        for certificate in dict.fromkeys(map(from_json, derived.certificates)) if derived is not None else ():
            phase = Phase((record,), certificate, tuple(dict.fromkeys((*record.claim.assumptions, *certificate.facts))))
            if certificate.exponent.free_symbols:
                yield phase


def _merged(phases: Iterable[Phase]) -> Iterator[Phase]:
    """Phases with the claims that state the same optimum under the same conditions together."""
    found: dict[Any, Phase] = {}
    for phase in phases:
        c = phase.certificate
        key = (
            phase.records[0].claim.paper,
            c.terms,
            c.limits,
            c.budget,
            c.exponent,
            c.allocation,
            frozenset(phase.facts),
        )
        known = found.get(key)
        found[key] = phase if known is None else dataclasses.replace(known, records=_once(known.records, phase.records))
    yield from found.values()


def _once(known: Sequence[Record], more: Sequence[Record]) -> tuple[Record, ...]:
    return (*known, *(r for r in more if all(r.claim.id != k.claim.id for k in known)))


def _excludes(one: Phase, other: Phase) -> bool:
    return satisfiable((*one.facts, *other.facts)) is False


def _ranges(phases: Sequence[Phase]) -> tuple[Range, ...]:
    symbols: set[sympy.Symbol] = set().union(*(p.parameters for p in phases))
    made = [_range(s, phases) for s in sorted(symbols | _telling(phases), key=str)]
    starts = {r.symbol: r.start for r in made}
    if not any(all(f.subs(starts) != sympy.false for f in p.facts) for p in phases):
        found = find_point(phases[0].facts) or {}
        made = [dataclasses.replace(r, start=_placed(found.get(r.symbol, r.start), r)) for r in made]
    return tuple(made)


def _placed(number: Any, given: Range) -> sympy.Rational:
    """A number on the steps of a range."""
    steps = sympy.ceiling((sympy.Rational(number) - given.low) / given.step)
    placed: sympy.Rational = min(max(given.low, given.low + steps * given.step), given.high)
    return placed


def _telling(phases: Sequence[Phase]) -> set[sympy.Symbol]:
    """Letters of which phases assume different things, such as that there is noise, and that there is none."""
    assumed: dict[sympy.Symbol, set[frozenset[Expr]]] = {}
    for phase in phases:
        for s in set().union(*(f.free_symbols for f in phase.facts)):
            assumed.setdefault(s, set()).add(frozenset(f for f in phase.facts if s in f.free_symbols))
    return {s for s, different in assumed.items() if len(different) > 1}


def _range(symbol: sympy.Symbol, phases: Sequence[Phase]) -> Range:
    """From the numbers that the claims are measured at."""
    records = (r for p in phases for r in p.records)
    numbers = [v for r in records for i in r.claim.instances for name, v in i.values if name == symbol.name]
    high = sympy.ceiling(max([LARGEST, *numbers]) * BEYOND)
    start = (numbers or [sympy.S.One])[0]
    fine = STEPS[1:] if high < LARGE else STEPS
    fitting = [step for step in fine if (start / step).is_integer]
    step = sympy.S.One if symbol.is_integer else (fitting or fine)[0]
    return Range(symbol, step if symbol.is_positive else sympy.S.Zero, high, step, start)
