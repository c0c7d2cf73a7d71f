"""Tables: predicted against measured, and claims against planted variants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from theory.identities import value_at
from theory.records import Claim, Estimate, Instance, Paper, Record
from theory.typeset.names import name
from theory.typeset.notation import names, read
from theory.typeset.numerals import concise, decimal, exact
from theory.typeset.printer import expression
from theory.typeset.prose import escape, prose
from theory.typeset.theorems import label, outcome
from theory.typeset.widths import width

__all__ = ["exponents", "measured", "power"]

_DASH = "--"
_FAR = 1000  # gaps beyond are written with a power of ten
_WIDEST = 17.0  # a longer formula is read in the statement itself


def exponents(records: Sequence[Record], papers: Mapping[str, Paper]) -> str:
    """Exponents and constants as stated, at every point of measurement, beside the measured values."""
    head = r"quantity & at & \multicolumn{1}{c}{predicted} & \multicolumn{1}{c}{measured} & \multicolumn{1}{c}{gap/$u$}"
    caption = (
        "Exponents and constants. One standard uncertainty $u$ stands in parentheses, in units of the last digits; "
        "the gap between measured and predicted value is in units of it."
    )
    spec = r"@{\quad}l>{\raggedright\arraybackslash}p{0.2\textwidth}rrr@{}"
    return _table(spec, head, caption, "tab:exponents", _grouped(records, papers, 5, _measured_rows))


def measured(records: Sequence[Record]) -> str:
    """Predicted against measured values of one paper, as a ``tabular`` for a float of one's own; empty without any."""
    body: list[str] = []
    for record in records:
        rows = list(_measured_rows(record))
        if rows:
            body += [r"\addlinespace" if body else r"\midrule", _across(5, _in_table(record))]
            body += [row + r"\\" for row in rows]
    if not body:
        return ""
    head = r"quantity & at & predicted & measured & gap/$u$\\"
    spec = r"@{\quad}l>{\raggedright\arraybackslash}p{0.27\textwidth}rrr@{}"
    start = [rf"\begin{{tabular}}{{{spec}}}", r"\toprule", head]
    return "\n".join([*start, *body, r"\bottomrule", r"\end{tabular}", ""])


def _in_table(record: Record) -> str:
    return f"{prose(record.claim.title, names(record.claim))} ({label(record)})"


def power(records: Sequence[Record], papers: Mapping[str, Paper]) -> str:
    """What derivation and measurement each say, alone, about planted variants of the claims."""
    shown = [r for r in records if r.evidence.power]
    head = r"variant & relation to the claim & by derivation & by measurement"
    caption = (
        "Planted variants. A check is worth what it refutes: each variant alters a claim, and derivation and "
        "measurement, which do not know the claimed value, are held against it. A variant labelled weaker follows "
        "from the claim and has to be kept."
    )
    spec = r"@{\quad}>{\raggedright\arraybackslash}p{0.36\textwidth}lll@{}"
    return _table(spec, head, caption, "tab:power", _grouped(shown, papers, 4, _variant_rows))


def _table(spec: str, head: str, caption: str, anchor: str, rows: Iterator[str]) -> str:
    body = "\n".join(rows)
    if not body:
        return ""
    return "\n".join(
        [
            r"\begingroup\small\setlength{\tabcolsep}{3pt}\setlength{\LTcapwidth}{\textwidth}\setlength{\LTleft}{0pt}",
            rf"\begin{{longtable}}{{@{{\extracolsep{{\fill}}}}{spec}}}",
            rf"\caption{{{caption}}}\label{{{anchor}}}\\",
            rf"\toprule {head}\\ \midrule \endfirsthead",
            rf"\toprule {head}\\ \midrule \endhead",
            r"\midrule \multicolumn{2}{@{}l}{\emph{continued}}\\ \endfoot",
            r"\bottomrule \endlastfoot",
            body,
            r"\end{longtable}",
            r"\endgroup",
            "",
        ]
    )


