"""An allocation problem: a risk, what it costs, what else limits the resources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import sympy
from sympy.core.relational import Relational

from theory.errors import OutsideTheClassError
from theory.monomials import Monomial, monomial
from theory.risk import Risk, exact
from theory.symbols import Resource, resources, resources_of

__all__ = ["Limit", "Problem"]

MAX_ROWS = 24

Expr = Any


@dataclass(frozen=True)
class Limit:
    """A sum of monomials that is at most one: a cost over its budget, or a side constraint.

    Attributes
    ----------
    label : the cost or constraint as it was given
    monomials : in the resources and the budget
    """

    label: Expr
    monomials: tuple[Monomial, ...]


@dataclass(frozen=True)
class Problem:
    """A risk to be minimised over an allocation of resources.

    Attributes
    ----------
    risk : the risk bound
    costs : expressions that are at most the budget
    subject_to : relations ``sum of monomials <= monomial`` between resources
    free : resources that may fall below one (a step size, a bandwidth, a ridge)
    uncharged : resources declared as such although no cost mentions them
    budget : the symbol of the budget
    facts : relations between the parameters
    """

    risk: Risk
    costs: tuple[Expr, ...]
    subject_to: tuple[Expr, ...]
    free: tuple[Resource, ...]
    uncharged: tuple[Resource, ...]
    budget: Resource
    facts: tuple[Expr, ...]

    def __post_init__(self) -> None:
        limited = {r for limit in self.limits for m in limit.monomials for r in m.resources}
        known = limited | {*self.free, *self.uncharged, self.budget}
        loose = [r.name for r in self.risk.resources if r not in known]
        if loose:
            raise OutsideTheClassError(
                f"{loose[0]} occurs in no cost and no constraint, so nothing limits it: let a cost mention it, say "
                f"resources=[{loose[0]}] if it costs nothing or free=[{loose[0]}] if it may also shrink, "
                "or declare it with parameters(...) if it stays fixed"
            )
        if len(self.risk.terms) + sum(len(limit.monomials) for limit in self.limits) > MAX_ROWS:
            raise OutsideTheClassError(f"more than {MAX_ROWS} terms and costs; drop the terms that never dominate")

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        """Costs, then side constraints, each as a sum of monomials that is at most one."""
        costs = (Limit(c, tuple(_monomials(c, self.budget, "cost"))) for c in self.costs)
        sides = (Limit(s, tuple(_monomials(s.lts, s.gts, "constraint"))) for s in map(_at_most, self.subject_to))
        return (*costs, *sides)

    @cached_property
    def resources(self) -> tuple[Resource, ...]:
        """All resources but the budget, sorted by name."""
        limited = {r for limit in self.limits for m in limit.monomials for r in m.resources}
        found = {*self.risk.resources, *limited, *self.free, *self.uncharged} - {self.budget}
        return tuple(sorted(found, key=lambda r: r.name))


def read_problem(
    risk: Risk | Expr,
    cost: Expr | Iterable[Expr],
    subject_to: Iterable[Expr],
    where: Iterable[Expr],
    free: Iterable[Resource],
    uncharged: Iterable[Resource],
    budget: sympy.Symbol | None,
) -> Problem:
    """Normalise what a user hands to `compute_optimal`."""
    costs, where = cost if isinstance(cost, (list, tuple)) else [cost], tuple(where)
    facts = risk.where if isinstance(risk, Risk) else ()
    return Problem(
        risk if isinstance(risk, Risk) else Risk(risk, where=where),
        tuple(map(exact, costs)),
        tuple(map(_exact_relation, subject_to)),
        tuple(free),
        tuple(uncharged),
        Resource(budget.name, positive=True) if budget is not None else resources("C"),  # type: ignore[no-untyped-call]
        tuple(dict.fromkeys(f for w in (*facts, *where) for f in _conjuncts(w))),
    )


def _conjuncts(fact: Expr) -> Iterator[Expr]:
    """The parts of a fact, without those that hold anyway."""
    return (f for f in sympy.And.make_args(_exact_relation(fact)) if f is not sympy.true)


def _exact_relation(relation: Expr) -> Expr:
    found = exact(relation)
    return found.func(*map(exact, found.args)) if isinstance(found, Relational) else found


def _at_most(relation: Expr) -> Any:
    if not isinstance(relation, (sympy.LessThan, sympy.GreaterThan, sympy.StrictLessThan, sympy.StrictGreaterThan)):
        raise OutsideTheClassError(f"{relation} is not a constraint; write MONOMIAL <= MONOMIAL")
    return relation


def _monomials(left: Expr, right: Expr, what: str) -> Iterator[Monomial]:
    """The monomials whose sum is at most one when ``left <= right``."""
    if not resources_of(left) and not resources_of(right):
        raise OutsideTheClassError(f"the {what} {left} mentions no resource; facts about parameters go to where=")
    scale = monomial(right, what).expression
    for summand in sympy.Add.make_args(sympy.expand_mul(left)):
        yield monomial(summand / scale, what)
