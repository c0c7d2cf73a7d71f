"""The page of one claim, laid out like a theorem in a paper."""

from __future__ import annotations

import dataclasses

from proofs_check.report.derived import derivation_section
from proofs_check.report.layout import document, facts, scrolled, section, table
from proofs_check.report.markup import Html, el, join
from proofs_check.report.maths import expression, statement
from proofs_check.report.measured import measurement_section, power_section
from proofs_check.report.words import badge, prose, slug, why
from theory.records import Claim, Ledger, Paper, Record
from theory.typeset.evidence import lines
from theory.typeset.plain import convention_words, source_words

__all__ = ["claim_page"]

EVIDENCE = ("Kind", "Found", "Command")


def claim_page(record: Record, ledger: Ledger, *, drawn: bool) -> Html:
    """The page of one claim.

    Parameters
    ----------
    record : Record
    ledger : Ledger
        What else was examined, for links.
    drawn : bool
        Whether there is a figure of it in ``figures/``.

    Returns
    -------
    Html
    """
    claim = record.claim
    content = el(
        "article",
        el("p", claim.id, class_="id"),
        el("h1", prose(claim.title)),
        el("p", badge(record), " ", prose(why(record), ledger.records)),
        _theorem(claim),
        facts(
            ("Source", prose(_source(claim), ledger.records)),
            ("Paper", _cited(ledger.paper(claim.paper))),
            ("Convention", _convention(claim)),
            ("Remark", prose(claim.notes, ledger.records)),
        ),
        derivation_section(record, ledger),
        measurement_section(record, drawn=drawn),
        power_section(record),
        _evidence(record, ledger),
    )
    return document(claim.title, _neighbours(record, ledger), content)


def _neighbours(record: Record, ledger: Ledger) -> Html:
    at = ledger.records.index(record)
    links = [el("a", "All claims", href="index.html")]
    for words, place, rel in (("← Previous", at - 1, "prev"), ("Next →", at + 1, "next")):
        if 0 <= place < len(ledger.records):
            other = ledger.records[place]
            links.append(el("a", words, href=slug(other), rel=rel, title=other.claim.title))
    return el("nav", *links, aria_label="Claims")


def _theorem(claim: Claim) -> Html:
    assumed = join([expression(a, claim) for a in claim.assumptions], ", ")
    where = [join([el("dt", expression(m.symbol, claim)), el("dd", prose(m.words))]) for m in claim.meanings]
    return el(
        "div",
        el("p", el("strong", f"{claim.kind.capitalize()}. "), *(["Assume ", assumed, ". Then"] if assumed else [])),
        scrolled(*statement(claim), kind="statement"),
        join([el("p", "where"), el("dl", *where, class_="where")]) if where else "",
        class_="theorem",
    )


def _evidence(record: Record, ledger: Ledger) -> Html:
    """Every kind of evidence, the premises that it has beside those of the derivation, and what makes it again."""
    rows = []
    for line in lines(record):
        given = [el("li", prose(premise, ledger.records)) for premise in line.given]
        says = [prose(line.says, ledger.records), *([" Given:", el("ul", *given)] if given else [])]
        rows.append(el("tr", el("th", line.kind, scope="row"), el("td", *says), el("td", el("code", line.command))))
    return section("Evidence", table("What there is, and the command that makes it again", EVIDENCE, rows))


def _source(claim: Claim) -> str:
    words = source_words(claim)
    repeats = claim.reference.startswith(words.rstrip("."))
    return claim.reference if repeats else f"{words} {claim.reference}"


def _cited(paper: Paper) -> Html:
    title = el("a", paper.title, href=paper.url) if paper.url.startswith("https://") else paper.title
    return join([", ".join(paper.authors), ", ", title, f", {paper.venue} {paper.year}. {paper.read}"])


def _convention(claim: Claim) -> Html:
    words = prose(convention_words(dataclasses.replace(claim.convention, compute=None)).rstrip("."))
    if claim.convention.compute is None:
        return join([words, "."])
    return join([words, ", compute ", expression(claim.convention.compute, claim), "."])
