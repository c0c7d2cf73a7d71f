"""The measurement of a claim on its page: estimates, figure, and what they refute."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from proofs_check.figures import greek, stem, varying
from proofs_check.judge import predicted
from proofs_check.report.layout import facts, section, table
from proofs_check.report.markup import Html, el, join
from proofs_check.report.maths import result
from proofs_check.report.words import number, prose, quantity, value
from theory.records import Claim, Estimate, Measurement, Power, Record

__all__ = ["measurement_section", "power_section"]

KINDS = ("measured", "derived")
CLEAR = {"refuted": "✓", "not derivable": "✓", "kept": "✓", "inconclusive": "?", "survived": "✗"}
NONE = "There is no numeric check of this claim."
UNBROKEN = "\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}"
SHORT = 80  # variants are written out up to this many characters


def measurement_section(record: Record, *, drawn: bool) -> Html:
    """What was measured, with the figure if one was drawn.

    Parameters
    ----------
    record : Record
    drawn : bool

    Returns
    -------
    Html
    """
    found, judged = record.evidence.measurement, record.evidence.measured
    if found is None:
        return section("Measurement", el("p", prose(judged.why) if judged else NONE))
    # The verdict at the top already quotes the measurement, unless something else decided it.
    decided = judged is None or judged.why == record.verdict.why
    return section(
        "Measurement",
        "" if judged is None or decided else el("p", prose(f"{judged.outcome.capitalize()}: {judged.why}.")),
        facts(
            ("Scope", prose(found.scope)),
            ("Most primitive input", prose(found.primitive)),
            ("Read from", found.rung),
            ("Seeds", ", ".join(map(str, found.seeds))),
            ("Window", _shared(prose(e.window) for e in found.estimates)),
            ("Size", _shared(_size(e) for e in found.estimates)),
        ),
        _estimates(record.claim, found),
        _figure(record, found) if drawn else "",
    )


def _estimates(claim: Claim, found: Measurement) -> Html:
    name = varying([e.at for e in found.estimates])
    columns: dict[str, Callable[[Estimate], str]] = {"Window": lambda e: prose(e.window), "Size": _size}
    told = {title: cell for title, cell in columns.items() if len(set(map(cell, found.estimates))) > 1}
    rows = [
        el(
            "tr",
            el("th", name(e.at).replace(" = ", UNBROKEN) or "–", scope="row"),
            el("td", e.quantity),
            *_compared(claim, e),
            *(el("td", cell(e), class_="words") for cell in told.values()),
        )
        for e in found.estimates
    ]
    common = _common(found.estimates)
    caption = (
        "u is one combined standard uncertainty, in parentheses in units of the last digit; "
        "the pull is (measured − predicted)/u, and 3 refutes."
    )
    titles = ("Instance", "Quantity", "Predicted", "Measured ± u", "Pull", *told)
    return table(caption + (f" At every instance {common}." if common else ""), titles, rows)


def _size(estimate: Estimate) -> Html:
    """The size that limits an estimate; one without a meaning is not told."""
    return join([number(f"{estimate.size:.3g}"), " ", prose(estimate.size_means)] if estimate.size_means else [])


def _shared(cells: Iterable[str]) -> str:
    """What all rows say, or nothing if they differ."""
    different = set(cells)
    return different.pop() if len(different) == 1 else ""


def _compared(claim: Claim, estimate: Estimate) -> tuple[Html, Html, Html]:
    """Cells with what was predicted, what was measured, and the pull."""
    expected = predicted(claim.statement, estimate)
    measured = el("td", quantity(estimate), class_="number")
    if expected is None:
        return el("td", "not predicted"), measured, el("td")
    gap = (estimate.value - expected) / estimate.uncertainty
    pull = number(f"{gap:+.1f}") if math.isfinite(gap) else "–"
    return el("td", value(expected, estimate), class_="number"), measured, el("td", pull, class_="number")


def _common(estimates: Sequence[Estimate]) -> str:
    """The parameters that all instances share."""
    if len({e.at for e in estimates}) < 2:
        return ""
    shared = set.intersection(*(set(e.at.values) for e in estimates))
    return greek(", ".join(f"{name} = {value}" for name, value in estimates[0].at.values if (name, value) in shared))


def _figure(record: Record, found: Measurement) -> Html:
    plots = [f"{p.ylabel} against {p.xlabel}: {', '.join(c.label for c in p.curves)}" for p in found.plots]
    path = f"figures/{stem(record)}"
    files = [el("a", kind.upper(), href=f"{path}.{kind}") for kind in ("svg", "pdf")]
    words = "Thin dashes and rings: what the statement predicts. In colour: what was measured. "
    return el(
        "figure",
        el("img", src=f"{path}.svg", alt="; ".join(plots).replace("$", "") or "measured over predicted"),
        el("figcaption", words, join(files, " · ")),
        class_="figure wide" if len(found.plots) > 1 else "figure",
    )


def power_section(record: Record) -> Html:
    """Planted variants, and what each kind of evidence alone says about them; nothing if there are none.

    Parameters
    ----------
    record : Record

    Returns
    -------
    Html
    """
    variants: dict[str, dict[str, Power]] = {}
    for p in record.evidence.power:
        variants.setdefault(p.variant, {})[p.kind] = p
    if not variants:
        return Html("")
    kinds = [k for k in KINDS if any(k in found for found in variants.values())]
    rows = [_variant(name, found, kinds, record.claim) for name, found in variants.items()]
    caption = (
        "Altered statements, held against the same evidence. An incomparable variant is false if the claim is exact: "
        "it should be refuted or not derivable. A weaker one stays true and must not be refuted."
    )
    columns = ("Variant", "Against the claim", *(f"{kind.capitalize()} alone" for kind in kinds))
    return section("Power", table(caption, columns, rows))


def _variant(name: str, found: dict[str, Power], kinds: Sequence[str], claim: Claim) -> Html:
    one = next(iter(found.values()))
    content = join([": ", result(one.statement, claim)]) if len(one.statement) <= SHORT else ""
    return el("tr", el("th", _name(name, claim), content, scope="row"), el("td", one.label), *_outcomes(found, kinds))


def _name(name: str, claim: Claim) -> Html:
    """The name of a variant, with the term it speaks of as mathematics."""
    term = re.fullmatch(r"term (.+) missing", name)
    return join(["term ", result(term[1], claim), " missing"]) if term else prose(name)


def _outcomes(found: dict[str, Power], kinds: Sequence[str]) -> Iterator[Html]:
    for p in (found.get(kind) for kind in kinds):
        words = f"{CLEAR[p.outcome]} {p.outcome}" if p else "–"
        yield el("td", words, title=p.why if p else None, class_="number")
