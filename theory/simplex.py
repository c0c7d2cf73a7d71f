"""Exact linear programming on a small dense tableau, over any field.

The numeric solver runs over the rationals. The same tableau and pivots serve a
basis that is already known, over the field of rational functions.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

__all__ = ["Unbounded", "optimal_basis", "pivot", "tableau"]

Table = list[list[Any]]


class Unbounded(Exception):
    """The objective grows without bound; ``direction`` is a ray along which it does."""

    def __init__(self, direction: dict[int, Fraction]) -> None:
        super().__init__("unbounded")
        self.direction = direction


def tableau(
    rows: Sequence[Sequence[Any]], right: Sequence[Any], objective: Sequence[Any], one: Any = Fraction(1)
) -> Table:
    """Rows ``[row | identity | right]``, then ``[-objective | 0 | 0]``, with the slacks as basis.

    Examples
    --------
    >>> tableau([[2, 3]], [4], [5, 6], one=1)
    [[2, 3, 1, 4], [-5, -6, 0, 0]]
    """
    m, zero = len(rows), one - one
    identity = [[one if i == j else zero for j in range(m)] for i in range(m)]
    table = [[*row, *unit, bound] for row, unit, bound in zip(rows, identity, right, strict=True)]
    return [*table, [*(-c for c in objective), *([zero] * (m + 1))]]


def pivot(table: Table, row: int, column: int) -> None:
    """Bring a column into the basis in place of the one that a row holds; changes the table.

    Examples
    --------
    >>> F = Fraction
    >>> table = tableau([[F(2), F(4)]], [F(6)], [F(1), F(0)])
    >>> pivot(table, 0, 0)
    >>> [[str(v) for v in row] for row in table]
    [['1', '2', '1/2', '3'], ['0', '2', '1/2', '3']]
    """
    scale = table[row][column]
    table[row] = [v / scale if v else v for v in table[row]]
    for i, other in enumerate(table):
        factor = other[column]
        if i != row and factor:
            table[i] = [v - factor * w if w else v for v, w in zip(other, table[row], strict=True)]


def optimal_basis(
    rows: Sequence[Sequence[Fraction]], right: Sequence[Fraction], objective: Sequence[Fraction]
) -> tuple[int, ...]:
    """Maximise ``objective @ z`` over ``rows @ z <= right``, ``z >= 0``; ``right >= 0``.

    Parameters
    ----------
    rows : sequence of m rows of n fractions
    right : m non-negative fractions, so that ``z = 0`` is feasible
    objective : n fractions

    Returns
    -------
    tuple of int
        The basic columns at an optimum, in row order: ``j < n`` is variable j,
        ``n + i`` the slack of row i. Bland's rule excludes cycling.

    Raises
    ------
    Unbounded
        If the objective has no maximum.

    Examples
    --------
    >>> F = Fraction
    >>> optimal_basis([[F(1), F(1)], [F(1), F(0)]], [F(2), F(1)], [F(2), F(1)])
    (1, 0)
    """
    m, n = len(rows), len(objective)
    table = tableau(rows, right, objective)
    basis = [n + i for i in range(m)]
    while True:
        entering = next((j for j in range(n + m) if table[m][j] < 0), None)
        if entering is None:
            return tuple(basis)
        ratios = [(table[i][-1] / table[i][entering], basis[i], i) for i in range(m) if table[i][entering] > 0]
        if not ratios:
            ray = {basis[i]: -table[i][entering] for i in range(m)} | {entering: Fraction(1)}
            raise Unbounded({j: v for j, v in ray.items() if j < n})
        _, _, leaving = min(ratios)
        pivot(table, leaving, entering)
        basis[leaving] = entering
