"""Exact linear programming against scipy's floating-point solver."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from theory.simplex import Unbounded, optimal_basis

small = st.fractions(-4, 4, max_denominator=3)
bounds = st.fractions(0, 5, max_denominator=3)


@st.composite
def programs(draw: st.DrawFn) -> tuple[list[list[Fraction]], list[Fraction], list[Fraction]]:
    m, n = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    rows = [[draw(small) for _ in range(n)] for _ in range(m)]
    return rows, [draw(bounds) for _ in range(m)], [draw(small) for _ in range(n)]


def value_of_basis(rows: list[list[Fraction]], right: list[Fraction], objective: list[Fraction]) -> float:
    m, n = len(rows), len(objective)
    basis = optimal_basis(rows, right, objective)
    full = np.hstack([np.array(rows, dtype=float), np.eye(m)])
    values = np.linalg.solve(full[:, basis], np.array(right, dtype=float))
    assert np.all(values >= -1e-9), "the basis is feasible"
    return sum(float(objective[j]) * v for j, v in zip(basis, values, strict=True) if j < n)


@given(programs())
def test_agrees_with_scipy(program: tuple[list[list[Fraction]], list[Fraction], list[Fraction]]) -> None:
    rows, right, objective = program
    oracle = linprog(-np.array(objective, dtype=float), np.array(rows, dtype=float), np.array(right, dtype=float))
    if oracle.status != 0:  # zero is feasible, so the objective is unbounded
        with pytest.raises(Unbounded) as ray:
            optimal_basis(rows, right, objective)
        direction = [ray.value.direction.get(j, Fraction(0)) for j in range(len(objective))]
        assert all(v >= 0 for v in direction)
        assert all(sum(r * v for r, v in zip(row, direction, strict=True)) <= 0 for row in rows)
        assert sum(c * v for c, v in zip(objective, direction, strict=True)) > 0
    else:
        assert value_of_basis(rows, right, objective) == pytest.approx(-oracle.fun, abs=1e-9)


def test_does_not_cycle_on_beales_example() -> None:
    q = Fraction
    rows = [[q(1, 4), q(-60), q(-1, 25), q(9)], [q(1, 2), q(-90), q(-1, 50), q(3)], [q(0), q(0), q(1), q(0)]]
    assert value_of_basis(rows, [q(0), q(0), q(1)], [q(3, 4), q(-150), q(1, 50), q(-6)]) == pytest.approx(0.05)
