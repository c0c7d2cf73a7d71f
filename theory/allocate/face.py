"""The set of optimal allocations: a point, or a face with an interval for each resource."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import sympy

from theory.allocate.cells import Cell, explore
from theory.allocate.program import Branch, Row
from theory.allocate.region import Condition, Element, Region, Values
from theory.symbols import Resource

__all__ = ["Face", "face_of"]

Expr = Any


@dataclass(frozen=True)
class Piece:
    """One form of an end of an interval, and where it holds; None for infinity."""

    end: Element | None
    conditions: frozenset[Condition]


@dataclass(frozen=True)
class Face:
    """All optimal allocations of a cell.

    Attributes
    ----------
    shares : per resource its power of the budget, or the pieces of both ends of an interval
    binding : indices of the terms that balance on the whole face
    degenerate : whether a row without multiplier is tight on the whole face
    """

    region: Region
    shares: tuple[Any, ...]
    binding: tuple[int, ...]
    degenerate: bool

    def intervals(self, resources: Sequence[Resource], values: Values) -> tuple[tuple[Resource, Expr, Expr], ...]:
        """The resources without a determined power, with both ends of their intervals."""
        return tuple(
            (resource, *(self._written(end, values) for end in share))
            for resource, share in zip(resources, self.shares, strict=True)
            if isinstance(share, tuple)
        )

    def _written(self, pieces: tuple[Piece, ...], values: Values) -> Expr:
        def end(piece: Piece) -> Expr:
            return sympy.oo if piece.end is None else self.region.written(piece.end, values)

        if len({end(p) for p in pieces}) == 1:
            return end(pieces[0])
        return sympy.Piecewise(*((end(p), sympy.And(*(c.relation for c in p.conditions))) for p in pieces))


def face_of(branch: Branch, cell: Cell) -> Face:
    """Describe the optimal allocations of a cell.

    An allocation is optimal just where every row with a multiplier is tight
    (complementary slackness), so the face is a program of its own.
    """
    solution, region, n = cell.solution, branch.region, len(branch.free)
    held = sum(1 for v in (*solution.multipliers, *solution.idle) if v)
    face = _face_program(branch, cell)
    shares: list[Any] = [x[0] for x in solution.shares]
    if held < n + 1:
        inside = region.within(cell.conditions)
        for j in range(n):
            ends = [_extreme(face, inside, cell, j, sign) for sign in (-1, 1)]
            if {p.end for p in ends[0]} != {p.end for p in ends[1]}:
                shares[j] = tuple(ends)
    loose = [i for i in range(len(branch.rows)) if not solution.multipliers[i] and not solution.slacks[i][0]]
    slacks = [solution.slacks[i] if held == n + 1 else _slack(face, branch.rows[i], cell.values) for i in loose]
    always = [(i, slack) for i, slack in zip(loose, slacks, strict=True) if slack is not None and not slack[0]]
    tight = {*(i for i, _ in always), *(i for i, v in enumerate(solution.multipliers) if v)}
    return Face(
        region,
        tuple(shares),
        tuple(sorted({branch.rows[i].index[0] for i in tight if branch.rows[i].kind == "term"})),
        any(not any(slack) for _, slack in always) or _stuck_at_one(branch, cell, shares),
    )


def _stuck_at_one(branch: Branch, cell: Cell, shares: Sequence[Any]) -> bool:
    """Whether a resource stays at order one although nothing but its size holds it there."""
    s = cell.solution
    return any(
        not free and not rho and not any(x) and not isinstance(share, tuple)
        for free, rho, x, share in zip(branch.free, s.idle, s.shares, shares, strict=True)
    )


def _face_program(branch: Branch, cell: Cell) -> Branch:
    field, solution = branch.region.field, cell.solution
    reversed_rows = [
        replace(row, powers=tuple(-p for p in row.powers), right=tuple(-v for v in row.right))
        for row, multiplier in zip(branch.rows, solution.multipliers, strict=True)
        if multiplier
    ]
    # The exponent itself is fixed, so rows of terms become rows in the allocation alone.
    value = solution.value

    def fixed(row: Row, sign: int) -> Row:
        right = tuple(r - v if sign > 0 else r + v for r, v in zip(row.right, value, strict=True))
        return replace(row, has_risk=False, right=right) if row.has_risk else row

    rows = [fixed(row, 1) for row in branch.rows] + [fixed(row, -1) for row in reversed_rows]
    levels = len(value)
    for j, rho in enumerate(solution.idle):
        if rho:
            unit = tuple(field.one if i == j else field.zero for i in range(len(branch.free)))
            rows.append(Row("limit", (-1, j), False, unit, (field.zero,) * levels))
    rows.append(Row("limit", (-1, -1), True, (field.zero,) * len(branch.free), (field.zero,) * levels))
    return replace(branch, rows=tuple(rows))


def _extreme(face: Branch, inside: Region, cell: Cell, j: int, sign: int) -> tuple[Piece, ...]:
    """The least (sign -1) or largest (sign 1) share of a resource on the face, in all its forms."""
    objective = [Fraction(0)] * (len(face.free) + 1)
    objective[j + 1] = Fraction(sign)

    def at(values: Values) -> Piece:
        outcome = face.solve_at(values, objective)
        if outcome.status == "unbounded":
            return Piece(None, frozenset())
        found = face.solution(outcome.tight, values, j + 1, sign)
        return Piece(found.shares[j][0], found.conditions)

    first = at(cell.values)
    if inside.implies((), [first.conditions]):
        return (replace(first, conditions=frozenset()),)
    pieces, _ = explore(inside, at)
    return tuple(pieces)


def _slack(face: Branch, row: Row, values: Values) -> tuple[Fraction, ...] | None:
    """How much room an optimal allocation can leave in a row, level by level; None for any amount."""
    number = face.region.number
    outcome = face.solve_at(values, [Fraction(0), *(-number(p, values) for p in row.powers)])
    if outcome.status == "unbounded":
        return None
    bound = next(r.right for r in face.rows if (r.kind, r.index) == (row.kind, row.index))
    return tuple(number(b, values) + v for b, v in zip(bound, outcome.value, strict=True))
