"""Evidence and records as a notebook shows them: small tables in HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from theory.records import Evidence, Record
from theory.typeset.evidence import lines
from theory.typeset.numerals import plain
from theory.typeset.statements import statement

__all__ = ["evidence", "record"]


def evidence(given: Evidence) -> str:
    """Every estimate with its standard uncertainty, below how the claim was derived and judged.

    Examples
    --------
    >>> evidence(Evidence())
    '<p>derivation: none; measurement: none</p>'
    """
    derived = given.derived.grade if given.derived else "none"
    measured = f"{given.measured.outcome}. {given.measured.why}" if given.measured else "none"
    head = f"<p>derivation: {escape(derived)}; measurement: {escape(measured)}</p>"
    if given.measurement is None:
        return head
    rows = ((e.quantity, str(e.at), plain(e.value, e.uncertainty)) for e in given.measurement.estimates)
    return head + _table(("quantity", "at", "measured"), rows)


def record(given: Record) -> str:
    """A claim with its verdict, and each kind of evidence with the command that makes it again."""
    claim, verdict = given.claim, given.verdict
    head = f"<p><b>{escape(claim.title)}</b> (<code>{claim.id}</code>): {escape(verdict.outcome)}</p>"
    formula = rf"<p>$\displaystyle {escape(statement(claim), quote=False)}$</p>"
    rows = ((line.kind, line.says, line.command) for line in lines(given))
    return head + formula + _table(("evidence", "says", "command"), rows)


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    top = "".join(f"<th>{escape(h)}</th>" for h in heads)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
