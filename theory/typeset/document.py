"""Everything written to one folder: a document that pdflatex alone compiles, and its parts for other papers."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from theory.errors import TheoryError
from theory.problems import decompose
from theory.records import Claim, Decomposed, Ledger, Paper, Record
from theory.typeset.bibliography import bibtex, references
from theory.typeset.macros import macros
from theory.typeset.notation import names
from theory.typeset.proofs import sentence
from theory.typeset.prose import escape
from theory.typeset.style import Style, styled
from theory.typeset.tables import exponents, measured, power
from theory.typeset.terms import tables
from theory.typeset.theorems import label, theorem

__all__ = ["fragments", "stale", "write"]

_PLAIN = Style()

_PREAMBLE = r"""\documentclass[11pt,a4paper]{article}
\usepackage[T1]{fontenc}
\IfFileExists{lmodern.sty}{\usepackage{lmodern}}{}
\usepackage[margin=26mm]{geometry}
\usepackage{amssymb,mathtools,amsthm}
\usepackage{array,booktabs,longtable}
\usepackage{graphicx}
\usepackage{microtype}
\usepackage[hidelinks,bookmarksnumbered]{hyperref}
"""

_STYLE = r"""% Environments and small commands that the theorems and tables of this folder need,
% besides the packages amssymb, mathtools, amsthm, array, booktabs, longtable, graphicx, hyperref.
% Where this folder lies, seen from the document: \newcommand{\theoryfolder}{tex} before this file.
\providecommand{\theoryfolder}{.}
% Environments that the document has already stay as they are.
\theoremstyle{plain}
\ifcsname theorem\endcsname\else\newtheorem{theorem}{Theorem}\fi
\ifcsname claim\endcsname\else\newtheorem{claim}[theorem]{Claim}\fi
\theoremstyle{definition}
\ifcsname report\endcsname\else\newtheorem{report}[theorem]{Report}\fi
\allowdisplaybreaks
\setlength{\emergencystretch}{3em}
\newcommand{\particular}[2]{\par\smallskip{\small\noindent\textsf{#1.} #2\par}}
\newcommand{\shrunk}[1]{\resizebox{\ifdim\width>\linewidth\linewidth\else\width\fi}{!}{$\displaystyle #1$}}
\newcommand{\proofstep}[2]{\par\noindent\textit{Step #1 (#2).}}
% A line of a table with a claim at the left and its verdict at the right.
\newcommand{\claimline}[2]{\parbox[t]{0.76\textwidth}{\raggedright\strut #1\strut}%
  \makebox[0.2\textwidth][r]{\textsf{\footnotesize #2}}}
% A figure is shown where `theory verify` left one, beside this folder or in it.
\newcommand{\claimfigure}[2]{%
  \IfFileExists{\theoryfolder/figures/#1.pdf}{\showfigure{\theoryfolder/figures/#1.pdf}{#2}}{%
  \IfFileExists{\theoryfolder/../report/figures/#1.pdf}{\showfigure{\theoryfolder/../report/figures/#1.pdf}{#2}}{}}}
\renewcommand{\topfraction}{0.9}
\renewcommand{\bottomfraction}{0.6}
\renewcommand{\textfraction}{0.05}
\renewcommand{\floatpagefraction}{0.85}
\makeatletter
\newcommand{\showfigure}[2]{\begin{figure}[htbp]\centering
  \includegraphics[width=\ifdim\Gin@nat@width>\linewidth\linewidth\else\Gin@nat@width\fi]{#1}%
  \caption{\small #2}\end{figure}}
\makeatother
"""

_READING = r"""\section*{How to read this}
Every statement below was typeset from a record that holds it as a formula; nothing was copied by hand.
Symbols are positive real numbers unless said otherwise, and resources, which a budget buys, are at least one.
A \emph{theorem} was derived, every step being recomputed, and measured where its kind asks for it;
a \emph{claim} lacks one or the other;
a \emph{report} is what a summary says that a paper says, for which nobody here vouches.
Measured values were found without sight of the predicted ones, and carry one standard uncertainty,
statistical and systematic parts in quadrature.
"""


def write(ledger: Ledger, folder: Path, style: Style = _PLAIN, *, terms: bool = False) -> tuple[Path, ...]:
    """Write LaTeX of all records of a ledger.

    Parameters
    ----------
    ledger : Ledger
        Records with whatever evidence there is; what was not measured shows a dash.
    folder : Path
        Made if missing. Files of the same names are overwritten.
    style : Style, optional
        The author's letters, order of terms and names of commands.
    terms : bool
        Whether claims derived from an algorithm get a table of its terms and
        regimes; these are derived again, which takes up to a second each.

    Returns
    -------
    tuple of Path
        What was written: ``document.tex``, which inputs the others; the theorems,
        tables, macros and the bibliography for use elsewhere. The bytes depend on
        the ledger and the style alone.

    Raises
    ------
    OSError
        If the folder cannot be written.
    TheoryError
        If two claims would give the same macro, or the style names what is not there.
    """
    written = []
    for name, content in fragments(ledger, style, terms=terms).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="ascii", newline="\n")
        written.append(path)
    return tuple(written)


def fragments(ledger: Ledger, style: Style = _PLAIN, *, terms: bool = False) -> dict[str, str]:
    """What `write` writes, by the name of the file."""
    ledger = styled(ledger, style)
    papers = {p.key: p for p in ledger.papers}
    records = _by_paper(ledger)
    labels = {r.claim.id: label(r) for r in records}
    compared = {
        f"tables/{key}--measured.tex": measured(list(group)) for key, group in groupby(records, lambda r: r.claim.paper)
    }
    return {
        "document.tex": _document(ledger, records),
        "environments.tex": _STYLE,
        "macros.tex": macros(records, style.macros),
        "theorems.tex": "".join(rf"\input{{\theoryfolder/{_input(r)}}}" + "\n" for r in records),
        "exponents.tex": exponents(records, papers),
        "power.tex": power(records, papers),
        "theory.bib": bibtex(ledger.papers),
        **compared,
        **({f"tables/{_stem(r)}--terms.tex": table for r in records if (table := _terms(r.claim))} if terms else {}),
        **{_file(r): theorem(r, papers[r.claim.paper], labels) for r in records},
    }


def stale(ledger: Ledger, folder: Path, style: Style = _PLAIN, *, terms: bool = False) -> Iterator[str]:
    """What `write` would change in a folder, as unified diffs, one a file.

    Files that an author left out of the folder are not missed; theorems and tables
    of claims that are no more are stale.

    Raises
    ------
    TheoryError
        If the folder holds nothing that `write` writes.
    """
    fresh = fragments(ledger, style, terms=terms)
    kept = {
        f"{path.parent.name}/{path.name}" for sub in ("theorems", "tables") for path in (folder / sub).glob("*.tex")
    }
    there = sorted(kept | {name for name in fresh if (folder / name).exists()})
    if not there:
        raise TheoryError(f"{folder} holds no fragments; write them with theory latex -o {folder}")
    for name in there:
        before = (folder / name).read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)
        after = fresh.get(name, "").splitlines(keepends=True)
        told = [
            line if line.endswith("\n") else f"{line}\n" for line in difflib.unified_diff(before, after, name, name)
        ]
        if told or name not in fresh:
            yield "".join(told) or f"{name} is written no more\n"


def _by_paper(ledger: Ledger) -> list[Record]:
    order = {p.key: place for place, p in enumerate(ledger.papers)}
    return sorted(ledger.records, key=lambda r: order[r.claim.paper])


def _stem(record: Record) -> str:
    return record.claim.id.replace(":", "--")


def _file(record: Record) -> str:
    return f"{_input(record)}.tex"


def _input(record: Record) -> str:
    return f"theorems/{_stem(record)}"


def _terms(claim: Claim) -> str:
    """The terms of the algorithms that a claim is derived from, by regime."""
    steps = [s for s in claim.derivation.steps if isinstance(s, Decomposed)] if claim.derivation else []
    asked = dict.fromkeys((s.problem, s.problem.about((*claim.assumptions, *s.facts))) for s in steps)
    order = [m.symbol.name for m in claim.meanings if m.symbol.is_Symbol]
    return "\n".join(tables(decompose(problem, facts), names(claim), order) for problem, facts in asked)


def _document(ledger: Ledger, records: Sequence[Record]) -> str:
    papers = {p.key: p for p in ledger.papers}
    sections = [_section(papers[key], list(group)) for key, group in groupby(records, key=lambda r: r.claim.paper)]
    tables = [r"\clearpage", r"\section{Exponents and constants}", r"\input{exponents}"]
    if any(r.evidence.power for r in records):
        tables += ["\\section{What the evidence refutes}", r"\input{power}"]
    return "\n".join(
        [
            _PREAMBLE.rstrip(),
            r"\input{environments}",
            r"\input{macros}",
            r"\begin{document}",
            r"\begin{center}\LARGE Scaling-law claims:\\statements, derivations, measurements\end{center}",
            _READING.rstrip(),
            _made_with(ledger),
            *sections,
            *tables,
            references(ledger.papers).rstrip(),
            r"\end{document}",
            "",
        ]
    )


def _section(paper: Paper, records: Sequence[Record]) -> str:
    read = f" {sentence(paper.read, {})}" if paper.read else ""
    about = rf"On \emph{{{escape(paper.title)}}}~\cite{{{paper.key}}}.{read}"
    authors = escape(", ".join(a.split()[-1] for a in paper.authors) or paper.key)
    inputs = "\n".join(rf"\input{{{_input(r)}}}" for r in records)
    return f"\n\\section{{{authors} ({paper.year})}}\n{about}\n\n{inputs}\n"


def _made_with(ledger: Ledger) -> str:
    versions = ", ".join(f"{escape(name)} {escape(version)}" for name, version in ledger.versions)
    complete = "" if ledger.complete else " The run was interrupted; claims it did not reach are missing."
    made = f"Profile {escape(ledger.profile)}, seed {ledger.seed}" + (f"; {versions}" if versions else "")
    return f"{made}.{complete}\n"
