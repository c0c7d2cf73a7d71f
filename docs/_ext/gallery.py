"""The directive ``{gallery}``: every built-in claim, from the records alone; nothing is simulated."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sympy
from docutils import nodes
from sphinx.util.docutils import SphinxDirective
from sympy.core.function import AppliedUndef

from proofs_check.report.words import prose
from theory.derive import derive
from theory.records import Claim, Paper
from theory.registry import PAPERS, Entry, builtin
from theory.typeset import expression, statement
from theory.typeset.plain import convention_words
from theory.typeset.statements import parts
from theory.typeset.widths import width

ROOT = PAPERS.parents[1]
LONGEST = 50.0  # of a displayed line, in widths of a letter


def setup(app: Any) -> dict[str, Any]:
    """Register the directive."""
    app.add_directive("gallery", Gallery)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


class Gallery(SphinxDirective):
    """One section a paper, one entry a claim."""

    def run(self) -> list[nodes.Node]:
        registry = builtin()
        for entry in registry.entries:
            self.env.note_dependency(str(entry.path))
        groups = itertools.groupby(registry.entries, key=lambda e: e.claim.paper)
        text = "\n".join(_section(registry.paper(key), list(entries)) for key, entries in groups)
        return self.parse_text_to_nodes(text, allow_section_headings=True)


def _section(paper: Paper, entries: list[Entry]) -> str:
    head = f"## {', '.join(paper.authors)} ({paper.year})\n\n*{paper.title}* {{cite:p}}`{paper.key}`. {paper.read}\n"
    return "\n".join([head, *map(_claim, entries)])


def _claim(entry: Entry) -> str:
    claim, derived = entry.claim, derive(entry.claim)
    grade = "no derivation" if derived is None else f"derivation graded {derived.grade}"
    measured = "a numeric check" if entry.check_path.exists() else "no numeric check"
    links = [f"{{download}}`{_place(p)} </../{_place(p)}>`" for p in (entry.path, entry.check_path) if p.exists()]
    return "\n".join(
        [
            f"### {_plain(claim.title)}\n",
            f"`{claim.id}`\n",
            *_setting(claim),
            *(f"$$\n{line}\n$$\n" for line in _lines(claim)),
            f"{_plain(convention_words(claim.convention).capitalize())}\n",
            f"{claim.kind.capitalize()}; source {claim.source}, {claim.fidelity}; {grade}; {measured}.",
            f"{_plain(claim.reference)}\n",
            f"{' '.join(links)}\n",
        ]
    )


def _setting(claim: Claim) -> Iterator[str]:
    """What the symbols of the statement mean, and what is assumed of them."""
    stated = [e for e in (*vars(claim.statement).values(), claim.convention.compute) if isinstance(e, sympy.Basic)]
    used = {a for e in (*stated, *claim.assumptions) for a in e.atoms(sympy.Symbol, AppliedUndef)}
    meant = [f"${expression(m.symbol, claim)}$: {_plain(m.words)}" for m in claim.meanings if m.symbol in used]
    if meant:
        yield f"{'; '.join(meant)}.\n"
    if claim.assumptions:
        yield f"Assume {', '.join(f'${expression(a, claim, inline=True)}$' for a in claim.assumptions)}.\n"


def _lines(claim: Claim) -> list[str]:
    """The statement on one line where it fits, else its side conditions on lines of their own."""
    together = statement(claim)
    return [together] if width(together) <= LONGEST else list(parts(claim))


def _plain(words: str) -> str:
    """Words with their formulas set as far as text goes, and nothing taken for Markdown."""
    return "".join(f"&#{ord(c)};" if c in r"\*_`$[]" else c for c in prose(words))


def _place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
