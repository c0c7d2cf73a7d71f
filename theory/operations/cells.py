"""Answers that differ from cell to cell of the parameters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, Protocol, TypeVar

import sympy

from theory.allocate.region import Cells, Condition, Region
from theory.decide import decide, satisfiable
from theory.errors import SeveralPhasesError
from theory.typeset.printer import expression

__all__ = ["Cellwise", "merged", "minimal", "open_side", "overlay"]

Expr = Any


class HasConditions(Protocol):
    """An answer and where it holds."""

    @property
    def conditions(self) -> tuple[Expr, ...]: ...


class IsCell(HasConditions, Protocol):
    """An answer that can be written, its conditions left out."""

    def latex(self) -> str: ...


Found = TypeVar("Found", bound=IsCell)


class Cellwise(Generic[Found]):
    """What all answers by cells share: iteration, the single cell, how they are written."""

    cells: tuple[Found, ...]

    @property
    def cell(self) -> Found:
        """The only cell.

        Raises
        ------
        SeveralPhasesError
            If there are several; the message names them.
        """
        if len(self.cells) == 1:
            return self.cells[0]
        raise SeveralPhasesError(
            f"the answer has {len(self.cells)} cells: {'; '.join(self._lines())}. Name one by a fact (where=...)"
        )

    def __iter__(self) -> Iterator[Found]:
        return iter(self.cells)

    def _lines(self) -> Iterator[str]:
        for c in self.cells:
            given = " and ".join(str(open_side(r)) for r in c.conditions)
            yield f"{c} where {given}" if given else str(c)

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def latex(self) -> str:
        """The cells as a LaTeX ``cases`` block, or the only one alone; without dollar signs."""
        rows = [
            rf"{c.latex()} & " + ", ".join(expression(open_side(r), inline=True) for r in c.conditions)
            for c in self.cells
        ]
        if len(rows) == 1 and not self.cells[0].conditions:
            return self.cells[0].latex()
        return r"\begin{cases} " + r" \\ ".join(rows) + r" \end{cases}"

    def _repr_latex_(self) -> str:
        return f"$\\displaystyle {self.latex()}$"


def open_side(relation: Expr) -> Expr:
    """The interior of a condition, which is what cells stand for."""
    closed = isinstance(relation, (sympy.GreaterThan, sympy.LessThan))
    return sympy.Gt(relation.gts, relation.lts) if closed else relation


def overlay(
    left: Sequence[HasConditions], right: Sequence[HasConditions], facts: Iterable[Expr]
) -> Iterator[tuple[int, int, tuple[Expr, ...]]]:
    """The cells common to one of the left and one of the right, with the open conditions of both.

    A pair is left out where the solver proves that the interiors do not meet.
    """
    facts = tuple(facts)
    for i, one in enumerate(left):
        for j, other in enumerate(right):
            inside = tuple(dict.fromkeys(map(open_side, (*one.conditions, *other.conditions))))
            if satisfiable([*facts, *inside]) is not False:
                yield i, j, inside


def minimal(conditions: Iterable[Expr], facts: Iterable[Expr]) -> tuple[Expr, ...]:
    """The conditions that the others and the facts do not imply."""
    kept, facts = list(dict.fromkeys(conditions)), tuple(facts)
    for condition in sorted(kept, key=lambda c: (-len(str(c)), str(c))):
        others = [c for c in kept if c != condition]
        if decide(condition, (*facts, *others)).proved:
            kept = others
    return tuple(sorted(kept, key=str))


def merged(region: Region, cells: Cells) -> list[frozenset[Condition]]:
    """Fewer and larger cells with the same union, up to their walls; they may overlap."""
    done: list[frozenset[Condition]] = []
    for conditions in cells:
        if any(region.implies(conditions, [d]) for d in done):
            continue
        for condition in sorted(conditions, key=lambda c: (-len(str(c.expression)), str(c.expression))):
            rest = conditions - {condition}
            if region.implies(rest, cells):
                conditions = rest
        done = [d for d in done if not region.implies(d, [conditions])] + [conditions]
    return done
