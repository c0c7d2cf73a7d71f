r"""One LaTeX command per exponent, constant and threshold, and per measured value.

The claim ``yang2025:statistical-phase`` has ``\yangStatisticalPhaseSlope`` for
the slope it states and ``\yangStatisticalPhaseSlopeMeasured`` for the measured
one; where it was measured at several points, these end in A, B, ... instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from theory.errors import TheoryError
from theory.records import Claim, Record
from theory.typeset.numerals import concise
from theory.typeset.printer import expression

__all__ = ["command", "macros"]

_HEAD = r"""% Exponents, constants and thresholds, predicted and measured; usable in text and in formulas.
% Written by `theory latex`; changes are overwritten.
"""
_DIGITS = ("Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def macros(records: Sequence[Record]) -> str:
    """The file of commands for these records.

    Raises
    ------
    TheoryError
        If two claims would give the same command.
    """
    owners: dict[str, str] = {}
    lines = [_HEAD]
    for record in records:
        lines.append(f"% {record.claim.id}")
        for name, body, remark in _commands(record):
            other = owners.setdefault(name, record.claim.id)
            if other != record.claim.id:
                raise TheoryError(
                    f"{other} and {record.claim.id} both give the command \\{name}; rename one of the claims"
                )
            lines.append(rf"\newcommand{{\{name}}}{{\ensuremath{{{body}}}}}" + (f"  % {remark}" if remark else ""))
        lines.append("")
    return "\n".join(lines)


def command(claim: Claim, quantity: str = "") -> str:
    """Name of the command for a quantity of a claim: letters only.

    Examples
    --------
    >>> from theory.registry import builtin
    >>> command(builtin().claim("yang2025:statistical-phase"), "slope")
    'yangStatisticalPhaseSlope'
    """
    author = re.sub(r"\d", "", claim.paper)
    return author + _camel(claim.slug) + _camel(quantity)


def _camel(text: str) -> str:
    spelled = re.sub(r"\d", lambda digit: f"-{_DIGITS[int(digit[0])]}-", text)
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[^A-Za-z]+", spelled))


def _commands(record: Record) -> Iterator[tuple[str, str, str]]:
    claim, measurement = record.claim, record.evidence.measurement
    for quantity, predicted in claim.statement.predictions.items():
        yield command(claim, quantity), expression(predicted, claim, inline=True), ""
        found = [e for e in measurement.estimates if e.quantity == quantity] if measurement else []
        for number, estimate in enumerate(found):
            letter = "" if len(found) == 1 else _lettered(number)
            name = f"{command(claim, quantity)}Measured{letter}"
            yield name, concise(estimate.value, estimate.uncertainty), f"at {estimate.at}"


def _lettered(number: int) -> str:
    """A, B, ..., Z, AA, AB, ..."""
    head, last = divmod(number, 26)
    return (_lettered(head - 1) if head else "") + chr(ord("A") + last)
