"""Exact linear programming against scipy's floating-point solver."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest
from flint import fmpq
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from theory.allocate.simplex import Outcome, solve


def exact(value: object) -> fmpq:
    return fmpq(value.numerator, value.denominator)  # type: ignore[attr-defined]


small = st.fractions(-4, 4, max_denominator=3).map(exact)


@dataclass(frozen=True)
class Program:
    rows: list[list[fmpq]]
    right: list[fmpq]
    objective: list[fmpq]
    free: list[bool]

    @property
    def solved(self) -> Outcome:
        return solve(self.rows, [(b,) for b in self.right], self.objective, self.free)

    @property
    def oracle(self) -> tuple[int, float | None]:
        """Status and value by scipy; presolve is off, since it confuses unbounded with infeasible."""
        found = linprog(
            -np.array(list(map(float, self.objective))),
            [list(map(float, row)) for row in self.rows],
            list(map(float, self.right)),
            bounds=[(None if free else 0, None) for free in self.free],
            options={"presolve": False},
        )
        return found.status, None if found.fun is None else -found.fun


@st.composite
def programs(draw: st.DrawFn) -> Program:
    m, n = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    return Program(
        [[draw(small) for _ in range(n)] for _ in range(m)],
        [draw(small) for _ in range(m)],
        [draw(small) for _ in range(n)],
        [draw(st.booleans()) for _ in range(n)],
    )


def used(row: list[fmpq], at: tuple[fmpq, ...]) -> fmpq:
    return sum((u * v for u, v in zip(row, at, strict=True)), fmpq(0))


@given(programs())
def test_agrees_with_scipy(program: Program) -> None:
    found, (status, value) = program.solved, program.oracle
    assert found.status == {0: "optimal", 2: "infeasible", 3: "unbounded"}[status]
    if found.status == "optimal":
        assert float(found.value[0]) == pytest.approx(value, abs=1e-9)


@given(programs())
def test_an_optimum_is_a_vertex_and_a_ray_leads_to_infinity(program: Program) -> None:
    found, m = program.solved, len(program.rows)
    if found.status == "optimal":
        point = tuple(x[0] for x in found.point)
        assert used(program.objective, point) == found.value[0]
        assert all(used(row, point) <= b for row, b in zip(program.rows, program.right, strict=True))
        assert all(x >= 0 for x, free in zip(point, program.free, strict=True) if not free)
        assert all(used(program.rows[i], point) == program.right[i] for i in found.tight if i < m)
        assert all(point[i - m] == 0 for i in found.tight if i >= m)
    elif found.status == "unbounded":
        assert used(program.objective, found.ray) > 0
        assert all(used(row, found.ray) <= 0 for row in program.rows)
        assert all(r >= 0 for r, free in zip(found.ray, program.free, strict=True) if not free)


def test_bounds_are_compared_level_by_level() -> None:
    one, zero = fmpq(1), fmpq(0)
    found = solve([[one], [one]], [(one, one), (one, zero)], [one], [False])
    assert found.value == (1, 0) and found.tight == (1,)


def test_does_not_cycle_on_beales_example() -> None:
    q = fmpq
    rows = [[q(1, 4), q(-60), q(-1, 25), q(9)], [q(1, 2), q(-90), q(-1, 50), q(3)], [q(0), q(0), q(1), q(0)]]
    program = Program(rows, [q(0), q(0), q(1)], [q(3, 4), q(-150), q(1, 50), q(-6)], [False] * 4)
    assert program.solved.value == (q(1, 20),)
