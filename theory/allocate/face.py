"""The set of optimal allocations: a point, or a face with an interval for each resource."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import sympy
from flint import fmpq

from theory.allocate.cells import Cell, explore
from theory.allocate.program import Branch, NotGeneric, Row
from theory.allocate.region import Condition, Element, Region, Values

__all__ = ["Face", "face_of", "with_ties"]

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
    branch, cell : the program and its solution
    open : indices of the resources whose power of the budget is not determined
    binding : indices of the terms that balance on the whole face
    ties : the faces of other readings of the exponentials that are optimal too
    degenerate : whether a row without multiplier is tight on the whole face
    """

    branch: Branch
    cell: Cell
    open: tuple[int, ...]
    binding: tuple[int, ...]
    degenerate: bool
    ties: tuple[Face, ...] = ()

    @property
    def answer(self) -> tuple[Any, ...]:
        """What makes two cells one phase: the value and all that is determined of the allocation."""
        shares = tuple(None if j in self.open else x for j, x in enumerate(self.cell.solution.shares))
        return self.cell.solution.value, shares, self.binding

    def interval(self, index: int, inside: Region) -> tuple[Expr, Expr]:
        """Least and largest power of a resource among the optimal allocations.

        Where several readings of exponentials are optimal, what lies between their
        intervals need not be.

        Parameters
        ----------
        index : of the resource
        inside : the parameters of the phase
        """
        face = _program(self.branch, self.cell)
        low, high = (self._written(_extreme(face, inside, self.cell.values, index, sign)) for sign in (-1, 1))
        others = [tie.interval(index, inside) for tie in self.ties]
        lows, highs = {low, *(o[0] for o in others)}, {high, *(o[1] for o in others)}
        return (low if len(lows) == 1 else sympy.Min(*lows)), (high if len(highs) == 1 else sympy.Max(*highs))

    def bases(self) -> Iterator[tuple[int, ...]]:
        """Other rows that may serve as basis: at this vertex of the face, or at its extremes."""
        branch, values, solution = self.branch, self.cell.values, self.cell.solution
        m, n = len(branch.rows), len(branch.free)
        held = [i for i, v in enumerate(solution.multipliers) if v]
        held += [m + 1 + j for j, v in enumerate(solution.idle) if v]
        face = _program(branch, self.cell)
        number = branch.region.number
        points = [tuple(tuple(number(v, values) for v in x) for x in solution.shares)]
        for j in self.open:
            ends = (face.solve_at(values, _toward(face, j, sign)) for sign in (1, -1))
            points += [e.point[1:] for e in ends if e.status == "optimal"]
        for point in dict.fromkeys(points):
            tight = [i for i in branch.tight_at(point, solution.value, values) if i not in held]
            for others in combinations(tight, n + 1 - len(held)):
                yield tuple(sorted((*held, *others)))

    def _written(self, pieces: Sequence[Piece]) -> Expr:
        def end(piece: Piece) -> Expr:
            return sympy.oo if piece.end is None else self.branch.region.written(piece.end, self.cell.values)

        if len({end(p) for p in pieces}) == 1:
            return end(pieces[0])
        cases = ((end(p), sympy.And(*(c.relation for c in p.conditions))) for p in pieces)
        return sympy.Piecewise(*cases, evaluate=False)


def face_of(branch: Branch, cell: Cell) -> Face:
    """Describe the optimal allocations of a cell.

    An allocation is optimal just where every row with a multiplier is tight
    (complementary slackness), so the face is a program of its own.
    """
    solution, n = cell.solution, len(branch.free)
    held = sum(1 for v in (*solution.multipliers, *solution.idle) if v)
    unique = held == n + 1
    face = _program(branch, cell)
    open_ones = () if unique else tuple(j for j in range(n) if _varies(face, j, cell.values))
    loose = [i for i in range(len(branch.rows)) if not solution.multipliers[i] and not solution.slacks[i][0]]
    slacks = [solution.slacks[i] if unique else _slack(face, branch.rows[i], cell.values) for i in loose]
    always = [(i, slack) for i, slack in zip(loose, slacks, strict=True) if slack is not None and not slack[0]]
    tight = {*(i for i, _ in always), *(i for i, v in enumerate(solution.multipliers) if v)}
    return Face(
        branch,
        cell,
        open_ones,
        tuple(sorted({branch.rows[i].index[0] for i in tight if branch.rows[i].kind == "term"})),
        any(not any(slack[: branch.orders]) for _, slack in always) or _stuck_at_one(branch, cell, open_ones),
    )


def with_ties(branches: Sequence[Branch], cell: Cell) -> Face:
    """The optimal allocations of a cell in all readings of the exponentials."""
    face = face_of(branches[cell.branch], cell)
    orders = branches[0].orders
    ties = [
        face_of(branches[b.branch], replace(cell, branch=b.branch, solution=b.solution))
        for b in cell.bounds
        if b.branch != cell.branch and b.attained and not b.impossible
        if b.solution.value[:orders] == cell.solution.value[:orders]
    ]
    shares = [
        [None if j in f.open else x[:orders] for j, x in enumerate(f.cell.solution.shares)] for f in (face, *ties)
    ]
    apart = tuple(j for j in range(len(shares[0])) if any(s[j] is None or s[j] != shares[0][j] for s in shares))
    return replace(face, open=apart, ties=tuple(ties))


def _stuck_at_one(branch: Branch, cell: Cell, open_ones: Sequence[int]) -> bool:
    """Whether a resource stays at order one although nothing but its size holds it there."""
    s = cell.solution
    return any(
        not free and not rho and not any(x[: branch.orders]) and j not in open_ones
        for j, (free, rho, x) in enumerate(zip(branch.free, s.idle, s.shares, strict=True))
    )


def _program(branch: Branch, cell: Cell) -> Branch:
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


def _extreme(face: Branch, inside: Region, values: Values, index: int, sign: int) -> Sequence[Piece]:
    """The least (sign -1) or largest (sign 1) share of a resource on the face, in all its forms."""

    def at(values: Values) -> Piece:
        outcome = face.solve_at(values, _toward(face, index, sign))
        if outcome.status == "unbounded":
            return Piece(None, frozenset())
        if outcome.status == "infeasible":  # the face belongs to another part of the phase
            raise NotGeneric
        found = face.solution(outcome.tight, values, index + 1, sign)
        return Piece(found.shares[index][0], found.conditions)

    first = at(values)
    if inside.implies((), [first.conditions]):
        return (first,)
    return explore(inside, at)[0]


def _toward(face: Branch, index: int, sign: int) -> list[fmpq]:
    return [fmpq(0), *(fmpq(sign if j == index else 0) for j in range(len(face.free)))]


def _varies(face: Branch, index: int, values: Values) -> bool:
    """Whether optimal allocations differ in a resource."""
    ends = [face.solve_at(values, _toward(face, index, sign)) for sign in (-1, 1)]
    return any(e.status == "unbounded" for e in ends) or -ends[0].value[0] != ends[1].value[0]


def _slack(face: Branch, row: Row, values: Values) -> tuple[fmpq, ...] | None:
    """How much room an optimal allocation can leave in a row, level by level; None for any amount."""
    number = face.region.number
    outcome = face.solve_at(values, [fmpq(0), *(-number(p, values) for p in row.powers)])
    if outcome.status == "unbounded":
        return None
    bound = next(r.right for r in face.rows if (r.kind, r.index) == (row.kind, row.index))
    return tuple(number(b, values) + v for b, v in zip(bound, outcome.value, strict=True))
