"""The floating program gives exponents, logarithms and shares that are known in closed form."""

import numpy as np
import pytest
import sympy

from proofs_check.monomials import NumbersError
from proofs_check.twin import exponent_at
from theory import Risk, compute_optimal, parameters, resources
from theory.allocate import Problem

N, D, M, T, C, h = resources("N D M T C h")
a, b, u, A = parameters("a b u A")
log = sympy.log


def problem(*terms, costs=(), subject_to=(), free=(), uncharged=(), facts=(), combine="sum"):
    return Problem(Risk(list(terms), combine), tuple(costs), tuple(subject_to), tuple(free), tuple(uncharged), C, facts)


@pytest.mark.parametrize(
    "given, point, exponent, log_power",
    [
        (problem(N**-a, D**-b, costs=[N * D]), {"a": 2, "b": 3}, 6 / 5, 0),
        (problem(N**-a, D**-b, costs=[N + D]), {"a": 2, "b": 3}, 2, 0),
        (problem(N**-a, D**-b, costs=[N * D], combine="max"), {"a": 2, "b": 3}, 6 / 5, 0),
        (problem(A * N**-a, D**-b, costs=[N * D], subject_to=[C**u >= D]), {"a": 2, "b": 3, "u": 0.25}, 0.75, 0),
        (problem(N ** -sympy.Max(a, b), D**-b, costs=[N * D]), {"a": 2, "b": 3}, 3 / 2, 0),
        (problem(h**a, C**-1 * h**-b, free=[h]), {"a": 2, "b": 3}, 2 / 5, 0),
        (problem(N**-a * log(C) ** 3, D**-b * log(C), costs=[N * D * log(C) ** 2]), {"a": 2, "b": 3}, 6 / 5, 23 / 5),
        (problem(N**-a, sympy.exp(-T / N**b), costs=[N * T]), {"a": 1, "b": 3}, 1 / 4, 1 / 4),
        (problem(D**-u, M ** (-u / 2), sympy.exp(-T), costs=[D * M * T]), {"u": 0.5}, 1 / 6, 1 / 6),
        (problem(N**-a, N**-a * log(C) * sympy.exp(-T), costs=[N * T]), {"a": 2}, 2, 0),
        (problem(sympy.S.One, N**-a, costs=[N]), {"a": 2}, 0, 0),
    ],
    ids=[
        "two terms", "posynomial cost", "maximum", "limited data", "Max", "bandwidth",
        "logarithms", "exponential", "exponential without prefactor", "rate of loglog", "irreducible",
    ],
)  # fmt: skip
def test_exponents_known_in_closed_form(given, point, exponent, log_power):
    found = exponent_at(given, point)
    assert found.status == "optimal"
    assert (found.exponent, found.log) == pytest.approx((exponent, log_power), abs=1e-8)


def test_shares_are_those_of_the_balanced_terms():
    found = exponent_at(problem(N**-a, D**-b, costs=[N * D]), a=2, b=3)
    assert found.shares == pytest.approx({N: 3 / 5, D: 2 / 5})


def test_a_rate_that_must_reach_log_C_costs_a_logarithm():
    """N and T are limited each on its own, so that N is at most C/log(C)."""
    found = exponent_at(problem(N**-a, sympy.exp(-T / N), costs=[N, T]), a=1)
    assert (found.exponent, found.log) == pytest.approx((1, 1))


def test_what_has_no_optimum_is_said():
    assert exponent_at(problem(N**-a, uncharged=[N]), a=1).status == "unbounded"
    assert exponent_at(problem(N**-a, costs=[N], subject_to=[N >= C**2]), a=1).status == "infeasible"


def test_numbers_that_are_missing_unknown_or_impossible_are_named():
    given = problem(A * N**-a, D**-b, costs=[N * D], facts=(b > 1,))
    with pytest.raises(NumbersError, match="b need numbers"):
        exponent_at(given, a=1)
    with pytest.raises(NumbersError, match="c is no symbol"):
        exponent_at(given, a=1, b=2, c=1)
    with pytest.raises(NumbersError, match="a = -1 is not a positive number"):
        exponent_at(given, a=-1, b=2)
    with pytest.raises(NumbersError, match="b > 1"):
        exponent_at(given, a=1, b=0.5)


def test_the_engine_and_its_twin_agree_at_random_points():
    risk = Risk(N**-a * log(C) + D**-b + N**-1 * D ** (-u) + sympy.exp(-T / D**u))
    diagram = compute_optimal(risk, cost=[N * D * T, N**2 * T])
    draw = np.random.default_rng(5)
    for point in draw.integers(1, 40, size=(12, 3)):
        at = {s: sympy.Rational(int(v), 10) for s, v in zip((a, b, u), point, strict=True)}
        exact, twin = diagram.at(at), exponent_at(diagram.problem, at)
        assert (twin.exponent, twin.log) == pytest.approx((float(exact.exponent), float(exact.log)), abs=1e-7)
        assert {r: twin.shares[r] for r in exact.allocation} == pytest.approx(
            {r: float(x) for r, x in exact.allocation.items()}
        )
