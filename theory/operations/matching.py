"""Matching: the gap between an upper and a lower bound, both optimised over allocations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import sympy

from theory.allocate import Phase, PhaseDiagram, compute_optimal
from theory.errors import OutsideTheClassError
from theory.operations.cells import Cellwise
from theory.operations.comparison import compare
from theory.products import factored
from theory.risk import Risk
from theory.symbols import Resource
from theory.typeset.printer import expression

__all__ = ["Gap", "GapDiagram", "match"]

Expr = Any
Verdict = Literal["matched", "matched up to logs", "open", "contradictory"]


@dataclass(frozen=True)
class Gap:
    """What two bounds leave open where conditions hold.

    Attributes
    ----------
    conditions : relations between the parameters
    verdict : "matched" if both are of one order, which is then that of the best risk;
        "matched up to logs"; "open"; "contradictory" if the lower bound exceeds the upper one
    upper, lower : exponents of the two bounds
    exponent : how much faster the lower bound decays; zero where they match
    upper_log, lower_log : powers of log(budget) of the two bounds
    log : the power of log(budget) by which the upper bound exceeds the lower one
    """

    conditions: tuple[Expr, ...]
    verdict: Verdict
    upper: Expr
    lower: Expr
    exponent: Expr
    upper_log: Expr
    lower_log: Expr
    log: Expr

    def __str__(self) -> str:
        return f"{self.verdict}: exponent between {self.upper} and {self.lower}" + (
            f", gap {self.exponent}" if self.exponent != 0 else f", gap log**{self.log}" if self.log != 0 else ""
        )

    def latex(self) -> str:
        """Both exponents with the sign between them, without dollar signs."""
        sign = {"matched": "=", "open": "<", "contradictory": ">"}.get(self.verdict, r"\simeq")
        return f"{expression(self.upper)} {sign} {expression(self.lower)}"


@dataclass(frozen=True)
class GapDiagram(Cellwise[Gap]):
    """The gap between two bounds, cell by cell; see `match`.

    Attributes
    ----------
    upper, lower : the phase diagrams of the two bounds
    cells : disjoint; they cover all but walls between phases
    status : "complete" if the phases of both are proved to be all; "cover-unproved" otherwise
    """

    upper: PhaseDiagram
    lower: PhaseDiagram
    status: Literal["complete", "cover-unproved"]
    cells: tuple[Gap, ...]

    @property
    def matched(self) -> bool:
        """Whether the bounds are proved to have one order for all parameters."""
        return self.status == "complete" and all(c.verdict == "matched" for c in self.cells)


def match(
    upper: Risk,
    lower: Risk,
    cost: Expr | Sequence[Expr] = (),
    *,
    subject_to: Iterable[Expr] = (),
    where: Iterable[Expr] = (),
    free: Iterable[Resource] = (),
    resources: Iterable[Resource] = (),
    budget: sympy.Symbol | None = None,
) -> GapDiagram:
    """Optimise an upper and a lower bound under the same costs and compare them.

    The lower bound must hold for every allocation of all resources together. Floors
    that each hold while the other resources are unlimited do bound the risk from below,
    by their maximum, but an upper bound that is a sum of the same legs need not hold:
    both have to be proved over joint allocations before a match says anything.

    Parameters
    ----------
    upper, lower : Risk
        Declared with ``direction="upper"`` and ``direction="lower"``.
    cost, subject_to, where, free, resources, budget
        As for `theory.allocate.compute_optimal`. ``free`` and ``resources`` may name
        what occurs in one of the bounds only.

    Returns
    -------
    GapDiagram

    Raises
    ------
    OutsideTheClassError
        If a direction is not declared, or a bound has no optimum under the costs.

    Examples
    --------
    >>> from theory.symbols import parameters, resources
    >>> N, D = resources("N D"); a, b = parameters("a b")
    >>> upper, lower = Risk(N**-a + D**(-b/2), direction="upper"), Risk(N**-a + D**-b, direction="lower")
    >>> print(match(upper, lower, cost=N*D))
    open: exponent between a*b/(2*a + b) and a*b/(a + b), gap a**2*b/((a + b)*(2*a + b))
    """
    for name, risk in (("upper", upper), ("lower", lower)):
        if risk.direction != name:
            raise OutsideTheClassError(
                f"the {name} bound {risk.expression} has the direction {risk.direction!r}; declare "
                f"Risk(..., direction={name!r}) if it holds for every joint allocation"
            )
    limits, facts, others = tuple(subject_to), tuple(where), tuple(resources)
    hyper = tuple(free)

    def solved(risk: Risk) -> PhaseDiagram:
        found = compute_optimal(risk, cost, subject_to=limits, where=facts, free=hyper, resources=others, budget=budget)
        if not found.phases:
            raise OutsideTheClassError(
                f"the {risk.direction} bound {risk.expression} is {found.status} under the costs"
            )
        return found

    above, below = solved(upper), solved(lower)
    compared = compare(above, below)
    cells = tuple(_gap(c.conditions, c.verdict, c.left, c.right) for c in compared)
    return GapDiagram(above, below, compared.status, cells)


def _gap(conditions: tuple[Expr, ...], verdict: str, upper: Phase, lower: Phase) -> Gap:
    matched = verdict == "same order"
    exponent = sympy.S.Zero if matched else _where(conditions, factored(lower.exponent - upper.exponent))
    log = sympy.S.Zero if matched else factored(upper.log - lower.log)
    found: Verdict = "open" if exponent != 0 else "matched" if matched else "matched up to logs"
    if verdict == "smaller":
        found = "contradictory"
    return Gap(conditions, found, upper.exponent, lower.exponent, exponent, upper.log, lower.log, log)


def _where(conditions: tuple[Expr, ...], gap: Expr) -> Expr:
    """A gap where the conditions hold: zero if an equation among them says so."""
    numerator, _ = sympy.fraction(gap)
    equations = (c.lhs - c.rhs for c in conditions if isinstance(c, sympy.Eq))
    return sympy.S.Zero if any(sympy.reduced(numerator, [e])[1] == 0 for e in equations) else gap
