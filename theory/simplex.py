"""Exact linear programming over the rationals, small and dense."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

__all__ = ["Unbounded", "optimal_basis"]


class Unbounded(Exception):
    """The objective grows without bound; ``direction`` is a ray along which it does."""

    def __init__(self, direction: dict[int, Fraction]) -> None:
        super().__init__("unbounded")
        self.direction = direction


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
    table = [
        [*row, *(Fraction(int(i == j)) for j in range(m)), bound]
        for i, (row, bound) in enumerate(zip(rows, right, strict=True))
    ]
    reduced = [*(-c for c in objective), *([Fraction(0)] * (m + 1))]
    basis = [n + i for i in range(m)]
    while True:
        entering = next((j for j in range(n + m) if reduced[j] < 0), None)
        if entering is None:
            return tuple(basis)
        ratios = [(table[i][-1] / table[i][entering], basis[i], i) for i in range(m) if table[i][entering] > 0]
        if not ratios:
            ray = {basis[i]: -table[i][entering] for i in range(m)} | {entering: Fraction(1)}
            raise Unbounded({j: v for j, v in ray.items() if j < n})
        _, _, leaving = min(ratios)
        pivot = table[leaving][entering]
        table[leaving] = [v / pivot for v in table[leaving]]
        for i in range(m):
            factor = table[i][entering]
            if i != leaving and factor:
                table[i] = [v - factor * w for v, w in zip(table[i], table[leaving], strict=True)]
        factor = reduced[entering]
        reduced = [v - factor * w for v, w in zip(reduced, table[leaving], strict=True)]
        basis[leaving] = entering
