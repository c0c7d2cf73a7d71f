"""What a notebook shows: in HTML with MathML, which needs no network, and in LaTeX where it is made into a paper."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from theory.allocate import Certificate, Phase, PhaseDiagram
from theory.records import Claim, Evidence, Record
from theory.risk import Risk
from theory.typeset import certificates, phases
from theory.typeset.evidence import lines
from theory.typeset.mathml import displayed, mathml, running
from theory.typeset.numerals import concise, plain
from theory.typeset.printer import expression
from theory.typeset.prose import escape as escape_tex
from theory.typeset.statements import parts, statement

__all__ = ["certificate", "claim", "diagram", "evidence", "evidence_tex", "phase", "record", "record_tex", "risk"]


def risk(given: Risk) -> str:
    """The terms of a risk, as HTML.

    Examples
    --------
    >>> from theory import parameters, resources
    >>> N = resources("N"); a = parameters("a")
    >>> risk(Risk(N**-a))
    '<div><math displaystyle="true"><mrow><msup><mi>N</mi><mrow><mo>−</mo><mi>a</mi></mrow></msup></mrow></math></div>'
    """
    return displayed(phases.risk(given))


def phase(given: Phase) -> str:
    """The order of the optimal risk in one phase and where it holds, as HTML."""
    where = [mathml(c) for c in phases.conditions(given)]
    order = mathml(expression(given.rate), display=True)
    return f"<div>{order}{f' if {certificates.enumerated(where)}' if where else ''}</div>"


def diagram(plan: PhaseDiagram) -> str:
    """The optimal risk as a formula for one phase, and as a table with the walls below for several, as HTML."""
    if len(plan.phases) < 2:
        return displayed(phases.diagram(plan))
    heads, rows, walls = phases.cells(plan)
    between = "".join(f"<li>{running(wall)}</li>" for wall in walls)
    table = _table(map(running, heads), (map(running, row) for row in rows))
    return displayed(phases.left(plan)) + table + (f"<ul>{between}</ul>" if walls else "")


def certificate(given: Certificate) -> str:
    """The proof in a certificate, as HTML."""
    return f"<div>{running(certificates.latex(given))}</div>"


def claim(given: Claim) -> str:
    """A claim with its name, what its letters mean, where it holds and where it is from, as HTML."""
    head = f"<p><b>{escape(given.title)}</b> (<code>{given.id}</code>), {given.source}, {given.fidelity}</p>"
    main, *conditions = parts(given)
    formulas = displayed(main) + "".join(map(displayed, conditions))
    facts = ", ".join(mathml(expression(fact, given, inline=True)) for fact in given.assumptions)
    letters = ((mathml(m.latex or expression(m.symbol, given)), escape(m.words)) for m in given.meanings)
    return head + formulas + (f"<p>for {facts}</p>" if facts else "") + _table(("letter", "meaning"), letters)


def evidence(given: Evidence) -> str:
    """Every estimate with its standard uncertainty, below how the claim was derived and judged, as HTML.

    Examples
    --------
    >>> evidence(Evidence())
    '<p>derivation: none; measurement: none</p>'
    """
    head = f"<p>{escape(_grades(given))}</p>"
    if given.measurement is None:
        return head
    rows = ((e.quantity, str(e.at), plain(e.value, e.uncertainty)) for e in given.measurement.estimates)
    return head + _table(("quantity", "at", "measured"), (map(escape, row) for row in rows))


def evidence_tex(given: Evidence) -> str:
    r"""The same in LaTeX; needs the package booktabs.

    Examples
    --------
    >>> evidence_tex(Evidence())
    'derivation: none; measurement: none'
    """
    head = escape_tex(_grades(given))
    if given.measurement is None:
        return head
    rows = (
        rf"{escape_tex(e.quantity)} & {escape_tex(str(e.at))} & ${concise(e.value, e.uncertainty)}$ \\"
        for e in given.measurement.estimates
    )
    start = [head, "", r"\begin{tabular}{@{}llr@{}}", r"\toprule", r"quantity & at & measured \\", r"\midrule"]
    return "\n".join([*start, *rows, r"\bottomrule", r"\end{tabular}"])


def record(given: Record) -> str:
    """A claim with its verdict, and each kind of evidence with the command that makes it again, as HTML."""
    of, verdict = given.claim, given.verdict
    head = f"<p><b>{escape(of.title)}</b> (<code>{of.id}</code>): {escape(verdict.outcome)}</p>"
    main, *conditions = parts(of)
    formulas = displayed(main) + "".join(map(displayed, conditions))
    rows = ((line.kind, line.says, line.command) for line in lines(given))
    return head + formulas + _table(("evidence", "says", "command"), (map(escape, row) for row in rows))


def record_tex(given: Record) -> str:
    r"""A claim with its verdict and every estimate, in LaTeX; needs the package booktabs."""
    head = rf"\textbf{{{escape_tex(given.claim.title)}}}: {escape_tex(given.verdict.outcome)}"
    return "\n\n".join([head, rf"$\displaystyle {statement(given.claim)}$", evidence_tex(given.evidence)])


def _grades(given: Evidence) -> str:
    derived = given.derived.grade if given.derived else "none"
    measurement = f"{given.measured.outcome}. {given.measured.why}" if given.measured else "none"
    return f"derivation: {derived}; measurement: {measurement}"


def _table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table of cells that already are HTML."""
    top = "".join(f"<th>{h}</th>" for h in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
