"""The state of one recomputation, and what makes a step fail."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import sympy

from theory.identities import differs, is_zero
from theory.records import Argument, Claim, Combine, Identity, Step

__all__ = ["STRENGTHS", "Made", "NotProved", "Run", "StepFailed", "Strength", "demand_zero"]

Expr = Any
Strength = Literal["order", "leading", "exact"]
STRENGTHS: tuple[Strength, ...] = ("order", "leading", "exact")
Made = tuple[Any, Strength, str]  # a result, its strength, and how it was found


class StepFailed(Exception):
    """A step does not hold; the message says which condition fails."""


class NotProved(StepFailed):
    """A step may hold, but neither algebra nor the solver settles it."""


def demand_zero(residual: Expr, otherwise: str) -> None:
    """Require that an expression vanishes: a number elsewhere refutes it, silence does not."""
    if not is_zero(residual):
        raise StepFailed(otherwise) if differs(residual) else NotProved(f"{otherwise}, though it does at trial points")


@dataclass
class Run:
    """State of one recomputation: results so far, how strong they are, certificates, theorems that were cited."""

    claim: Claim
    results: dict[str, Expr] = field(default_factory=dict)
    strength: dict[str, Strength] = field(default_factory=dict)
    grounded: set[str] = field(default_factory=set)
    positive: set[str] = field(default_factory=set)
    certificates: list[dict[str, Any]] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)

    @property
    def facts(self) -> tuple[Expr, ...]:
        return self.claim.assumptions

    def fill(self, expr: Expr) -> Expr:
        """Replace names of earlier steps by their results."""
        found = {s: self.results[s.name] for s in expr.free_symbols if s.name in self.results}
        return expr.xreplace(found) if found else expr

    def refuse_name(self, name: str) -> None:
        """Refuse a step whose name would capture a symbol or an earlier result."""
        content: Any = self.claim.statement.content
        taken = {str(s) for s in content.free_symbols} if isinstance(content, sympy.Basic) else set()
        if name in taken or name in self.results:
            raise StepFailed(f"the name {name} is taken; give the step another one")

    def keep(self, step: Step, value: Expr, strength: Strength) -> None:
        """Keep a result, its strength, and whether anything but definitions and words went into it."""
        inputs = [self.strength[name] for name in _names(step) if name in self.strength]
        self.strength[step.name] = min([strength, *inputs], key=STRENGTHS.index)
        self.results[step.name] = value
        match step:
            case Argument(conclusion=made) | Combine(expression=made):
                from_results = self._rests_on_results(made)
            case Identity(lhs=left, rhs=right) if self.fill(left) == self.fill(right):
                from_results = self._rests_on_results(left) or self._rests_on_results(right)
            case _:
                from_results = True
        if from_results:
            self.grounded.add(step.name)

    def _rests_on_results(self, expr: Expr) -> bool:
        return any(s.name in self.grounded for s in expr.free_symbols)


def _names(step: Step) -> Iterator[str]:
    """Names of all symbols in a step's expressions, among them those of earlier steps."""

    def walk(value: Any) -> Iterator[str]:
        if isinstance(value, sympy.Basic):
            yield from (str(s) for s in value.free_symbols)
        elif isinstance(value, tuple):
            for item in value:
                yield from walk(item)

    for f in dataclasses.fields(step):
        yield from walk(getattr(step, f.name))
