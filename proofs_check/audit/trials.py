"""Variants of a claim against each kind of evidence."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import sympy
from hypothesis.errors import Unsatisfiable
from sympy.core.relational import Relational

from proofs_check.falsify import falsify, trial_of
from proofs_check.judge import judge, label, of_derivation
from theory.derive import conclusion_of, derive
from theory.errors import TheoryError
from theory.expressions import text
from theory.identities import value_at
from theory.planted import Plant, planted
from theory.records import Claim, Counterexample, Equality, Estimate, Inequality, Measurement, Order, Record
from theory.registry import Entry

__all__ = ["NUMERIC", "Kind", "Row", "Said", "trials"]

Expr = Any
Kind = Literal["derived", "measured", "searched"]
NUMERIC: tuple[Kind, ...] = ("measured", "searched")
DRAWS = 60  # of a search; a false variant fails at the first few
AT_NUMBERS = 6  # of a search that derives at every draw


@dataclass(frozen=True)
class Said:
    """What one kind of evidence says of a variant, and why."""

    outcome: Literal["refuted", "not derivable", "kept", "inconclusive", "survived"]
    why: str


@dataclass(frozen=True)
class Row:
    """A variant of a claim, against the kinds of evidence that the claim has.

    Attributes
    ----------
    badge : verdict of the claim itself
    kind, variant, statement : the kind of mistake, what was altered, and what it then says
    label : relation to the claim; ``incomparable`` is false if the claim is true
    said : outcome for each kind of evidence that speaks of the variant
    """

    claim: str
    badge: str
    kind: str
    variant: str
    statement: str
    label: str
    said: dict[Kind, Said]

    @property
    def is_false(self) -> bool:
        return self.label == "incomparable"

    @property
    def counts(self) -> bool:
        """Whether the variant is false, and numbers or a solver speak of it."""
        return self.is_false and any(kind in self.said for kind in NUMERIC)

    @property
    def outcome(self) -> str:
        """What numbers and solver say together: one refutation refutes."""
        found = [self.said[kind].outcome for kind in NUMERIC if kind in self.said]
        for outcome in ("refuted", "inconclusive"):
            if outcome in found:
                return outcome
        return ("survived" if self.is_false else "kept") if found else "not tried"


def trials(
    entry: Entry, record: Record, siblings: Sequence[Record]
) -> tuple[tuple[Row, ...], tuple[tuple[str, str], ...]]:
    """Plant variants of a claim and hold each against its evidence.

    Parameters
    ----------
    entry : Entry
    record : Record
        The claim with its evidence; nothing is simulated again.
    siblings : sequence of Record
        Claims of the same paper. Where one of them measures the same quantity beyond an assumption, the claim without
        that assumption is held against it.

    Returns
    -------
    (tuple of Row, tuple of (str, str))
        The variants, and kinds of mistakes for which the claim has no room, with reasons.
    """
    claim = entry.claim
    found = planted(claim)
    conclusion = _conclusion(claim)
    rows = []
    for plant in found.plants:
        said: dict[Kind, Said] = {}
        measurement = record.evidence.measurement
        if plant.dropped is not None:
            measurement = _beyond(claim, plant.dropped, siblings)
        if measurement is not None and (measured := _measured(plant, measurement)) is not None:
            said["measured"] = measured
        if conclusion is not None:
            said["derived"] = _derived(plant, conclusion, claim.assumptions)
        if (searched := _searched(entry, plant)) is not None:
            said["searched"] = searched
        v = plant.variant
        row = Row(claim.id, label(record), plant.kind, v.name, _written(v.statement.content), v.label, said)
        rows.append(row)
    return tuple(rows), found.absent


def _conclusion(claim: Claim) -> Expr | None:
    derived = derive(claim)
    return conclusion_of(claim) if derived is not None and derived.grade == "derived" else None


def _measured(plant: Plant, measurement: Measurement) -> Said | None:
    """What the measurement says; None where it does not speak of the variant: a letter without a value, or a pole."""
    try:
        found = judge(plant.variant.statement, measurement)
    except (TheoryError, TypeError):
        return None
    if found.outcome in ("refuted", "inconclusive"):
        return Said(found.outcome, found.why)
    return Said("survived" if plant.variant.is_false else "kept", found.why)


def _derived(plant: Plant, conclusion: Expr, facts: tuple[Expr, ...]) -> Said:
    variant = plant.variant
    if plant.dropped is not None:
        if variant.is_false:
            return Said("not derivable", "the engine derives another law where the condition fails")
        return Said("kept", "the engine derives no other law where the condition fails")
    return Said(*of_derivation(variant, conclusion, facts))


def _searched(entry: Entry, plant: Plant) -> Said | None:
    """A search for a counterexample to the variant, as `theory falsify` makes it for a claim."""
    trial = trial_of(entry)
    draws = DRAWS if isinstance(entry.claim.statement, (Equality, Inequality)) else AT_NUMBERS
    if trial is not None:
        draws = min(draws, trial.draws)
    said: Said | None = None
    for altered in plant.of(entry.claim):
        try:
            found = falsify(altered, trial, draws=draws, shrink=False)
        except Unsatisfiable:
            continue  # no point of the kind that the search draws
        except Exception as problem:  # a variant may say what no evaluation was made for
            said = said or Said("inconclusive", f"{type(problem).__name__}: {problem}")
            continue
        if found.how == "nothing":
            return None  # there is no way to evaluate it
        if found.counterexample is not None:
            return Said("refuted", _counterexample(found.counterexample))
        if found.outcome == "inconclusive":
            said = said or Said("inconclusive", found.why)
        else:
            outcome: Literal["survived", "kept"] = "survived" if plant.variant.is_false else "kept"
            said = Said(outcome, f"no counterexample in {found.valid} draws")
    return said


def _counterexample(found: Counterexample) -> str:
    return f"{found.quantity} {found.found}, stated {found.relation} {found.stated}{found.at.where}"


def _beyond(claim: Claim, fact: Expr, siblings: Sequence[Record]) -> Measurement | None:
    """What claims of the same paper measured of the same quantity where a condition fails."""
    for sibling in siblings:
        measurement = sibling.evidence.measurement
        if measurement is None or not _same_quantity(claim, sibling.claim):
            continue
        if fact in sibling.claim.assumptions:
            continue
        outside = tuple(e for e in measurement.estimates if _fails(fact, e) and _speaks(claim, fact, e))
        if outside:
            return dataclasses.replace(measurement, estimates=outside)
    return None


def _same_quantity(one: Claim, other: Claim) -> bool:
    """Whether two claims speak of one quantity, in the same words, as one variable grows under one convention."""
    if one.id == other.id or type(one.statement) is not type(other.statement) or one.convention != other.convention:
        return False
    if not isinstance(one.statement, Order) or not isinstance(other.statement, Order):
        return False
    words = [{m.words for m in c.meanings if m.symbol == c.statement.quantity} for c in (one, other)]  # type: ignore[union-attr]
    return bool(words[0]) and words[0] == words[1] and one.statement.variable == other.statement.variable


def _fails(fact: Expr, estimate: Estimate) -> bool:
    return _holds(fact, estimate) is False


def _speaks(claim: Claim, fact: Expr, estimate: Estimate) -> bool:
    """Whether all other conditions of a claim hold where something was estimated, and its letters have values."""
    letters = {s for e in claim.statement.predictions.values() for s in e.free_symbols}
    if not {s.name for s in letters} <= {name for name, _ in estimate.at.values}:
        return False
    return all(_holds(f, estimate) is not False for f in claim.assumptions if f != fact)


def _holds(fact: Expr, estimate: Estimate) -> bool | None:
    """Whether a relation holds at an instance; None where the instance does not say."""
    values = dict(estimate.at.values)
    letters: set[Any] = fact.free_symbols
    if not isinstance(fact, Relational) or any(s.name not in values for s in letters):
        return None
    at = {s: values[s.name] for s in letters}
    sides = [value_at(side, at) for side in fact.args]
    return bool(fact.func(*sides))


def _written(content: Expr) -> str:
    return text(content) if isinstance(content, sympy.Basic) else str(content)
