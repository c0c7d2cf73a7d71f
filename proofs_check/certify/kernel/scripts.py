"""Theorems and scripts as text."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import sympy

from proofs_check.certify.kernel import coq
from theory.allocate.region import Region, strict
from theory.errors import OutsideTheClassError

__all__ = ["Facts", "Script", "Theorem", "forall"]

WIDTH = 112
TIED = "\xa0"  # a space at which no line may break

Expr = Any


@dataclass(frozen=True)
class Theorem:
    """A named statement with its proof, both as Coq text, the proof by steps."""

    name: str
    statement: str
    proof: tuple[str, ...]

    def __str__(self) -> str:
        steps = "".join(f"  {step}\n" for step in self.proof)
        return f"Theorem {self.name} :\n  {_indented(self.statement)}.\nProof.\n{steps}Qed.\n"


@dataclass(frozen=True)
class Script:
    """One file: what it is about, what it takes for granted, and its theorems.

    Attributes
    ----------
    claim : the id of the claim, or of its paper
    premises : in words, what links the theorems to the claim
    theorems : in order; each may use those before it
    preface : definitions and lemmas that come first
    uses : further modules that are required, besides ``Scaling``
    interval : whether coq-interval is used, with the axioms of primitive numbers
    """

    claim: str
    premises: tuple[str, ...]
    theorems: tuple[Theorem, ...]
    preface: str = ""
    uses: tuple[str, ...] = ()
    interval: bool = False

    @property
    def module(self) -> str:
        """The name of the file, a word to Coq."""
        return "".join(c if c.isalnum() else "_" for c in self.claim)

    @property
    def statement(self) -> str:
        """All that is proved."""
        return "\n\n".join(f"{t.name} : {t.statement}" for t in self.theorems)

    @property
    def code(self) -> str:
        """The theorems with their proofs, without the words around them."""
        return "\n".join([*([self.preface] if self.preface else []), *map(str, self.theorems)])

    @property
    def text(self) -> str:
        """The whole file; it ends by printing the axioms that the theorems rest on."""
        words = "\n   ".join(f"- {_comment(p)}" for p in self.premises)
        head = f"(* {self.claim}\n\n   Given:\n   {words} *)\n\n" if self.premises else f"(* {self.claim} *)\n\n"
        needed = "".join(f"Require Import {module}.\n" for module in ("Scaling", *self.uses))
        tactic = "From Coquelicot Require Import Coquelicot.\nFrom Interval Require Import Tactic.\n" * self.interval
        imports = (
            f"Require Import Reals Lra Psatz List.\nImport ListNotations.\n{tactic}{needed}Open Scope R_scope.\n\n"
        )
        proved = ", ".join(f"@{t.name}" for t in self.theorems)
        printed = f"Definition proved := ({proved}).\nPrint Assumptions proved.\n"
        return head + imports + self.code + "\n" + printed


def _comment(words: str) -> str:
    return words.replace("(*", "( *").replace("*)", "* )").replace('"', "'")


class Facts:
    """What is assumed about the parameters, and the signs that follow."""

    def __init__(self, facts: Iterable[Expr], symbols: Iterable[sympy.Symbol]) -> None:
        self.symbols = sorted(symbols, key=str)
        self.facts = [f for f in map(strict, facts) if f.free_symbols <= set(self.symbols)]
        self.needed: dict[str, str] = {}  # sign, as Coq text, and the name of its proof

    @cached_property
    def region(self) -> Region:
        return Region(self.symbols, self.facts)

    def positive(self, expr: Expr) -> str:
        """A rational function that is positive, written so that every factor is; their signs are remembered.

        Raises
        ------
        OutsideTheClassError
            If a factor has no sign, or the whole is negative.
        """
        sign, text = self.signed(expr)
        if sign != 1:
            raise OutsideTheClassError(f"{expr} is not positive")
        return text

    def signed(self, expr: Expr) -> tuple[int, str]:
        """The sign of a rational function, and its absolute value with positive factors."""
        above, below = sympy.fraction(sympy.factor(sympy.together(expr)))
        (one, upper), (other, lower) = self._factors(above), self._factors(below)
        value = coq.quotient(upper, lower)
        return one * other, value

    def _factors(self, expr: Expr) -> tuple[int, list[str]]:
        number, factors = sympy.factor_list(expr)
        whole = 1 if number > 0 else -1
        made = [coq.term(sympy.Abs(number))] if abs(number) != 1 else []
        for factor, power in factors:
            sign = self.region.sign_of(self.region.element(factor))
            if sign not in (1, -1):
                raise OutsideTheClassError(f"{factor} has no sign under the facts")
            whole *= sign**power
            text = coq.term(factor if sign == 1 else sympy.expand(-factor))
            if not factor.is_Symbol:
                self.needed.setdefault(f"0 < {text}", f"sign{len(self.needed) + 1}")
            made += [text] * power
        return whole, made

    @property
    def hypotheses(self) -> list[str]:
        """Declared signs, then facts."""
        declared = [f"0 < {coq.name(s)}" for s in self.symbols if s.is_positive]
        return declared + [coq.relation(_without_denominator(f))[1:-1] for f in self.facts]

    @property
    def names(self) -> list[str]:
        return [coq.name(s) for s in self.symbols]

    @property
    def signs(self) -> list[str]:
        """The proofs of the signs that were needed."""
        return [f"assert ({n} : {sign}) by signs." for sign, n in self.needed.items()]


def _without_denominator(fact: Expr) -> Expr:
    """A strict inequality, multiplied by the denominator of the difference where that is positive in any case."""
    sides: Any = fact
    above, below = sympy.fraction(sympy.together(sides.gts - sides.lts))
    return sympy.Gt(sympy.expand(above), 0) if not below.is_number and below.is_positive else fact


def forall(variables: Sequence[str], hypotheses: Sequence[str], conclusion: str) -> str:
    """A theorem's statement: a line for the letters, then the hypotheses, then the conclusion.

    Examples
    --------
    >>> print(forall(["x"], ["0 < x"], "x <= 2 * x"))
    forall x : R,
      0 < x ->
      x <= 2 * x
    """
    given = _filled(" ".join(f"{h} ->".replace(" ", TIED) for h in hypotheses)) if hypotheses else []
    lines = [*given, *(line for part in conclusion.split("\n") for line in _filled(_tied(part)))]
    return "\n  ".join([f"forall {' '.join(variables)} : R,", *lines])


def _tied(text: str) -> str:
    """The text with the spaces inside parentheses and after functions made unbreakable."""
    depth, made = 0, list[str]()
    for c in text:
        depth += (c == "(") - (c == ")")
        made.append(TIED if c == " " and depth else c)
    return re.sub("Rpower ([^ ]+) ", rf"Rpower{TIED}\1{TIED}", "".join(made)).replace("* ", f"*{TIED}")


def _filled(text: str) -> list[str]:
    lines = textwrap.wrap(text, WIDTH, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
    return [line.replace(TIED, " ") for line in lines]


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")
