"""Comparison: which of two optimal risks is of smaller order, cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from theory import growth
from theory.allocate import Phase, PhaseDiagram
from theory.decide import satisfiable
from theory.errors import OutsideTheClassError
from theory.operations.cells import Cellwise, minimal, overlay
from theory.typeset.printer import expression

__all__ = ["Compared", "DiagramComparison", "compare", "dominates"]

Expr = Any
Verdict = Literal["smaller", "same order", "larger"]
_VERDICTS: dict[str, Verdict] = {"o": "smaller", "omega": "larger", "theta": "same order", "equal": "same order"}
_TEX = {"smaller": r"\ll", "larger": r"\gg", "same order": r"\asymp"}


@dataclass(frozen=True)
class Compared:
    """How two optimal risks compare where conditions hold.

    Attributes
    ----------
    conditions : relations between the parameters
    verdict : whether the left risk is of smaller, the same, or larger order
    left, right : the phases
    """

    conditions: tuple[Expr, ...]
    verdict: Verdict
    left: Phase
    right: Phase

    def __str__(self) -> str:
        word = {"smaller": "is smaller than", "larger": "is larger than", "same order": "is of the order of"}
        return f"{self.left.rate} {word[self.verdict]} {self.right.rate}"

    def latex(self) -> str:
        """The comparison without its conditions, without dollar signs."""
        return f"{expression(self.left.rate)} {_TEX[self.verdict]} {expression(self.right.rate)}"


@dataclass(frozen=True)
class DiagramComparison(Cellwise[Compared]):
    """Disjoint cells that cover all but walls between phases; see `compare`.

    Attributes
    ----------
    status : "complete" if both diagrams are proved to be
    cells : how the risks compare
    """

    status: Literal["complete", "cover-unproved"]
    cells: tuple[Compared, ...]

    @property
    def verdict(self) -> Verdict | None:
        """The verdict of all cells, or None where they differ."""
        found = {c.verdict for c in self.cells}
        return found.pop() if len(found) == 1 else None


def compare(left: PhaseDiagram, right: PhaseDiagram, where: Iterable[Expr] = ()) -> DiagramComparison:
    """Compare the optimal risks of two problems at the same budget.

    Rates that are expressions are compared by `theory.growth.compare`.

    Parameters
    ----------
    left, right : PhaseDiagram
        With one symbol for the budget.
    where : iterable of sympy relations
        Facts about the parameters besides those of the diagrams.

    Returns
    -------
    DiagramComparison

    Raises
    ------
    OutsideTheClassError
        If a diagram has no optimum, the budgets differ, or the facts contradict each other.

    Examples
    --------
    >>> from theory import Risk, compute_optimal, parameters, resources
    >>> N, D, T = resources("N D T"); a, b = parameters("a b")
    >>> dense = compute_optimal(Risk(N**-a + D**-b), cost=N*D)
    >>> fixed = compute_optimal(Risk(D**(-b/2)), cost=D)
    >>> print(compare(dense, fixed))
    C**(-a*b/(a + b)) is larger than C**(-b/2) where -a + b > 0
    C**(-a*b/(a + b)) is of the order of C**(-b/2) where Eq(a - b, 0)
    C**(-a*b/(a + b)) is smaller than C**(-b/2) where a - b > 0
    """
    facts = common_facts(left, right, where)
    complete = left.status == right.status == "complete"
    return DiagramComparison("complete" if complete else "cover-unproved", tuple(_compared(left, right, facts)))


def dominates(left: PhaseDiagram, right: PhaseDiagram, where: Iterable[Expr] = ()) -> bool:
    """Whether the left risk is nowhere of larger order than the right one, proved for all parameters.

    Examples
    --------
    >>> from theory import Risk, compute_optimal, parameters, resources
    >>> N, D = resources("N D"); a, b = parameters("a b")
    >>> one, two = (compute_optimal(Risk(N**-a + D**-b), cost=c) for c in (N*D, N**2*D))
    >>> dominates(one, two), dominates(two, one)
    (True, False)
    """
    found = compare(left, right, where)
    return found.status == "complete" and all(c.verdict != "larger" for c in found)


def common_facts(left: PhaseDiagram, right: PhaseDiagram, where: Iterable[Expr]) -> tuple[Expr, ...]:
    """The facts of both diagrams, which must share their budget and have optima."""
    for name, diagram in (("left", left), ("right", right)):
        if not diagram.phases:
            raise OutsideTheClassError(f"the {name} diagram is {diagram.status}; compare problems that have an optimum")
    if left.budget != right.budget:
        raise OutsideTheClassError(
            f"the budgets are {left.budget} and {right.budget}; give both problems one symbol (budget=...)"
        )
    facts = tuple(dict.fromkeys((*left.problem.facts, *right.problem.facts, *where)))
    if satisfiable(facts) is False:
        raise OutsideTheClassError("the facts of the two diagrams contradict each other")
    return facts


def _compared(left: PhaseDiagram, right: PhaseDiagram, facts: tuple[Expr, ...]) -> Iterator[Compared]:
    for i, j, inside in overlay(left.phases, right.phases, facts):
        one, other = left.phases[i], right.phases[j]
        for cell in growth.compare(one.rate, other.rate, left.budget, (*facts, *inside)):
            if cell.verdict == "unknown":
                raise OutsideTheClassError(f"the solver does not settle how {one.rate} and {other.rate} compare")
            yield Compared(minimal((*inside, *cell.conditions), facts), _VERDICTS[cell.verdict], one, other)
