"""The first page: every claim with its statement, verdict and figure."""

from __future__ import annotations

from collections import Counter
from itertools import starmap

from proofs_check.report.layout import document, scrolled
from proofs_check.report.markup import Html, el, join
from proofs_check.report.maths import statement
from proofs_check.report.words import badge, label, prose, quantity, slug, surnames, value
from theory.records import Ledger, Paper, Record

__all__ = ["index_page"]

COLUMNS = ("Claim", "Statement", "Verdict", "Measured ± uncertainty")
EVIDENCE = ("derived", "measured", "searched", "boxes", "kernel")
INTERRUPTED = "The run was interrupted; these are the claims it finished."


def index_page(ledger: Ledger, *, explored: bool) -> Html:
    """The first page of the report.

    Parameters
    ----------
    ledger : Ledger
    explored : bool
        Whether there is a page of laws to explore.

    Returns
    -------
    Html
    """
    head = el("thead", el("tr", *(el("th", c, scope="col") for c in COLUMNS)))
    groups = [_group(paper, [r for r in ledger.records if r.claim.paper == paper.key]) for paper in ledger.papers]
    return document(
        "Scaling-law claims",
        el("h1", "Scaling-law claims"),
        _summary(ledger),
        el("p", el("a", "Explore the compute-optimal laws", href="explorer.html")) if explored else "",
        _filters(ledger),
        el("div", el("table", head, *groups), class_="scroll"),
        _footer(ledger),
        kind="index",
        script="filter.js",
    )


def _summary(ledger: Ledger) -> Html:
    counts = Counter(label(r) for r in ledger.records)
    claims = f"{_many(len(ledger.records), 'claim')} of {_many(len(ledger.papers), 'paper')}: "
    false = [p for _, p in ledger.power() if p.label == "incomparable" and p.kind == "measured"]
    refuted = sum(p.outcome == "refuted" for p in false)
    power = f"The measurements alone refute {refuted} of {len(false)} planted false variants. " if false else ""
    return join(
        [
            el("p", claims, "; ".join(starmap(_counted, counts.items())), ". ", power),
            el(
                "p",
                "Supported means: derived, with every step recomputed, and measured where the kind of statement asks "
                "for it, by a check that was not told the claimed value. What is only reported was not read in the "
                "paper. Uncertainties are standard ones; in parentheses, in units of the last digit.",
                class_="soft",
            ),
            "" if ledger.complete else el("p", el("strong", INTERRUPTED)),
        ]
    )


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" + ("" if count == 1 else "s")


def _counted(verdict: str, count: int) -> str:
    return f"{count} {verdict if count == 1 else verdict.replace('form fails', 'forms fail')}"


def _filters(ledger: Ledger) -> Html:
    papers = [el("option", surnames(p), value=p.key) for p in ledger.papers]
    verdicts = [el("option", name, value=name) for name in dict.fromkeys(label(r) for r in ledger.records)]
    kinds = [el("option", name) for name in EVIDENCE if any(name in _evidence(r) for r in ledger.records)]
    return el(
        "form",
        el("label", "Search ", el("input", type="search", name="words", placeholder="title or id")),
        el("label", "Paper ", el("select", el("option", "all", value=""), *papers, name="paper")),
        el("label", "Verdict ", el("select", el("option", "all", value=""), *verdicts, name="verdict")),
        el(
            "label",
            "Evidence ",
            el("select", el("option", "all", value=""), *(el("option", k) for k in kinds), name="kind"),
        ),
        el("span", "", id="shown", role="status", class_="soft"),
        class_="filters",
        hidden=True,
    )


def _group(paper: Paper, records: list[Record]) -> Html:
    title = el("th", el("strong", surnames(paper)), f", {paper.title}", colspan=str(len(COLUMNS)), scope="rowgroup")
    return el("tbody", el("tr", title), *(_row(r) for r in records))


def _row(record: Record) -> Html:
    claim = record.claim
    name = [el("a", prose(claim.title), href=slug(record)), el("span", claim.slug, class_="id")]
    return el(
        "tr",
        el("th", *name, class_="claim", scope="row"),
        el("td", scrolled(join(statement(claim), " ")), class_="statement"),
        el("td", badge(record)),
        el("td", *_deciding(record), class_="number"),
        data_paper=claim.paper,
        data_verdict=label(record),
        data_kinds=" ".join(_evidence(record)),
    )


def _evidence(record: Record) -> tuple[str, ...]:
    """Which kinds of evidence there are of a claim."""
    found = record.evidence
    here = (
        found.derived is not None and found.derived.grade == "derived",
        found.measured is not None,
        found.falsified is not None,
        any(c.kind == "boxes" and c.proved for c in found.certified),
        any(c.kind == "kernel" and c.proved for c in found.certified),
    )
    return tuple(kind for kind, present in zip(EVIDENCE, here, strict=True) if present)


def _deciding(record: Record) -> tuple[Html, ...]:
    """The estimate that decided, or came closest to it, and what was predicted for it."""
    judged = record.evidence.measured
    if judged is None or judged.estimate is None or judged.expected is None:
        return (Html("–"),)
    predicted = el("div", "predicted ", value(judged.expected, judged.estimate), class_="soft")
    return join([f"{judged.estimate.quantity} ", quantity(judged.estimate)]), predicted


def _footer(ledger: Ledger) -> Html:
    made = ", ".join(f"{name} {version}" for name, version in ledger.versions)
    words = f"Profile {ledger.profile}, seed {ledger.seed}. Made with {made} by "
    return el("footer", words, el("code", "theory verify"), ".")
