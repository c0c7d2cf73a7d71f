"""Claims and derivations as plain text for a terminal."""

from __future__ import annotations

import textwrap
from typing import Any

import sympy

from theory.allocate import Certificate
from theory.codec import from_json
from theory.expressions import text
from theory.records import (
    Claim,
    Convention,
    Derived,
    Equality,
    Inclusion,
    Inequality,
    Limit,
    Measurement,
    Order,
    Paper,
    Record,
    Threshold,
)
from theory.typeset.evidence import lines

__all__ = ["convention_words", "derivation", "source_words", "theorem"]

WIDTH = 88
ORDERS = {"O": "O", "Omega": "Ω", "Theta": "Θ"}


def theorem(record: Record, paper: Paper, target: str = "") -> str:
    """A claim with its evidence, laid out like a theorem in a paper.

    Parameters
    ----------
    record : Record
    paper : Paper
        The paper the claim belongs to.
    target : str, optional
        How commands name the claim, if not by its id.

    Returns
    -------
    str
    """
    claim = record.claim
    parts = [
        f"{claim.id}\n{'=' * len(claim.id)}",
        _wrap(f"Claim ({claim.title}). {_setting(claim)}"),
        _indent(_pretty_statement(claim)),
        _wrap("Conventions. " + convention_words(claim.convention)),
        _wrap(f"Source. {source_words(claim)} {claim.reference}"),
        _wrap(f"Paper. {', '.join(paper.authors)}: {paper.title}, {paper.venue} {paper.year}. {paper.read}"),
    ]
    if claim.notes:
        parts.append(_wrap(f"Remark. {claim.notes}"))
    if record.evidence.derived is not None:
        parts.append(derivation(record.evidence.derived))
    if record.evidence.measurement is not None:
        parts.append(_measured(record.evidence.measurement))
    if record.evidence.power:
        parts.append(_power(record))
    parts.append(_again(record, target))
    parts.append(_wrap(f"Verdict: {record.verdict.outcome}. {record.verdict.why}"))
    return "\n\n".join(parts)


