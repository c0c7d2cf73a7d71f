"""Proofs that were written by hand, in files of the paper and claim they belong to.

A file begins with a comment, which says what it takes for granted, then come
definitions and lemmas, then theorems.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import resources

from proofs_check.certify.kernel.scripts import Theorem

__all__ = ["Page", "page_of"]

PAGES = resources.files("proofs_check.certify.kernel") / "by_hand"
THEOREM = re.compile(r"^Theorem (\w+) :\n(.*?)\.\nProof\.\n(.*?) ?\nQed\.$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """What is read from a file; `interval` says whether its proofs use coq-interval."""

    premise: str
    preface: str
    interval: bool
    theorems: tuple[Theorem, ...]


def page_of(claim_id: str) -> Page | None:
    """The page of a claim, if there is one.

    Examples
    --------
    >>> [t.name for t in page_of("yang2025:descent-steps").theorems]
    ['gap_of_descent', 'descent_steps']
    """
    paper, _, slug = claim_id.partition(":")
    file = PAGES / paper / f"{slug.replace('-', '_')}.v"
    if not file.is_file():
        return None
    comment, _, body = file.read_text().partition(" *)\n\n")
    found = list(THEOREM.finditer(body))
    theorems = (Theorem(m[1], _dedented(m[2]), tuple(_dedented(m[3]).split("\n"))) for m in found)
    premise, preface = " ".join(comment.removeprefix("(* ").split()), body[: found[0].start()].strip()
    interval = re.search(r"\b(interval|integral)\b", body) is not None
    return Page(premise, f"{preface}\n" if preface else "", interval, tuple(theorems))


def _dedented(text: str) -> str:
    return "\n".join(line.removeprefix("  ") for line in text.split("\n"))
