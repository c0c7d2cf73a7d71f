"""The derivation of a claim on its page: premises, steps, certificates."""

from __future__ import annotations

from proofs_check.report.layout import scrolled, section
from proofs_check.report.markup import Html, el, join
from proofs_check.report.maths import expression, result
from proofs_check.report.steps import sentence
from proofs_check.report.words import prose, slug
from theory.allocate import Certificate
from theory.codec import from_json
from theory.records import Claim, Ledger, Record, Step, StepResult

__all__ = ["derivation_section"]

STATUS = {"verified": "✓ recomputed", "argued": "~ argued in words", "failed": "✗ fails"}
LONG = 160  # results with more characters than this are folded away


def derivation_section(record: Record, ledger: Ledger) -> Html:
    """The derivation of a record's claim, or nothing if it has none.

    Parameters
    ----------
    record : Record
    ledger : Ledger
        What else was examined, for links in the premises.

    Returns
    -------
    Html
    """
    claim, derived = record.claim, record.evidence.derived
    if derived is None or claim.derivation is None:
        return Html("")
    premises = [el("li", prose(premise, ledger.records)) for premise in derived.premises]
    # A derivation that fails stops early, so there may be fewer results than steps.
    steps = [_step(step, done, claim) for step, done in zip(claim.derivation.steps, derived.steps, strict=False)]
    return section(
        "Derivation",
        el("p", el("strong", derived.grade.capitalize()), ": ", prose(derived.why), "."),
        el("p", "It rests on these premises:" if premises else "It rests on no premise."),
        el("ul", *premises) if premises else "",
        el("ol", *steps, class_="steps"),
        *dict.fromkeys(_certificate(from_json(data), record) for data in derived.certificates),
    )


def _step(step: Step, done: StepResult, claim: Claim) -> Html:
    name = done.name if done.kind in done.name else f"{done.name} ({done.kind})"
    said = sentence(step, claim)
    detail = prose(f" {done.detail[:1].upper()}{done.detail[1:]}.") if done.detail else Html("")
    words = [said] if detail.strip(" .") in said else [said, detail]
    status = el("span", STATUS[done.status], class_="status soft")
    return el("li", scrolled(status, f" {name}. ", *words), _result(done.result, claim))


def _result(text: str, claim: Claim) -> Html:
    if not text:
        return Html("")
    shown = scrolled("⇒ ", result(text, claim, display=True))
    return el("details", el("summary", "Result"), shown) if len(text) > LONG else shown


def _certificate(certificate: Certificate, record: Record) -> Html:
    claim = record.claim
    weights = [
        join([expression(weight, claim), " on ", expression(term, claim)])
        for weight, term in zip(certificate.weights, certificate.terms, strict=True)
        if weight != 0
    ]
    how = (
        "the order of the risk from below" if certificate.lower_bound is None else "the risk from below at every budget"
    )
    proof = f"the weighted arithmetic-geometric mean of the terms bounds {how}"
    page = f"explorer.html#{slug(record).removesuffix('.html')}"
    link = join([" ", el("a", "Explore it", href=page), "."]) if certificate.exponent.free_symbols else ""
    return el("p", el("strong", "Certificate"), ": with weights ", join(weights, ", "), f", {proof}.", link)
