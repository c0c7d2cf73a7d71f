"""What is asked of an allocation: limits as sums of monomials that are at most one, and which resources there are."""

import pytest
import sympy

from theory import Risk, parameters, resources
from theory.allocate.problem import MAX_ROWS, Problem, read_problem
from theory.errors import OutsideTheClassError

N, D, T, C, H = resources("N D T C H")
a, b, A, u = parameters("a b A u")


def problem(risk=None, cost=None, subject_to=(), where=(), free=(), uncharged=(), budget=None) -> Problem:
    risk = N**-a + D**-b if risk is None else risk
    return read_problem(risk, N * D if cost is None else cost, subject_to, where, free, uncharged, budget)


def limits(found: Problem) -> list[list[sympy.Expr]]:
    return [sorted((m.expression for m in limit.monomials), key=str) for limit in found.limits]


def test_costs_are_divided_by_the_budget() -> None:
    assert limits(problem(cost=6 * N * D + A * N)) == [[6 * D * N / C, A * N / C]]
    assert limits(problem(cost=[N, D])) == [[N / C], [D / C]]
    assert limits(problem(cost=(N + T) * D, budget=H)) == [[D * N / H, D * T / H]]


@pytest.mark.parametrize("relation", [N**2 <= A * T, A * T >= N**2, N**2 < A * T, A * T > N**2], ids=str)
def test_a_constraint_is_read_from_either_side(relation) -> None:
    assert limits(problem(subject_to=[relation]))[1] == [N**2 / (A * T)]


def test_a_constraint_may_have_its_resource_on_one_side_only() -> None:
    assert limits(problem(subject_to=[N <= A, u <= D]))[1:] == [[N / A], [u / D]]
    with pytest.raises(OutsideTheClassError, match="the constraint u mentions no resource; facts about parameters"):
        problem(subject_to=[u <= A])


def test_what_is_no_inequality_is_no_constraint() -> None:
    with pytest.raises(OutsideTheClassError, match="is not a constraint"):
        problem(subject_to=[sympy.Eq(N, D)])


def test_resources_are_all_but_the_budget() -> None:
    assert problem(subject_to=[N * T <= C]).resources == (D, N, T)
    assert problem(free=[T], uncharged=[H]).resources == (D, H, N, T)
    assert problem(cost=N * D, budget=H).budget == H


@pytest.mark.parametrize("given", [{"free": [T]}, {"uncharged": [T]}, {"subject_to": [T <= N]}, {"cost": N * D * T}])
def test_something_must_limit_a_resource(given) -> None:
    assert T in problem(N**-a + D**-b + T**-1, **given).resources
    with pytest.raises(OutsideTheClassError, match="T occurs in no cost and no constraint"):
        problem(N**-a + D**-b + T**-1)


def test_as_many_rows_as_allowed() -> None:
    risk = Risk([N ** -sympy.Integer(i) for i in range(1, MAX_ROWS)])
    assert len(problem(risk, cost=N).risk.terms) == MAX_ROWS - 1
    with pytest.raises(OutsideTheClassError, match=f"more than {MAX_ROWS} terms and costs"):
        problem(risk, cost=N + N**2)


def test_facts_are_split_made_exact_and_named_once() -> None:
    half = sympy.Rational(1, 2)
    both = sympy.And(a > 0.5, b < 2)
    assert set(problem(where=[both, a > half, a > 0]).facts) == {a > half, b < 2}
    assert problem(Risk(N**-a, where=(a > 1,)), cost=N, where=[b > 1]).facts == (a > 1, b > 1)
    assert problem(N**-0.25, cost=0.5 * N).limits[0].monomials[0].coefficient == half
