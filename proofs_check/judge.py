"""Hold measurements against statements, and sum up evidence into a verdict.

An estimate with standard uncertainty u refutes a prediction that lies more than
`COVERAGE` u away. A prediction that is not refuted counts as supported only if
the same measurement refutes its rivals 10 % away on either side; otherwise the
result is inconclusive, and the size that would decide is estimated from how the
uncertainty falls with size.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from typing import Any, Literal

import sympy

from theory.derive import conclusion_of, follows, matches
from theory.errors import TheoryError
from theory.identities import value_at
from theory.records import (
    Claim,
    Derived,
    Estimate,
    Evidence,
    Inclusion,
    Inequality,
    Judgement,
    Measurement,
    Order,
    Outcome,
    Power,
    Record,
    Statement,
    Verdict,
)
from theory.typeset.numerals import plain
from theory.variants import Variant, variants

__all__ = [
    "COVERAGE",
    "REPORTED",
    "RIVAL",
    "figure",
    "judge",
    "label",
    "of_derivation",
    "power",
    "predicted",
    "settle",
    "verdict",
]

COVERAGE = 3.0
RIVAL = 0.1
LOOSE = 2  # a bound that is farther off than by this factor is said to be
FEASIBLE = 30  # decades of size


def predicted(statement: Statement, estimate: Estimate) -> float | None:
    """What a statement predicts for an estimate, or None if it says nothing of it.

    A prediction that is not a real number at this instance (a variant outside
    its domain) is returned as nan, which no measurement supports.
    """
    without = {"log": sympy.S.Zero} if isinstance(statement, Order) else {}
    expression = {**without, **statement.predictions}.get(estimate.quantity)
    if expression is None:
        return None
    values = dict(estimate.at.values)
    missing = sorted(s.name for s in expression.free_symbols if s.name not in values)
    if missing:
        raise TheoryError(f"the instance {estimate.at} gives no value for {', '.join(missing)}; add it to the instance")
    number = complex(value_at(expression, {s: values[s.name] for s in expression.free_symbols}))
    return number.real if abs(number.imag) <= 1e-12 * abs(number) else float("nan")


def judge(statement: Statement, measurement: Measurement) -> Judgement:
    """Hold one measurement against one statement.

    Parameters
    ----------
    statement : Statement
    measurement : Measurement

    Returns
    -------
    Judgement
        refuted if any estimate excludes its prediction; inconclusive if some
        instance does not separate the rivals, with the size that would;
        supported otherwise.

    Examples
    --------
    >>> import sympy
    >>> from theory.records import Equality, Estimate, Instance, Measurement
    >>> x = sympy.Symbol("x", positive=True)
    >>> found = Estimate("value", Instance.of(x=2), 4.01, 0.01, "none")
    >>> m = Measurement((found,), "exact", "x", "exact dynamics", (0,))
    >>> judge(Equality(sympy.Symbol("y"), x**2), m).outcome
    'supported'
    >>> judge(Equality(sympy.Symbol("y"), x**3), m).outcome
    'refuted'
    """
    pairs = [(e, p) for e in measurement.estimates if (p := predicted(statement, e)) is not None]
    if not pairs:
        return Judgement("inconclusive", "the check measured nothing that the statement predicts")
    side = _side(statement)
    for estimate, expected in pairs:
        if _excludes(estimate, expected, side):
            gap = abs(estimate.value - expected) / estimate.uncertainty
            return Judgement(
                "refuted",
                f"{estimate.quantity} {figure(estimate)} against {expected:.5g} ({gap:.3g} u){estimate.at.where}",
                estimate,
                expected,
            )
    blurred = [(e, p) for e, p in pairs if not _separates(e, p, side)]
    if blurred:
        estimate, expected = blurred[0]
        return Judgement(
            "inconclusive",
            f"{estimate.quantity} {figure(estimate)} does not separate {expected:.5g} from 10 % rivals"
            f"{estimate.at.where}; {_needed(estimate, expected)}",
            estimate,
            expected,
        )
    # Show the estimate that came closest to a refutation: the honest one to print.
    worst, expected = max(pairs, key=lambda pair: _excess(pair[0], pair[1], side) / pair[0].uncertainty)
    slack = _slack(worst, expected) if side and isinstance(statement, Inequality) else ""
    why = f"{worst.quantity} {figure(worst)} against {expected:.5g}{slack}{worst.at.where}"
    return Judgement("supported", why, worst, expected)


def _slack(estimate: Estimate, expected: float) -> str:
    """How far within a bound the estimate nearest to it is, where that is a factor of two or more."""
    if estimate.value * expected <= 0:
        return ""
    ratio = max(expected / estimate.value, estimate.value / expected)
    return f", within it by a factor of {ratio:.2g}," if ratio >= LOOSE else ""


REPORTED: dict[Outcome, str] = {
    "supported": "reported, holds here",  # in a measurement: a derivation would make it a claim of our own
    "refuted": "reported form fails",
    "inconclusive": "reported, inconclusive",
    "not checked": "reported, not checked",
}


def label(record: Record) -> str:
    """The verdict in words; what is only reported says so."""
    outcome, measured = record.verdict.outcome, record.evidence.measured
    if record.claim.vouched:
        return outcome
    return REPORTED["supported" if measured is not None and measured.outcome == "supported" else outcome]


def figure(estimate: Estimate) -> str:
    """An estimate with its standard uncertainty, as text."""
    return plain(estimate.value, estimate.uncertainty)


def _side(statement: Statement) -> int:
    """+1 for a statement that bounds from above, -1 from below, 0 for one that fixes a value."""
    relation = statement.relation if isinstance(statement, (Inequality, Order)) else "="
    return {"<=": 1, "<": 1, "O": 1, ">=": -1, ">": -1, "Omega": -1}.get(relation, 0)


def _excludes(estimate: Estimate, expected: float, side: int) -> bool:
    if math.isnan(expected):  # the prediction does not exist here
        return True
    return _excess(estimate, expected, side) > COVERAGE * estimate.uncertainty


def _excess(estimate: Estimate, expected: float, side: int) -> float:
    """How far an estimate is from what is fixed, or beyond a bound; negative within it."""
    gap = estimate.value - expected
    return side * gap if side else abs(gap)


def _separates(estimate: Estimate, expected: float, side: int) -> bool:
    """Whether the rivals 10 % away, or for a bound the one on its far side, are excluded."""
    margin = RIVAL * abs(expected)
    rivals = [expected + s * margin for s in ((-1, 1) if side == 0 else (side,))]
    return all(abs(estimate.value - rival) > COVERAGE * estimate.uncertainty for rival in rivals)


def _needed(estimate: Estimate, expected: float) -> str:
    """The size at which the uncertainty would separate 10 % rivals, in words."""
    if estimate.improves <= 0:
        return "more size does not help this estimator"
    wanted = RIVAL * abs(expected) / (2 * COVERAGE)
    if wanted == 0:
        return "a prediction of zero has no rivals at all"
    decades = math.log10(estimate.size) + math.log10(estimate.uncertainty / wanted) / estimate.improves
    if decades > FEASIBLE:
        return f"no size below 1e{FEASIBLE} would"
    return f"about {10**decades:.2g} {estimate.size_means or 'in size'} would"


def power(claim: Claim, derived: Derived | None, measurement: Measurement | None) -> tuple[Power, ...]:
    """What each kind of evidence alone says about each planted variant.

    Nothing is simulated again: the measurement was made without the claimed
    value, so it can be held against any other.
    """
    planted = variants(claim)
    made: list[Power] = []
    if measurement is not None:
        made += [_power_of_measurement(v, measurement) for v in planted]
    if derived is not None and derived.grade == "derived":
        conclusion = conclusion_of(claim)
        made += [_power_of_derivation(v, conclusion, claim.assumptions) for v in planted]
    return tuple(made)


def _power_of_measurement(variant: Variant, measurement: Measurement) -> Power:
    found = judge(variant.statement, measurement)
    outcome: Any = {"refuted": "refuted", "inconclusive": "inconclusive"}.get(found.outcome)
    if outcome is None:
        outcome = "survived" if variant.is_false else "kept"
    return Power(variant.name, _content(variant), variant.label, "measured", outcome, found.why)


def _power_of_derivation(variant: Variant, conclusion: Any, facts: tuple[Any, ...]) -> Power:
    outcome, why = of_derivation(variant, conclusion, facts)
    return Power(variant.name, _content(variant), variant.label, "derived", outcome, why)


def of_derivation(
    variant: Variant, conclusion: Any, facts: tuple[Any, ...]
) -> tuple[Literal["survived", "kept", "not derivable"], str]:
    """What a recomputed conclusion says of a variant; of an inclusion, what the rules say of it."""
    kept: Literal["survived", "kept"] = "survived" if variant.is_false else "kept"
    if isinstance(variant.statement, Inclusion):
        led = follows(variant.statement, facts)
        return (kept, "a chain of rules leads there") if led else ("not derivable", "no chain of rules leads there")
    if matches(variant.statement, conclusion):
        return kept, "equals the recomputed conclusion"
    if variant.label == "weaker":
        return "kept", "follows from the recomputed conclusion"
    return "not derivable", "differs from the recomputed conclusion"


def _content(variant: Variant) -> str:
    return str(variant.statement.content)


NEEDS_BOTH = {"order", "limit", "threshold"}


def verdict(claim: Claim, evidence: Evidence) -> Verdict:
    """Sum up the evidence about a claim.

    An order, limit or threshold needs a derivation and a measurement; an
    equality or inclusion a derivation. A refuting measurement or a failing
    derivation refutes whatever else there is; a claim that rests on a citation
    alone is not checked.
    """
    derived, measured = evidence.derived, evidence.measured
    if measured is not None and measured.outcome == "refuted":
        return Verdict(claim.id, "refuted", measured.why)
    if derived is not None and derived.grade == "failed":
        return Verdict(claim.id, "refuted", derived.why)
    if derived is None and measured is None:
        return Verdict(claim.id, "not checked", f"cited only: {claim.reference}")
    if claim.kind in NEEDS_BOTH:
        return _both(claim, derived, measured)
    if measured is not None and measured.outcome == "inconclusive":
        return Verdict(claim.id, "inconclusive", measured.why)
    if derived is None or derived.grade != "derived":
        why = "measured but not derived" if derived is None else derived.why
        return Verdict(claim.id, "inconclusive", why)
    return Verdict(claim.id, "supported", (measured or derived).why)


def settle(records: Sequence[Record]) -> tuple[Record, ...]:
    """Lower the badge of what rests on claims that are not supported themselves.

    Repeated until nothing changes, since premises rest on premises. A premise
    that is not among the records is named in the verdict.
    """
    known = {r.claim.id for r in records}
    settled = {r.claim.id: _naming_absent(r, known) for r in records}
    changed = True
    while changed:
        changed = False
        for name, record in settled.items():
            if record.verdict.outcome != "supported":
                continue
            weak = next((p for p in record.claim.rests_on if p in settled and not _holds(settled[p])), None)
            if weak is not None:
                why = f"rests on {weak}, which is {settled[weak].verdict.outcome}"
                settled[name] = dataclasses.replace(record, verdict=Verdict(name, "inconclusive", why))
                changed = True
    return tuple(settled.values())


def _naming_absent(record: Record, known: set[str]) -> Record:
    absent = [p for p in record.claim.rests_on if p not in known]
    if not absent or record.verdict.outcome != "supported":
        return record
    why = f"{record.verdict.why}; rests on {', '.join(absent)}, not examined in this run"
    return dataclasses.replace(record, verdict=dataclasses.replace(record.verdict, why=why))


def _holds(record: Record) -> bool:
    return record.verdict.outcome == "supported"


def _both(claim: Claim, derived: Derived | None, measured: Judgement | None) -> Verdict:
    if measured is None:
        return Verdict(claim.id, "inconclusive", f"derived but not measured, and {_a(claim.kind)} needs both")
    if measured.outcome == "inconclusive":
        return Verdict(claim.id, "inconclusive", measured.why)
    if derived is None or derived.grade != "derived":
        why = f"measured but not derived, and {_a(claim.kind)} needs both" if derived is None else derived.why
        return Verdict(claim.id, "inconclusive", why)
    return Verdict(claim.id, "supported", measured.why)


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
