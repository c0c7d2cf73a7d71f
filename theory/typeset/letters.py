"""Letters of papers for source and capacity, listed and translated, for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from theory.conventions import CONVENTIONS, convention, translate
from theory.errors import TheoryError
from theory.expressions import parse
from theory.problems.grammar import written

__all__ = ["Answer", "conventions_listed", "expression_between", "letters_between"]


@dataclass(frozen=True)
class Answer:
    """What a command prints: text for people, or a structure for programs."""

    text: str
    as_json: dict[str, Any]


def conventions_listed(keys: Iterable[str] = CONVENTIONS) -> Answer:
    """Conventions with their letters, and capacity a and source b in them.

    Examples
    --------
    >>> print(conventions_listed(["cui2021"]).text)
    convention  letters   a      b              used for
    cui2021     alpha, r  alpha  2*alpha*r + 1  kernel ridge regression
    """
    rows = {
        key: {
            "letters": ", ".join(letter.name for letter in c.letters),
            "a": written(c.capacity),
            "b": written(c.source),
            "used for": c.name,
        }
        for key, c in ((key, convention(key)) for key in keys)
    }
    heads = ("convention", "letters", "a", "b", "used for")
    return Answer(_columns([heads, *((key, *row.values()) for key, row in rows.items())]), rows)


def letters_between(source: str, target: str) -> Answer:
    """The letters of each of two conventions in those of the other.

    In the text a letter that means something else in the other convention is marked by its own.

    Examples
    --------
    >>> print(letters_between("li2025", "cui2021").text)
    convention  letters   a      b              used for
    li2025      beta, s   beta   beta*s + 1     functional scaling laws
    cui2021     alpha, r  alpha  2*alpha*r + 1  kernel ridge regression
    <BLANKLINE>
    cui2021 in the letters of li2025: alpha = beta, r = s/2
    li2025 in the letters of cui2021: beta = alpha, s = 2*r
    >>> print(letters_between("paquette2024", "cui2021").text.splitlines()[-2])
    cui2021 in the letters of paquette2024: alpha [cui2021] = 2*alpha, r = (2*alpha + 2*beta - 1)/(4*alpha)
    """
    both = conventions_listed((source, target))
    ways = [{"of": one, "in": other, **_in_letters(one, other)} for one, other in ((target, source), (source, target))]
    lines = (f"{way['of']} in the letters of {way['in']}: {way.get('why') or _equations(**way)}" for way in ways)
    return Answer("\n".join([both.text, "", *lines]), {"conventions": both.as_json, "translations": ways})


def expression_between(expression: str, source: str, target: str) -> Answer:
    """An expression in the letters of one convention, written in those of another.

    Raises
    ------
    TheoryError
        If it uses other letters, or its letters do not translate.

    Examples
    --------
    >>> expression_between("1 + 2*alpha*r", "cui2021", "bordelon2025").text
    'beta*nu + 1'
    """
    letters = {letter.name: letter for letter in convention(source).letters}
    found = written(translate(parse(expression.replace("^", "**"), letters), source, target))
    return Answer(found, {"expression": expression, "from": source, "to": target, "translated": found})


def _equations(of: str, letters: dict[str, str], **way: str) -> str:
    """Letters as functions of another convention's; a name that both have with two meanings is marked on the left."""
    others = {letter.name for letter in convention(way["in"]).letters}
    marked = {k: f"{k} [{of}]" if k in others and k != v else k for k, v in letters.items()}
    return ", ".join(f"{marked[k]} = {v}" for k, v in letters.items())


def _in_letters(key: str, other: str) -> dict[str, Any]:
    """The letters of one convention as functions of those of another, or why they are none."""
    try:
        return {"letters": {s.name: written(translate(s, key, other)) for s in convention(key).letters}}
    except TheoryError as error:
        return {"why": f"not fixed by them. {error}"}


def _columns(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in rows)
