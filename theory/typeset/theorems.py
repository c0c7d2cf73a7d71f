"""A claim as a theorem environment, with what a reader needs to judge it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import sympy

from theory.records import Claim, Convention, Paper, Record
from theory.typeset.displays import INLINE, displayed
from theory.typeset.evidence import found
from theory.typeset.notation import names, occurring
from theory.typeset.printer import Printer
from theory.typeset.proofs import linked, proof, sentence
from theory.typeset.prose import prose
from theory.typeset.statements import parts
from theory.typeset.widths import width

__all__ = ["environment", "label", "outcome", "theorem"]

_LOSSES = {"squared": "squared", "root": "root of the squared", "0-1": "0--1", "cross-entropy": "cross-entropy"}
_MODES = {
    "expectation": "in expectation",
    "high probability": "with high probability",
    "deterministic": "without randomness",
}
_TARGETS = {"fixed": "for a fixed target", "average": "averaged over targets", "worst case": "for the worst target"}
_ALONG = {"frontier": "on the compute frontier", "path": "along a fixed path of allocations", "none": ""}
_SOURCES = {
    "paper": r"Read in~\cite{%s}.",
    "reported": r"Reported of~\cite{%s}, not read.",
    "textbook": "Textbook.",
    "ours": "Ours.",
}
_FIDELITIES = {
    "as stated": "",
    "reconstructed": (
        " A reconstruction: our assumptions give the same result, which is no evidence for the paper's own claim."
    ),
    "corrected": " Corrected.",
}
_ARTICLES = ("a ", "an ", "any ", "the ", "one ", "its ", "each ", "every ", "some ")


def environment(record: Record) -> str:
    """``theorem`` for what is supported, ``report`` for what is only reported, ``claim`` for the rest."""
    if not record.claim.vouched:
        return "report"
    return "theorem" if record.verdict.outcome == "supported" else "claim"


def label(record: Record) -> str:
    """How other claims refer to this one."""
    kind = {"theorem": "Theorem", "claim": "Claim", "report": "Report"}[environment(record)]
    return rf"{kind}~\ref{{{record.claim.id}}}"


def outcome(record: Record) -> str:
    """The verdict in words; what is only reported says so."""
    if record.claim.vouched:
        return record.verdict.outcome
    return "fails as reported" if record.verdict.outcome == "refuted" else "reported, not verified"


def theorem(record: Record, paper: Paper, labels: Mapping[str, str]) -> str:
    """The theorem environment of a claim, its particulars, proof and figure.

    Parameters
    ----------
    record : Record
    paper : Paper
        The paper the claim is about.
    labels : mapping of str to str
        How other claims are referred to, by id.

    Returns
    -------
    str
        LaTeX that needs the preamble of the document.
    """
    claim, kind = record.claim, environment(record)
    notation = names(claim)
    meanings = _meanings(claim, notation)
    lines = [
        f"\\begin{{{kind}}}[{prose(claim.title, notation)}]\\label{{{claim.id}}}",
        _lead(claim),
        displayed(parts(claim), "."),
        *([meanings] if meanings else []),
        f"\\end{{{kind}}}",
        *(rf"\particular{{{head}}}{{{text}}}" for head, text in _particulars(record, paper, labels)),
    ]
    proved = proof(record, labels)
    figure = rf"\claimfigure{{{claim.id.replace(':', '--')}}}{{{_caption(record)}}}"
    return "\n".join([*lines, *([proved.rstrip()] if proved else []), figure]) + "\n"


def _lead(claim: Claim) -> str:
    assumed = [a for a in claim.assumptions if a != sympy.true]
    if not assumed:
        return "A summary reports that" if claim.source == "reported" else "We have"
    printer = Printer(claim, inline=True)
    if any(width(printer.tex(a)) > INLINE for a in assumed):
        first, *others = [Printer(claim).tex(a) for a in assumed]
        shown = displayed([first, *(rf"\text{{and }} {other}" for other in others)], ".")
        return f"Let\n{shown}\nThen"
    facts = [f"${printer.tex(a)}$" for a in assumed]
    return f"Let {', '.join(facts[:-1])}{' and ' if len(facts) > 1 else ''}{facts[-1]}. Then"


def _meanings(claim: Claim, notation: Mapping[str, str]) -> str:
    words = {m.symbol: m.words for m in claim.meanings}
    printer = Printer(claim, inline=True)
    made: list[str] = []
    for symbol in occurring(claim):
        verb = " is" if not made else ","
        whole = " (an integer)" if symbol.is_Symbol and symbol.is_integer else ""
        made.append(f"${printer.tex(symbol)}${verb} {_with_article(prose(words[symbol], notation))}{whole}")
    return f"Here {'; '.join(made)}." if made else ""


def _with_article(words: str) -> str:
    bare = words.startswith((*_ARTICLES, "$")) and not re.match(r"\$\w\$-th", words)
    return words if bare or words[:1].isupper() else f"the {words}"


def _particulars(record: Record, paper: Paper, labels: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    claim, notation = record.claim, names(record.claim)
    if convention := _convention(claim, notation):
        yield "Convention", convention
    read = f" {sentence(paper.read, {})}" if paper.read and claim.source in ("paper", "reported") else ""
    fidelity = _FIDELITIES[claim.fidelity]
    reference = linked(claim.reference, notation, labels)
    stop = "" if reference.endswith(".") else "."
    head = _SOURCES[claim.source]
    if "%s" in head:
        yield "Source", f"{head % claim.paper} {reference}{stop}{fidelity}{read}"
    else:
        head = "" if reference.lower().startswith(claim.source) else f"{head} "
        yield "Source", rf"{head}{reference}{stop}{fidelity} Compare~\cite{{{claim.paper}}}."
    if record.evidence.measurement is not None:
        measured = record.evidence.measurement
        seeds = ", ".join(map(str, measured.seeds))
        primitive = sentence(f"input: {measured.primitive}", notation)
        yield "Measured", f"{sentence(measured.scope, notation)} {primitive} Read from: {measured.rung}; seed {seeds}."
    for line in found(record):
        given = f" Given: {'; '.join(line.given)}." if line.given else ""
        yield line.kind[0].upper() + line.kind[1:], linked(f"{line.says}.{given}", notation, labels)
    yield "Verdict", _verdict(record, notation, labels)
    if claim.notes:
        yield "Remark", linked(claim.notes, notation, labels)


def _verdict(record: Record, notation: Mapping[str, str], labels: Mapping[str, str]) -> str:
    why = linked(record.verdict.why, notation, labels)
    why += "" if why.endswith(".") or not why else "."
    if record.claim.vouched:
        head = record.verdict.outcome.capitalize()
        return rf"\textbf{{{head}:}} {why}" if why else rf"\textbf{{{head}.}}"
    if record.verdict.outcome == "refuted":
        return rf"\textbf{{The reported form fails.}} Counterexample: {why}"
    return r"\textbf{Reported, not verified.}"


def _convention(claim: Claim, notation: Mapping[str, str]) -> str:
    convention: Convention = claim.convention
    printer = Printer(claim, inline=True)
    words = []
    if convention.loss != "none":
        words.append(f"{convention.risk} risk in the {_LOSSES[convention.loss]} loss")
    if convention.loss != "none" or convention.mode != "deterministic":
        words.append(_MODES[convention.mode])
    if convention.target in _TARGETS:
        words.append(_TARGETS[convention.target])
    made = [", ".join(words)] if words else []
    named = convention.compute is None or convention.compute.is_Symbol
    cost = "" if named else f"compute ${printer.tex(convention.compute)}$"
    along = _ALONG[convention.along]
    made += [", ".join(filter(None, (along, cost)))] if along or cost else []
    made += [prose(convention.limits, notation)] if convention.limits else []
    joined = "; ".join(made)
    return f"{joined[0].upper()}{joined[1:]}." if made else ""


def _caption(record: Record) -> str:
    measurement = record.evidence.measurement
    title = prose(record.claim.title, names(record.claim))
    scope = f" {sentence(measurement.scope, names(record.claim))}" if measurement else ""
    return f"{label(record)}. {title}.{scope}"
