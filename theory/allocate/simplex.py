"""Exact linear programming over the rationals, with bounds that are ranked tuples.

The right-hand sides are tuples compared from the left: first a power of the
budget, then powers of its logarithms. An ordered field is all that the simplex
method needs, so the method is the textbook one (Bland 1977 for termination).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from flint import fmpq

__all__ = ["Outcome", "pivot", "solve"]

Table = list[list[fmpq]]
ZERO, ONE = fmpq(0), fmpq(1)


@dataclass(frozen=True)
class Outcome:
    """What the simplex method found.

    Attributes
    ----------
    status : optimal, unbounded or infeasible
    tight : as many rows as there are variables, linearly independent, that meet at
        the optimum; ``m + j`` says that variable j is at zero. Empty unless optimal.
    ray : a direction in which the objective grows for ever; empty unless unbounded
    value : the optimum, level by level
    point : the variables at the optimum, each level by level
    """

    status: Literal["optimal", "unbounded", "infeasible"]
    tight: tuple[int, ...] = ()
    ray: tuple[fmpq, ...] = ()
    value: tuple[fmpq, ...] = ()
    point: tuple[tuple[fmpq, ...], ...] = ()


def solve(
    rows: Sequence[Sequence[fmpq]],
    right: Sequence[Sequence[fmpq]],
    objective: Sequence[fmpq],
    free: Sequence[bool],
) -> Outcome:
    """Maximise ``objective @ z`` over ``rows @ z <= right``, ``z_j >= 0`` unless free.

    Parameters
    ----------
    rows : m rows of n fractions
    right : m tuples of fractions, all of one length, compared from the left
    objective : n fractions
    free : n booleans

    Returns
    -------
    Outcome

    Examples
    --------
    >>> F = fmpq
    >>> found = solve([[F(1), F(1)], [F(1), F(0)]], [[F(2)], [F(1)]], [F(2), F(1)], [False, False])
    >>> found.tight, str(found.value[0])
    ((0, 1), '3')
    """
    m, n, levels = len(rows), len(objective), len(right[0]) if right else 1
    columns = [(j, sign) for j in range(n) for sign in ((1, -1) if free[j] else (1,))]
    slack = len(columns)
    table = [
        [*(sign * row[j] for j, sign in columns), *(ONE if i == k else ZERO for k in range(m)), *bound]
        for i, (row, bound) in enumerate(zip(rows, right, strict=True))
    ]
    basis = [slack + i for i in range(m)]
    if not _made_feasible(table, basis, levels):
        return Outcome("infeasible")
    cost = [*(-sign * objective[j] for j, sign in columns), *([ZERO] * (m + levels))]
    for i, column in enumerate(basis):
        _clear(cost, table[i], column)
    table.append(cost)
    entering = _improve(table, basis, levels)
    if entering is not None:
        direction = {basis[i]: -table[i][entering] for i in range(m)} | {entering: ONE}
        ray = [ZERO] * n
        for c, (j, sign) in enumerate(columns):
            ray[j] += sign * direction.get(c, ZERO)
        return Outcome("unbounded", ray=tuple(ray))
    tight = [i for i in range(m) if slack + i not in basis]
    tight += [m + j for j in range(n) if all(c not in basis for c, (k, _) in enumerate(columns) if k == j)]
    point = [[ZERO] * levels for _ in range(n)]
    for row, c in zip(table, basis, strict=False):
        if c < slack:
            j, sign = columns[c]
            point[j] = [u + sign * v for u, v in zip(point[j], row[-levels:], strict=True)]
    return Outcome("optimal", tuple(tight), (), tuple(table[-1][-levels:]), tuple(map(tuple, point)))


def _made_feasible(table: Table, basis: list[int], levels: int) -> bool:
    """Bring all bounds to zero or above by one artificial column; false if that cannot be done."""
    bounds = [tuple(row[-levels:]) for row in table]
    if not table or min(bounds) >= (ZERO,) * levels:
        return True
    artificial = len(table[0]) - levels
    for row in table:
        row.insert(artificial, -ONE)
    cost = [ZERO] * artificial + [ONE] + [ZERO] * levels
    first = bounds.index(min(bounds))
    table.append(cost)
    pivot(table, first, artificial)
    basis[first] = artificial
    _improve(table, basis, levels)
    cost = table.pop()
    if artificial in basis:
        last = basis.index(artificial)
        if any(table[last][-levels:]):
            return False
        column = next(c for c in range(artificial) if table[last][c])
        pivot(table, last, column)
        basis[last] = column
    for row in table:
        del row[artificial]
    return True


def _improve(table: Table, basis: list[int], levels: int) -> int | None:
    """Pivot until the last row has no negative cost; returns the column of an unbounded ray, if any."""
    width = len(table[0]) - levels
    while True:
        cost = table[-1]
        entering = next((j for j in range(width) if cost[j] < 0), None)
        if entering is None:
            return None
        ratios = []
        for i, row in enumerate(table[:-1]):
            if row[entering] > 0:
                ratios.append((tuple(v / row[entering] for v in row[width:]), basis[i], i))
        if not ratios:
            return entering
        leaving = min(ratios)[2]
        pivot(table, leaving, entering)
        basis[leaving] = entering


def pivot(table: Table, row: int, column: int) -> None:
    """Bring a column into the basis in place of the one that a row holds; changes the table.

    Examples
    --------
    >>> F = fmpq
    >>> table = [[F(2), F(4), F(6)], [F(-1), F(0), F(0)]]
    >>> pivot(table, 0, 0)
    >>> [[str(v) for v in row] for row in table]
    [['1', '2', '3'], ['0', '2', '3']]
    """
    scale = table[row][column]
    table[row] = [v / scale if v else v for v in table[row]]
    for i, other in enumerate(table):
        if i != row:
            table[i] = _cleared(other, table[row], column)


def _cleared(row: list[fmpq], by: list[fmpq], column: int) -> list[fmpq]:
    factor = row[column]
    return [v - factor * w if w else v for v, w in zip(row, by, strict=True)] if factor else row


def _clear(row: list[fmpq], by: list[fmpq], column: int) -> None:
    row[:] = _cleared(row, by, column)
