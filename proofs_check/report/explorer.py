"""A page on which the letters of compute-optimal laws are moved: phases, exponents and allocations at each point.

The page holds the formulas as values; its script, ``explorer.js``, finds the phase at a point and evaluates them.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import sympy

from proofs_check.figures import greek
from proofs_check.figures.phases import TINTS
from proofs_check.report.formulas import formula
from proofs_check.report.laws import Law, Phase, Range, laws
from proofs_check.report.layout import document, facts, scrolled
from proofs_check.report.markup import Html, el, join
from proofs_check.report.maths import expression
from proofs_check.report.words import badge, prose, slug, surnames
from theory.records import Claim, Ledger

__all__ = ["explorer_page"]

Expr = Any


def explorer_page(ledger: Ledger) -> Html | None:
    """The page of all laws of a ledger that depend on a parameter; None if there are none.

    Parameters
    ----------
    ledger : Ledger

    Returns
    -------
    Html or None
    """
    found = laws(ledger)
    if not found:
        return None
    keys = list(_keys(found))
    both = list(zip(keys, found, strict=True))
    groups = [
        el("optgroup", *(el("option", prose(_title(law)), value=key) for key, law in of_paper), label=surnames(paper))
        for paper, of_paper in groupby(both, key=lambda pair: ledger.paper(pair[1].first.claim.paper))
    ]
    return document(
        "Explorer of compute-optimal laws",
        el("nav", el("a", "All claims", href="index.html"), aria_label="Claims"),
        el("h1", "Compute-optimal laws"),
        el(
            "p",
            "Move a letter, or choose a point of the map: exponent, allocation and binding terms are those of the "
            "claims whose conditions hold there, as their certificates prove them. Where no colour is, no claim of "
            "the paper holds.",
            class_="soft",
        ),
        el("noscript", el("p", "This page needs its script.")),
        el("form", el("label", "Law ", el("select", *groups, name="law")), class_="filters"),
        *(_section(key, law) for key, law in both),
        el("script", Html(_data(both)), type="application/json", id="laws"),
        kind="explorer",
        script="explorer.js",
    )


def _keys(found: Sequence[Law]) -> Iterator[str]:
    """A name for each law: that of its first claim, numbered where several begin with it."""
    seen: Counter[str] = Counter()
    for law in found:
        name = slug(law.first).removesuffix(".html")
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}-{seen[name]}"


def _title(law: Law) -> str:
    more = len(law.phases) - 1
    return law.first.claim.title + (f" and {more} more" if more else "")


def _section(key: str, law: Law) -> Html:
    claim = law.first.claim
    assumed = join([expression(f, claim) for f in law.assumed], ", ")
    limits = join([_limit(limit, law.budget, claim) for limit in law.limits], ", ")
    return el(
        "section",
        el("h2", prose(_title(law))),
        facts(("Budget", _meant(law.budget, claim)), ("Limits", limits or None), ("Assumed", assumed or None)),
        el(
            "div",
            el("form", *(_slider(r, claim) for r in law.ranges), *_axes(law), class_="sliders"),
            el("canvas", role="img", aria_label="Phases over the chosen letters", width="480", height="400"),
            class_="plane",
        ),
        el("p", "No claim of the paper holds here.", class_="nothing", role="status", hidden=True),
        *(_phase(i, phase) for i, phase in enumerate(law.phases)),
        class_="law",
        id=key,
        hidden=True,
    )


def _limit(limit: Sequence[Expr], budget: sympy.Symbol, claim: Claim) -> Html:
    """A limit in the budget where it is one of a cost, and against one else."""
    whole = sympy.Add(*limit)
    side = budget if all(m.as_powers_dict().get(budget) == -1 for m in limit) else sympy.S.One
    return expression(sympy.Le(sympy.expand(whole * side), side), claim)


def _meant(symbol: sympy.Symbol, claim: Claim) -> Html:
    words = next((m.words for m in claim.meanings if m.symbol == symbol), "")
    return join([expression(symbol, claim), ", " if words else "", prose(words)])


def _slider(given: Range, claim: Claim) -> Html:
    name = given.symbol.name
    shown = {"min": given.low, "max": given.high, "step": given.step, "value": given.start}
    return el(
        "label",
        el("span", _meant(given.symbol, claim)),
        el("input", type="range", name=name, **{k: f"{float(v):g}" for k, v in shown.items()}),
        el("input", type="number", aria_label=name, **{k: f"{float(v):g}" for k, v in shown.items()}),
    )


def _axes(law: Law) -> tuple[Html, ...]:
    """Which letters the map is over; one letter alone makes a curve."""
    if len(law.ranges) < 3:
        return ()
    names = [r.symbol.name for r in law.ranges]
    return tuple(
        el(
            "label",
            words,
            el("select", *(el("option", greek(n), value=n, selected=n == names[i]) for n in names), name=axis),
        )
        for i, (axis, words) in enumerate((("across", "Across "), ("up", "Up ")))
    )


def _phase(index: int, phase: Phase) -> Html:
    record, certificate = phase.records[0], phase.certificate
    claim = record.claim
    links = [join([el("a", prose(r.claim.title), href=slug(r)), " ", badge(r)]) for r in phase.records]
    shares = [
        el("li", expression(resource, claim), " grows with power ", expression(share, claim), _value(f"share {i}"))
        for i, (resource, share) in enumerate(phase.allocation)
    ]
    return el(
        "article",
        el("h3", el("span", str(index + 1), class_="swatch", style=f"--phase: {_colour(index)}"), join(links, ", ")),
        facts(
            ("Risk", scrolled(expression(certificate.rate, claim, display=True))),
            ("Exponent", join([expression(certificate.exponent, claim, display=True), _value("exponent")])),
            ("Allocation", el("ul", *shares) if shares else None),
            ("Binding", join([expression(term, claim) for term in phase.binding], ", ") or None),
            ("Where", join([expression(f, claim) for f in phase.facts], ", ") or None),
        ),
        class_="phase",
        data_phase=str(index),
        hidden=True,
    )


def _value(name: str) -> Html:
    return join([" = ", el("output", data_value=name)])


def _colour(index: int) -> str:
    return TINTS[index % len(TINTS)]


def _data(both: Sequence[tuple[str, Law]]) -> str:
    """The laws for the script; what could end its element is escaped."""
    data = {
        key: {
            "letters": [r.symbol.name for r in law.ranges],
            "written": {r.symbol.name: greek(r.symbol.name) for r in law.ranges},
            "phases": [
                {
                    "colour": _colour(i),
                    "facts": [formula(f) for f in phase.facts if f not in law.assumed],
                    "exponent": formula(phase.certificate.exponent),
                    "shares": [formula(share) for _, share in phase.allocation],
                }
                for i, phase in enumerate(law.phases)
            ],
        }
        for key, law in both
    }
    return json.dumps(data, separators=(",", ":")).replace("<", "\\u003c")