def _grouped(records: Sequence[Record], papers: Mapping[str, Paper], columns: int, rows: Any) -> Iterator[str]:
    """Rows under a line for each claim, and those under a line for each paper."""
    before = ""
    for record in records:
        body: list[str] = list(rows(record))
        if not body:
            continue
        if record.claim.paper != before:
            gap = r"\addlinespace[1em]" if before else ""
            before = record.claim.paper
            yield gap + _across(columns, rf"\textbf{{{_short(papers[before])}}}~\cite{{{before}}}")
        yield r"\addlinespace " + _across(columns, _claim_line(record))
        yield "\\\\*\n".join(body[:3]) + r"\\"
        if body[3:]:
            yield "\\\\\n".join(body[3:]) + r"\\"


def _across(columns: int, content: str) -> str:
    return rf"\multicolumn{{{columns}}}{{@{{}}l@{{}}}}{{{content}}}\\*"


def _claim_line(record: Record) -> str:
    title = prose(record.claim.title, names(record.claim))
    return rf"\claimline{{{label(record)}. {title}}}{{{outcome(record)}}}"


def _short(paper: Paper) -> str:
    lead = paper.authors[0].split()[-1] if paper.authors else paper.key
    others = {0: "", 1: "", 2: f" and {paper.authors[-1].split()[-1]}"} if paper.authors else {0: ""}
    more = others.get(len(paper.authors), " et al.")
    return escape(f"{lead}{more} {paper.year}")


# --- predicted against measured ---------------------------------------------------------------------------------------


def _measured_rows(record: Record) -> Iterator[str]:
    claim, measurement = record.claim, record.evidence.measurement
    for quantity, formula in claim.statement.predictions.items():
        written = expression(formula, claim, inline=True)
        named = rf"{quantity} ${written}$" if formula.free_symbols and width(written) <= _WIDEST else quantity
        estimates = [e for e in measurement.estimates if e.quantity == quantity] if measurement else []
        points: list[tuple[Instance, Estimate | None]] = [(e.at, e) for e in estimates]
        points = points or [(i, None) for i in claim.instances] or [(Instance(()), None)]
        for number, (instance, estimate) in enumerate(points):
            yield _measured_row(claim, named if number == 0 else "", formula, instance, estimate)


def _measured_row(claim: Claim, named: str, formula: Any, instance: Instance, estimate: Estimate | None) -> str:
    predicted = _at(formula, instance)
    cells = [named, _point(claim, instance), _DASH if predicted is None else f"${decimal(predicted)}$", _DASH, _DASH]
    if estimate is not None:
        cells[3] = f"${concise(estimate.value, estimate.uncertainty)}$"
        if predicted is not None and estimate.uncertainty > 0:
            gap = round((estimate.value - predicted) / estimate.uncertainty, 1)
            cells[4] = f"${decimal(gap, 2) if abs(gap) >= _FAR else f'{gap:+.1f}' if gap else '0.0'}$"
    return " & ".join(cells)


def _at(formula: Any, instance: Instance) -> float | None:
    """The predicted number, or None where the instance leaves it open."""
    values = dict(instance.values)
    if any(s.name not in values for s in formula.free_symbols):
        return None
    number = complex(value_at(formula, {s: values[s.name] for s in formula.free_symbols}))
    return number.real if abs(number.imag) <= 1e-12 * abs(number) else None


def _point(claim: Claim, instance: Instance) -> str:
    notation = names(claim)
    return ", ".join(f"${notation.get(n) or name(n)} = {exact(v)}$" for n, v in instance.values) or _DASH


# --- claims against planted variants ----------------------------------------------------------------------------------


def _variant_rows(record: Record) -> Iterator[str]:
    found: dict[tuple[str, str, str], dict[str, str]] = {}
    for entry in record.evidence.power:
        found.setdefault((entry.variant, entry.statement, entry.label), {})[entry.kind] = entry.outcome
    for (variant, _, relation), by in found.items():
        derived, measured = by.get("derived", _DASH), by.get("measured", _DASH)
        yield f"{_variant(variant, record.claim)} & {relation} & {derived} & {measured}"


def _variant(words: str, claim: Claim) -> str:
    """Name of a variant, in which the term left out is a formula as stored."""
    left_out = re.fullmatch("term (.+) missing", words)
    term = read(left_out[1], claim) if left_out else None
    return prose(words, names(claim)) if term is None else f"term ${expression(term, claim, inline=True)}$ missing"
