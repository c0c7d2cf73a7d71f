"""Cells of the parameters on which an answer has one form, and the proof that there are no others.

The loop is counterexample-guided: a point outside all known cells is solved
exactly, its solution is continued symbolically to a new cell, and the solver is
asked for a point outside them all, until it proves that there is none.
Source: ours; the invariancy regions are those of multiparametric linear
programming (Gal and Nedoma 1972).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

from flint import fmpq

from theory.allocate.cover import Cover
from theory.allocate.program import BETWEEN, Branch, NotGeneric, Solution, needed
from theory.allocate.region import Condition, Region, Values
from theory.decide import worked_seconds
from theory.errors import OutsideTheClassError

__all__ = ["Bound", "Cell", "NoOptimum", "best_at", "cell_of", "explore"]

MAX_CELLS = 80
PATIENCE_SECONDS = 3.0  # for all cells, unless the caller sets a deadline


class HasConditions(Protocol):
    """Anything valid on a cell."""

    @property
    def conditions(self) -> frozenset[Condition]: ...


Found = TypeVar("Found", bound=HasConditions)


class NoOptimum(Exception):
    """The program has no optimum at a point: it is unbounded along a ray, or infeasible."""

    def __init__(self, status: Literal["unbounded", "infeasible"], values: Values, ray: tuple[fmpq, ...] = ()) -> None:
        super().__init__(status)
        self.status, self.values, self.ray = status, values, ray


@dataclass(frozen=True)
class Bound:
    """Why a branch is not better: the dual of its program, or that its limits contradict each other.

    Attributes
    ----------
    attained : whether some allocation has this value whatever the constants are
    """

    branch: int
    solution: Solution
    impossible: bool = False
    attained: bool = True


@dataclass(frozen=True)
class Cell:
    """The best branch with its solution, a bound for every branch, and where all this holds.

    Attributes
    ----------
    values : the generic point it was found at
    """

    branch: int
    solution: Solution
    bounds: tuple[Bound, ...]
    conditions: frozenset[Condition]
    values: Values


def best_at(branches: Sequence[Branch], values: Values) -> Cell:
    """Solve all branches at a point and continue the best one to a cell.

    Raises
    ------
    NoOptimum
        If the best branch is unbounded, or none is feasible.
    NotGeneric
        If the answer changes form at the point.
    """
    bounds = [_bound_at(i, branch, values) for i, branch in enumerate(branches)]
    region = branches[0].region

    def at(bound: Bound) -> list[fmpq]:
        return [region.number(v, values) for v in bound.solution.value]

    possible = [b for b in bounds if not b.impossible]
    if not possible:
        raise NoOptimum("infeasible", values)
    best = max(possible, key=at)
    if not best.attained:
        raise _hanging_on_constants()
    if best.solution.value[BETWEEN]:
        raise OutsideTheClassError(
            "at the optimum an exponential falls faster than every power of log(C) and slower than every power of C, "
            "as exp(-sqrt(log(C))) does; give the limits that hold its rate there as powers of the budget"
        )
    return cell_of(branches[0], best, bounds, values)


def cell_of(branch: Branch, best: Bound, bounds: Sequence[Bound], values: Values) -> Cell:
    """The cell of a best branch: where its solution is optimal, and the bounds of the others hold and are no better.

    Parameters
    ----------
    branch : any of the programs, for its field and its levels
    best : with an attained value
    bounds : of all branches, the best one included
    values : a generic point
    """
    region, orders = branch.region, branch.orders
    conditions = set(best.solution.conditions)
    for bound in bounds:
        if bound.branch == best.branch:
            continue
        conditions |= bound.solution.bound_conditions
        own = [region.field.zero] * orders if bound.impossible else best.solution.value[:orders]
        gap = tuple(p - q for p, q in zip(own, bound.solution.value[:orders], strict=True))
        conditions |= needed(region, gap, values)
    return Cell(best.branch, best.solution, tuple(bounds), frozenset(conditions), values)


def _bound_at(index: int, branch: Branch, values: Values) -> Bound:
    """The dual of a branch, and whether its value is attained whatever the constants are."""
    relaxed = branch.relaxed
    outcome = relaxed.solve_at(values)
    if outcome.status == "unbounded":
        if relaxed is not branch and branch.solve_at(values).status != "unbounded":
            raise _hanging_on_constants()
        raise NoOptimum("unbounded", values, outcome.ray[1:])
    if outcome.status == "infeasible":
        program = relaxed.impossible
        return Bound(index, program.solution(program.solve_at(values).tight, values), impossible=True)
    if relaxed is branch:
        return Bound(index, branch.solution(outcome.tight, values))
    strict = branch.solve_at(values)
    if strict.status == "optimal" and strict.value[: branch.orders] == outcome.value[: branch.orders]:
        return Bound(index, branch.solution(strict.tight, values))
    return Bound(index, relaxed.solution(outcome.tight, values), attained=False)


def _hanging_on_constants() -> OutsideTheClassError:
    return OutsideTheClassError(
        "the costs and constraints hold the rate of an exponential at a multiple of a logarithm of the budget, so "
        "the exponent depends on constants; write the term as the power of the budget that it becomes"
    )


def explore(region: Region, at: Callable[[Values], Found], deadline: float | None = None) -> tuple[list[Found], fmpq]:
    """Find all cells, and prove that they cover the region.

    Parameters
    ----------
    region : Region
    at : callable
        The cell of a generic point; may raise `NotGeneric`, upon which points
        nearby are tried.
    deadline : float, optional
        When to stop looking for more, by `worked_seconds`.

    Returns
    -------
    list of cells, and the share of the region that they are proved to cover.
    """
    found: list[Found] = []
    deadline = deadline or worked_seconds() + PATIENCE_SECONDS

    def known(values: Values) -> bool:
        return any(all(c.holds(values) for c in f.conditions) for f in found)

    def add(values: Values) -> bool:
        for near in region.nearby(values):
            if known(near):
                return True
            try:
                found.append(at(near))
            except (NotGeneric, ZeroDivisionError):
                continue
            return True
        return False

    for values in region.samples:
        if worked_seconds() > deadline or len(found) > MAX_CELLS:
            break
        if not known(values):
            add(values)
    cover = Cover(region)
    while True:
        fraction, missed = cover.share([f.conditions for f in found], deadline - worked_seconds())
        if not missed or len(found) > MAX_CELLS or worked_seconds() > deadline:
            return found, fraction
        if sum(add(values) for values in missed) == 0:
            return found, fraction
