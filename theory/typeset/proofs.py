"""Derivations as proofs: premises, recomputed steps, certificates in words of mathematics."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Any

import sympy

from theory.allocate import Certificate
from theory.codec import from_json
from theory.premises import facts_of_steps
from theory.problems.assumptions import assumptions
from theory.records import (
    Argument,
    Bound,
    Claim,
    Combine,
    Crossover,
    Decomposed,
    Derived,
    Flow,
    Identity,
    Induction,
    Inside,
    Optimum,
    Record,
    Solution,
    Spectral,
    Squeeze,
    Step,
    StepResult,
)
from theory.typeset.certificates import argument, enumerated
from theory.typeset.classes import class_tex
from theory.typeset.displays import INLINE, LINE, displayed, inline_or_displayed
from theory.typeset.names import name
from theory.typeset.notation import names, read
from theory.typeset.printer import Printer
from theory.typeset.problems import problem_words
from theory.typeset.prose import escape, prose
from theory.typeset.statements import abbreviated
from theory.typeset.widths import width

__all__ = ["linked", "proof", "sentence"]

Expr = Any
Labels = Mapping[str, str]

_HEADS = {
    "derived": r"\begin{proof}",
    "argued": r"\begin{proof}[Argument]\renewcommand{\qedsymbol}{}",
    "failed": r"\begin{proof}[Derivation that fails]\renewcommand{\qedsymbol}{}",
    "": r"\begin{proof}[Derivation, not recomputed here]\renewcommand{\qedsymbol}{}",
}
_KINDS = {"assumption": "Assumed: ", "citation": "Cited: ", "claim": "By "}


def proof(record: Record, labels: Labels) -> str:
    """The proof environment of a claim, empty for a claim without a derivation.

    Parameters
    ----------
    record : Record
    labels : mapping of str to str
        How other claims are referred to, by id.

    Returns
    -------
    str
        LaTeX. Results and certificates come from the evidence; without
        evidence the steps are stated as they are planned.
    """
    claim, derived = record.claim, record.evidence.derived
    if claim.derivation is None or not claim.vouched:
        return ""
    writer = _Writer(claim, derived, labels)
    lines = [_HEADS[derived.grade if derived else ""], *writer.premises(), *writer.steps()]
    if derived and derived.grade == "failed":
        lines.append(sentence(f"The derivation fails: {derived.why}", names(claim)))
    return _ended("\n".join(lines)) + "\n\\end{proof}\n"


def sentence(text: str, notation: Mapping[str, str]) -> str:
    """Prose as a sentence: a capital at the start, a full stop at the end."""
    made = prose(text, notation)
    first = re.match(r"[a-z]{2,}|a ", made)
    made = made[0].upper() + made[1:] if first else made
    return made if re.search(r"[.!?:]$", made) else made + "."


def linked(text: str, notation: Mapping[str, str], labels: Labels) -> str:
    """Prose in which the ids of claims are references to them."""
    pieces = re.split(r"\b([a-z][a-z0-9]*:[a-z][a-z0-9-]*[a-z0-9])", text)
    made = [
        (labels.get(p) or rf"\texttt{{{escape(p)}}}") if odd % 2 else _spaced(p, prose(p, notation))
        for odd, p in enumerate(pieces)
    ]
    return "".join(made)


def _spaced(text: str, made: str) -> str:
    return " " * text.startswith(" ") + made.strip() + " " * (text.endswith(" ") and len(text) > 1)


class _Writer:
    """Writes one derivation; certificates are taken in the order of the optima."""

    def __init__(self, claim: Claim, derived: Derived | None, labels: Labels) -> None:
        self.claim, self.derived, self.labels = claim, derived, labels
        self.printer, self.inline = Printer(claim), Printer(claim, inline=True)
        self.notation = names(claim)
        self.results: dict[str, StepResult] = {s.name: s for s in derived.steps} if derived else {}
        self.certificates: Iterator[Certificate] = map(from_json, derived.certificates if derived else ())

    # --- premises ----------------------------------------------------------------------------------------------------

    def premises(self) -> Iterator[str]:
        assert self.claim.derivation is not None
        for kind, group in groupby(self.claim.derivation.premises, key=lambda p: (p.kind, p.text in self.labels)):
            texts = [linked(p.text, self.notation, self.labels) for p in group]
            texts = [enumerated(texts)] if kind[1] else texts  # claims named without a word share a sentence
            yield from (f"{_KINDS[kind[0]]}{text}{'' if text.endswith('.') else '.'}" for text in texts)
        for step, facts in facts_of_steps(self.claim):
            said = " and ".join(f"${Printer(self.claim, inline=True).tex(fact)}$" for fact in facts)
            yield f"Assumed in step {escape(step.replace('_', ' '))}: {said}."

    # --- steps -------------------------------------------------------------------------------------------------------

    def steps(self) -> Iterator[str]:
        assert self.claim.derivation is not None
        steps = self.claim.derivation.steps
        for number, step in enumerate(steps, 1):
            done = self.results.get(step.name)
            if self.derived and done is None:
                return  # an earlier step failed
            head = rf"\proofstep{{{number}}}{{{escape(step.name.replace('_', ' '))}}} " if len(steps) > 1 else ""
            words = str(getattr(step, "why", ""))
            why = f"{sentence(words, self.notation)} " if words else ""
            yield head + why + _WRITERS[type(step)](self, step, done)

    def result(self, step: Step, done: StepResult | None) -> str:
        """The result of a step, with its name where later steps use it."""
        if done is None or not done.result:
            return ""
        value = read(done.result, self.claim)
        if value is None:
            return f"So \\texttt{{{escape(done.result)}}}."
        formula = self.shown(value)
        if self._concludes(step) and width(formula[0]) > INLINE:
            return "This is the statement."
        return "So " + inline_or_displayed([self._called(step, formula[0]), *formula[1:]], ".")

    def _concludes(self, step: Step) -> bool:
        assert self.claim.derivation is not None
        return step is self.claim.derivation.steps[-1] and self.derived is not None and self.derived.grade != "failed"

    def _called(self, step: Step, formula: str, unknown: str = "") -> str:
        """A formula with the name of its step, unless nothing refers to it."""
        return f"{name(step.name)} = {formula}" if self._used_later(step) and unknown != name(step.name) else formula

    def _naming(self, step: Step, unknown: str = "") -> str:
        return f" =: {name(step.name)}" if self._used_later(step) and unknown != name(step.name) else ""

    def shown(self, expr: Expr) -> list[str]:
        """A formula, with its repeated sum named if it is too long otherwise."""
        plain = self.printer.tex(expr)
        if width(plain) <= LINE - 10:
            return [plain]
        short, named = abbreviated(expr, self.claim)
        return [self.printer.tex(short), *named]

    def _used_later(self, step: Step) -> bool:
        assert self.claim.derivation is not None
        steps = self.claim.derivation.steps
        later = steps[steps.index(step) + 1 :]
        return any(s.name == step.name for other in later for e in _expressions(other) for s in e.free_symbols)

    def given(self, step: Any) -> str:
        pairs = [f"${self.inline.tex(old)} = {self.inline.tex(new)}$" for old, new in step.given]
        return f"With {enumerated(pairs)}, " if pairs else ""

    def equated(self, equation: Expr) -> str:
        """An expression that vanishes, written as an equation between its positive and negative part."""
        terms = sympy.Add.make_args(equation)
        right = [-t for t in terms if t.could_extract_minus_sign()]
        left = [t for t in terms if not t.could_extract_minus_sign()]
        if not left or not right:
            return f"{self.printer.tex(equation)} = 0"
        return f"{self.printer.tex(sympy.Add(*left))} = {self.printer.tex(sympy.Add(*right))}"

    def optimum(self, step: Optimum, done: StepResult | None) -> str:
        tex = self.inline.tex
        chosen = [f"${tex(r)} > 0$" for r in step.free] + [rf"${tex(r)} \ge 1$" for r in step.resources]
        limits = [rf"${tex(c)} \le {tex(step.budget)}$" for c in step.costs] + [f"${tex(s)}$" for s in step.subject_to]
        over = f" over {enumerated(chosen)}" if chosen else ""
        within = f" subject to {enumerated(limits)}" if limits else ""
        what = "the largest term of " if step.combine == "max" else ""
        task = f"Minimise {what}${tex(step.risk)}${over}{within}. "
        certificate = next(self.certificates, None)
        bound = (
            argument(certificate, self.printer, self.inline, sort=True, taken=self.notation.values())
            if certificate
            else ""
        )
        return task + bound + self.result(step, done)

    def _letter(self, candidates: tuple[str, ...]) -> str:
        return name(next(x for x in candidates if x not in self.notation))

    def spectral(self, step: Spectral, done: StepResult | None) -> str:
        k, large = self.printer.tex(step.over), self.printer.tex(step.large)
        summand = self.printer.tex(step.summand)
        series = rf"\sum_{{{k} \ge 1}} {f'({summand})' if step.summand.is_Add else summand}"
        value = read(done.result, self.claim) if done and done.result else None
        if done is None or value is None:
            return rf"The leading term of ${series}$ as ${large} \to \infty$."
        detail = prose(done.detail.removesuffix("; used nothing further"), self.notation)
        shown = displayed([rf"{series} \sim {self.printer.tex(value)}{self._naming(step)}"], ".")
        return rf"As ${large} \to \infty$, by Mellin transform ({detail})," + f"\n{shown}\n"

    def decomposed(self, step: Decomposed, done: StepResult | None) -> str:
        setting = problem_words(step.problem, self.inline)
        where = f" in the regime limited by {step.limit}" if step.limit else ""
        what = f"the {step.term}" if step.term else "the risk"
        assumed = f"It is assumed that {', that '.join(assumptions(step.problem))}."
        found = f"the terms of {what}{where} follow from its equations"
        return f"For {setting}, {found}. {assumed} {self.result(step, done)}"

    def crossover(self, step: Crossover, done: StepResult | None) -> str:
        unknown = self.printer.tex(step.variable)
        equation = inline_or_displayed([f"{self.printer.tex(step.left)} = {self.printer.tex(step.right)}"])
        value = read(done.result, self.claim) if done and done.result else None
        if value is None:
            return f"The equation {equation} is solved for ${unknown}$."
        solved, *named = self.shown(value)
        shown = inline_or_displayed([f"{unknown} = {solved}{self._naming(step, unknown)}", *named], ".")
        if not step.facts:
            return f"The equation {equation} has the solution {shown}"
        where = enumerated([f"${self.inline.tex(f)}$" for f in step.facts])
        return f"Where {where}, the largest solution of {equation} is {shown}"

    def combine(self, step: Combine, done: StepResult | None) -> str:
        formula = self.printer.tex(step.expression)
        value = read(done.result, self.claim) if done else None
        if value is not None and value != step.expression:
            formula += f" = {self.printer.tex(value)}"
        return "Together, " + inline_or_displayed([self._called(step, formula)], ".")

    def identity(self, step: Identity, _: StepResult | None) -> str:
        right, *named = self.shown(step.rhs)
        formula = f"{self.printer.tex(step.lhs)} = {right}{self._naming(step)}"
        return (self.given(step) or "Identically, ") + inline_or_displayed([formula, *named], ".")

    def solution(self, step: Solution, _: StepResult | None) -> str:
        unknown = self.printer.tex(step.unknown)
        equation = inline_or_displayed([self.equated(step.equation)])
        value, *named = self.shown(step.value)
        solved = inline_or_displayed([f"{unknown} = {value}{self._naming(step, unknown)}", *named], ".")
        checked = f" {self.given(step)}substitution cancels." if step.given else ""
        return f"The equation {equation} is solved by {solved}{checked}"

    def bound(self, step: Bound, _: StepResult | None) -> str:
        facts = [f"${self.inline.tex(f)}$" for f in step.facts]
        where = f" where {enumerated(facts)}" if facts else ""
        return f"A decision procedure for real arithmetic proves ${self.inline.tex(step.relation)}${where}."

    def induction(self, step: Induction, done: StepResult | None) -> str:
        n = self.inline.tex(step.index)
        formula = inline_or_displayed(self.shown(step.formula))
        return (
            f"By induction on ${n}$: {formula} is ${self.inline.tex(step.start)}$ at ${n} = 0$ "
            f"and grows by {inline_or_displayed([self.printer.tex(step.increment)])} from ${n}$ to ${n} + 1$. "
        ) + (self.result(step, done) if self._used_later(step) else "")

    def squeeze(self, step: Squeeze, done: StepResult | None) -> str:
        low, high, slack = self.inline.tex(step.lower), self.inline.tex(step.upper), self.inline.tex(step.slack)
        lies = rf"It lies between ${low}$ and ${high}$, which meet as ${slack} \to 0$. "
        return lies + (self.result(step, done) if self._used_later(step) else "")

    def flow(self, step: Flow, done: StepResult | None) -> str:
        x, loss, t = self._letter(("x", "y", "z")), self._letter(("ell", "F", "J")), self.inline.tex(step.time)
        speed = "" if step.speed == 1 else f"{self.inline.tex(step.speed)} \\, "
        law = f"{self.inline.tex(step.constant)} \\, {x}^{{-{self.inline.tex(step.decay)}}}"
        law = law.removeprefix("1 \\, ")
        return (
            rf"Along $d{x}/d{t} = -{speed}d{loss}/d{x}$ with ${loss}({x}) \sim {law}$, and its derivative likewise, "
            rf"l'H\^{{o}}pital's rule for ${x}^{{{self.inline.tex(step.decay + 2)}}}/{t}$ gives the {step.yields}. "
        ) + self.result(step, done)

    def inside(self, step: Inside, done: StepResult | None) -> str:
        chain = escape(done.detail) if done else ""
        tried = f"From ${class_tex(step.small, self.claim)}$ to ${class_tex(step.large, self.claim)}$"
        return f"{tried} by rules whose conditions on the bounds are decided: {chain}."

    def argument(self, step: Argument, _: StepResult | None) -> str:
        source = f" ({prose(step.reference, self.notation)})" if step.reference else ""
        words = sentence(step.words, self.notation)
        formula = inline_or_displayed([self.printer.tex(step.conclusion)], ".")
        return f"{words.removesuffix('.')}{source}; this step is argued, not recomputed. It gives {formula}"


_WRITERS: Mapping[type[Step], Callable[[_Writer, Any, StepResult | None], str]] = {
    Optimum: _Writer.optimum,
    Spectral: _Writer.spectral,
    Decomposed: _Writer.decomposed,
    Crossover: _Writer.crossover,
    Combine: _Writer.combine,
    Identity: _Writer.identity,
    Solution: _Writer.solution,
    Bound: _Writer.bound,
    Induction: _Writer.induction,
    Squeeze: _Writer.squeeze,
    Flow: _Writer.flow,
    Inside: _Writer.inside,
    Argument: _Writer.argument,
}


def _ended(body: str) -> str:
    r"""Put the sign of the end beside a display that ends the proof."""
    return re.sub(r"\n(\\\]|\\end\{gather\*\})\s*$", r" \\qedhere\n\1", body.rstrip())


def _expressions(step: Step) -> Iterator[Expr]:
    for value in vars(step).values():
        items = value if isinstance(value, tuple) else (value,)
        for item in items:
            yield from (e for e in (item if isinstance(item, tuple) else (item,)) if isinstance(e, sympy.Basic))