def _wrap(words: str, indent: str = "") -> str:
    return textwrap.fill(" ".join(words.split()), WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")


def _indent(block: str, by: str = "    ") -> str:
    return textwrap.indent(block, by)


def _setting(claim: Claim) -> str:
    content = _symbols_in(claim)
    meanings = [f"{_show(m.symbol)} is {m.words}" for m in claim.meanings if m.symbol in content or not content]
    words = f"Here {'; '.join(meanings)}. " if meanings else ""
    if claim.assumptions:
        words += f"Assume {', '.join(_show(a) for a in claim.assumptions)}. "
    return words + "Then"


def _symbols_in(claim: Claim) -> set[Any]:
    statement = claim.statement
    if isinstance(statement, Inclusion):
        return set(statement.small.letters | statement.large.letters)
    found: set[Any] = set()
    for expr in vars(statement).values():
        if isinstance(expr, sympy.Basic):
            found |= expr.free_symbols | expr.atoms(sympy.core.function.AppliedUndef)
    for assumption in claim.assumptions:
        found |= assumption.free_symbols
    return found | {s for e in [claim.convention.compute] if e is not None for s in e.free_symbols}


def _show(expr: Any) -> str:
    return str(sympy.pretty(expr, use_unicode=True, wrap_line=False)) if expr.is_Symbol else _inline(expr)


def _inline(expr: Any) -> str:
    """One-line text with Greek letters and the comparison signs of print."""
    if isinstance(expr, sympy.Eq):
        return f"{_inline(expr.lhs)} = {_inline(expr.rhs)}"
    written = text(expr).replace("**", "^").replace("*", " ")
    for symbol in sorted(expr.free_symbols, key=lambda s: -len(s.name)):
        greek = str(sympy.pretty(symbol))
        written = _replace_word(written, symbol.name, greek)
    return written.replace("<=", "≤").replace(">=", "≥")


def _replace_word(written: str, old: str, new: str) -> str:
    import re

    return re.sub(rf"(?<![A-Za-z0-9_]){re.escape(old)}(?![A-Za-z0-9_])", new, written)


def _pretty_statement(claim: Claim) -> str:
    match claim.statement:
        case Equality(lhs, rhs):
            return _beside(lhs, "=", rhs)
        case Inequality(lhs, relation, rhs):
            return _beside(lhs, relation, rhs)
        case Order(quantity, "~", rate, variable):
            return _beside(quantity, "~", rate) + f"\n\nas {_show(variable)} → ∞"
        case Order(quantity, relation, rate, variable):
            return _beside(quantity, "=", sympy.Function(ORDERS[relation])(rate)) + f"\n\nas {_show(variable)} → ∞"
        case Limit(expression, variable, point, value):
            return _beside(expression, "⟶", value) + f"\n\nas {_show(variable)} → {_show(point)}"
        case Threshold(variable, value, condition, where):
            exists = "" if condition == sympy.true else f", and exists if and only if {_inline(condition)}"
            return _beside(variable, "=", value) + f"\n\nwhich solves {_inline(where)}{exists}"
        case Inclusion(hypotheses=hypotheses) as said:
            given = f"\n\nif {' and '.join(map(str, hypotheses))}" if hypotheses else ""
            return f"{said.content}{given}"
    raise AssertionError(claim.statement)


def _beside(left: Any, sign: str, right: Any) -> str:
    from sympy.printing.pretty.pretty import PrettyPrinter
    from sympy.printing.pretty.stringpict import prettyForm

    printer: Any = PrettyPrinter({"use_unicode": True, "wrap_line": False, "num_columns": 200})
    row = prettyForm(*printer._print(left).right(f" {sign} "))
    return str(prettyForm(*row.right(printer._print(right))))


def convention_words(convention: Convention) -> str:
    """The conventions of a claim in one readable sentence."""
    parts = []
    if convention.loss != "none":
        parts.append(f"{convention.loss} loss, {convention.risk} risk")
    if convention.mode != "deterministic":
        parts.append(f"in {convention.mode}")
    else:
        parts.append("deterministic")
    if convention.target != "none":
        parts.append(
            {"fixed": "for a fixed target", "average": "averaged over targets"}.get(
                convention.target, "in the worst case over targets"
            )
        )
    if convention.compute is not None:
        parts.append(f"compute {_inline(convention.compute)}")
    if convention.along != "none":
        parts.append(
            {"frontier": "on the compute frontier", "path": "along a fixed path of allocations"}[convention.along]
        )
    if convention.limits:
        parts.append(convention.limits)
    return ", ".join(parts) + "."


SOURCES = {
    "paper": "Read in the paper",
    "reported": "Reported: a summary says that the paper says so; the passage was not read",
    "textbook": "Textbook",
    "ours": "Ours",
}


def source_words(claim: Claim) -> str:
    """Source and fidelity of a claim in words."""
    words = SOURCES[claim.source]
    if claim.fidelity == "reconstructed":
        words += " (reconstruction: our assumptions give this result; it is not evidence for the paper's own claim)"
    elif claim.fidelity == "corrected":
        words += " (corrected)"
    return words + "."


def derivation(derived: Derived) -> str:
    """Premises, steps with their results, certificates and grade."""
    lines = [f"Derivation ({derived.grade}: {derived.why})."]
    lines += [_wrap(f"Given {premise}.", "  ") for premise in derived.premises]
    for number, step in enumerate(derived.steps, 1):
        result = f" gives {step.result}" if step.result else ""
        lines.append(_wrap(f"{number}. {step.name} [{step.kind}, {step.status}]{result}. {step.detail}", "  "))
    lines += [_wrap(f"Certificate: {_certified(from_json(data))}.", "  ") for data in derived.certificates]
    return "\n".join(lines)


def _certified(certificate: Certificate) -> str:
    both = zip(certificate.weights, certificate.terms, strict=True)
    weights = ", ".join(f"{_inline(w)} on {_inline(t)}" for w, t in both if w != 0)
    if certificate.lower_bound is None:
        return f"weights {weights}; risk of order {_inline(certificate.rate)} at least"
    return f"weights {weights}; risk ≥ {_inline(certificate.lower_bound)}"


def _measured(measurement: Measurement) -> str:
    lines = [f"Measured ({measurement.rung}; seeds {', '.join(map(str, measurement.seeds))})."]
    lines.append(_wrap(f"Scope: {measurement.scope}. Most primitive input: {measurement.primitive}.", "  "))
    for e in measurement.estimates:
        lines.append(_wrap(f"{e.quantity} = {e.value:.6g} ± {e.uncertainty:.2g}{e.at.where} ({e.window})", "  "))
    return "\n".join(lines)


def _power(record: Record) -> str:
    lines = ["Power (planted variants)."]
    for p in record.evidence.power:
        lines.append(_wrap(f"{p.variant} ({p.label}): {p.outcome} [{p.kind}]", "  "))
    return "\n".join(lines)


def _again(record: Record, target: str) -> str:
    """Each kind of evidence in a line, with the command that makes it again below."""
    parts = ["Evidence, with what makes it again."]
    for line in lines(record, target):
        parts.append(_wrap(f"{line.kind}: {line.says}.", "  "))
        parts += [_wrap(f"given {premise}", "      ") for premise in line.given]
        parts.append(f"      $ {line.command}")
    return "\n".join(parts)
