"""Papers as BibTeX entries and as a list of references that needs no BibTeX."""

from __future__ import annotations

from collections.abc import Sequence

from theory.records import Paper
from theory.typeset.prose import escape

__all__ = ["bibtex", "references"]


def bibtex(papers: Sequence[Paper]) -> str:
    """A BibTeX file with one entry per paper."""
    return "\n".join(_entry(paper) for paper in sorted(papers, key=lambda p: p.key))


def references(papers: Sequence[Paper]) -> str:
    """The same papers as a ``thebibliography`` environment, so that pdflatex alone suffices."""
    items = "\n".join(_item(paper) for paper in sorted(papers, key=lambda p: p.key))
    return f"\\begin{{thebibliography}}{{{'9' * len(str(len(papers)))}}}\n{items}\n\\end{{thebibliography}}\n"


def _entry(paper: Paper) -> str:
    fields = {
        "author": escape(" and ".join(paper.authors)),
        "title": f"{{{escape(paper.title)}}}",  # a second pair of braces keeps the capitals
        "year": str(paper.year),
        "howpublished": escape(paper.venue),
        "eprint": paper.eprint,
        "archiveprefix": "arXiv" if paper.eprint else "",
        "url": paper.url,
        "note": escape(paper.read),
    }
    lines = [f"  {key:<13} = {{{value}}}," for key, value in fields.items() if value]
    return "\n".join([f"@misc{{{paper.key},", *lines, "}"]) + "\n"


def _item(paper: Paper) -> str:
    authors = escape(_listed(paper.authors))
    title, venue = escape(paper.title), escape(paper.venue)
    where = rf" \url{{{paper.url}}}." if paper.url else ""
    return rf"\bibitem{{{paper.key}}} {authors}. \emph{{{title}}}. {venue}, {paper.year}.{where}"


def _listed(authors: Sequence[str]) -> str:
    if len(authors) < 2:
        return authors[0] if authors else "Anonymous"
    return f"{', '.join(authors[:-1])} and {authors[-1]}"
