r"""One LaTeX command per exponent, constant and threshold, and per measured value.

The claim ``yang2025:statistical-phase`` has ``\yangStatisticalPhaseSlope`` for
the slope it states and ``\yangStatisticalPhaseSlopeMeasured`` for the measured
one, two question marks until there is one; where it was measured at several
points, these end in A, B, ... instead.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence

from theory.errors import TheoryError
from theory.records import Claim, Record
from theory.typeset.numerals import concise
from theory.typeset.printer import expression

__all__ = ["command", "macros"]

_HEAD = r"""% Exponents, constants and thresholds, predicted and measured; usable in text and in formulas.
% Written by `theory latex`; changes are overwritten.
"""
_DIGITS = ("Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


def macros(records: Sequence[Record], renamed: Mapping[str, str] | None = None) -> str:
    """The file of commands for these records.

    Parameters
    ----------
    records : sequence of Record
    renamed : mapping of str to str, optional
        The author's names of commands, by the names they have otherwise; measured
        values keep their ending.

    Raises
    ------
    TheoryError
        If two claims would give the same command, or an author renames what is not there.
    """
    left = dict(renamed or {})
    owners: dict[str, str] = {}
    lines = [_HEAD]
    for record in records:
        lines.append(f"% {record.claim.id}")
        for quantity, ending, body, remark in _commands(record):
            plain = command(record.claim, quantity)
            name = (renamed or {}).get(plain, plain) + ending
            left.pop(plain, None)
            other = owners.setdefault(name, record.claim.id)
            if other != record.claim.id:
                raise TheoryError(
                    f"{other} and {record.claim.id} both give the command \\{name}; rename one of the claims"
                )
            lines.append(rf"\newcommand{{\{name}}}{{\ensuremath{{{body}}}}}" + (f"  % {remark}" if remark else ""))
        lines.append("")
    if left:
        near = difflib.get_close_matches(min(left), owners, n=3) or [n for n in owners if "Measured" not in n][:3]
        raise TheoryError(f"there is no command {min(left)} to rename; there are {', '.join(near)}")
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


def _commands(record: Record) -> Iterator[tuple[str, str, str, str]]:
    """Quantity, ending of the command, what it stands for, and a remark."""
    claim, measurement = record.claim, record.evidence.measurement
    for quantity, predicted in claim.statement.predictions.items():
        yield quantity, "", expression(predicted, claim, inline=True), ""
        found = [e for e in measurement.estimates if e.quantity == quantity] if measurement else []
        values = [(concise(e.value, e.uncertainty), f"at {e.at}") for e in found]
        # As LaTeX shows a reference that is not there yet.
        missing = [(r"\textbf{??}", f"at {i}: not measured") for i in claim.instances] if measurement is None else []
        for number, (value, remark) in enumerate(values or missing):
            letter = "" if len(values or missing) == 1 else _lettered(number)
            yield quantity, f"Measured{letter}", value, remark


def _lettered(number: int) -> str:
    """A, B, ..., Z, AA, AB, ..."""
    head, last = divmod(number, 26)
    return (_lettered(head - 1) if head else "") + chr(ord("A") + last)
