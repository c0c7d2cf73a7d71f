"""Proofs that were written by hand, in files of the paper and claim they belong to.

A file begins with two comments, which claim it is of and what it takes for granted, then come definitions and lemmas,
then theorems. A claim that says something else by now has no page: somebody has to read the theorems again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import resources

import sympy

from proofs_check.certify.kernel.scripts import Theorem
from theory.expressions import text
from theory.records import Claim

__all__ = ["Page", "page_of", "stated"]

PAGES = resources.files("proofs_check.certify.kernel") / "by_hand"
THEOREM = re.compile(r"^Theorem (\w+) :\n(.*?)\.\nProof\.\n(.*?) ?\nQed\.$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """What is read from a file; `interval` says whether its proofs use coq-interval."""

    premise: str
    preface: str
    interval: bool
    theorems: tuple[Theorem, ...]


def page_of(claim: Claim) -> Page | None:
    """The page of a claim, if there is one for what it says.

    Examples
    --------
    >>> from theory.registry import builtin
    >>> [t.name for t in page_of(builtin().claim("yang2025:descent-steps")).theorems]
    ['gap_of_descent', 'descent_steps']
    """
    file = PAGES / claim.paper / f"{claim.slug.replace('-', '_')}.v"
    if not file.is_file():
        return None
    of, _, rest = file.read_text().partition(" *)\n")
    if of.removeprefix("(* Of: ") != stated(claim):
        return None
    comment, _, body = rest.partition(" *)\n\n")
    found = list(THEOREM.finditer(body))
    theorems = (Theorem(m[1], _dedented(m[2]), tuple(_dedented(m[3]).split("\n"))) for m in found)
    premise, preface = " ".join(comment.removeprefix("(* ").split()), body[: found[0].start()].strip()
    interval = re.search(r"\b(interval|integral)\b", body) is not None
    return Page(premise, f"{preface}\n" if preface else "", interval, tuple(theorems))


def stated(claim: Claim) -> str:
    """What a claim says and under which conditions, in a line.

    Examples
    --------
    >>> from theory.registry import builtin
    >>> stated(builtin().claim("havrilla2024:interaction-gap"))
    'inequality gap >= l**(-2); given l >= 1'
    """
    parts = [text(v) if isinstance(v, sympy.Basic) else str(v) for v in vars(claim.statement).values()]
    return f"{claim.kind} {' '.join(parts)}; given {', '.join(map(text, claim.assumptions)) or 'nothing'}"


def _dedented(text: str) -> str:
    return "\n".join(line.removeprefix("  ") for line in text.split("\n"))
