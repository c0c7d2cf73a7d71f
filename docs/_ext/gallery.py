"""The directive ``{gallery}``: every built-in claim, from the records alone; nothing is simulated."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from theory.derive import derive
from theory.records import Paper
from theory.registry import PAPERS, Entry, builtin
from theory.typeset.statements import parts

ROOT = PAPERS.parents[1]


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
    grade = "no derivation" if derived is None else f"derivation {derived.grade}"
    measured = "with a numeric check" if entry.check_path.exists() else "no numeric check"
    statement, *conditions = parts(claim)
    links = [f"{{download}}`{_place(p)} </{_up(p)}>`" for p in (entry.path, entry.check_path) if p.exists()]
    return "\n".join(
        [
            f"### {claim.title}",
            f"\n`{claim.id}`\n",
            f"$$\n{statement}\n$$\n",
            *(f"${c}$\n" for c in conditions),
            f"{claim.kind.capitalize()}; source {claim.source}, {claim.fidelity}; {grade}; {measured}.",
            f"{claim.reference}\n",
            f"{' '.join(links)}\n",
        ]
    )


def _place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _up(path: Path) -> str:
    """The path as the documentation folder sees it."""
    return f"../{_place(path)}"
