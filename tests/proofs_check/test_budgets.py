"""Optima at finite budgets: closed forms, brute force, proved bounds, and how they approach the asymptotic law."""

import numpy as np
import pytest
import sympy

from proofs_check import budgets
from proofs_check.budgets import BudgetError, budget_curve, effective_exponent, finite_budget
from proofs_check.monomials import NumbersError
from theory import Risk, compute_optimal, parameters, resources
from theory.qlog import QLog

N, D, T, C, d, r, h = resources("N D T C d r h")
a, b, A, B, alpha, beta = parameters("a b A B alpha beta")
HOFFMANN = {"a": 0.34, "b": 0.28, "A": 406.4, "B": 410.7}  # Hoffmann et al. 2022, approach 3
TWO_TERMS = compute_optimal(Risk(A * N**-a + B * D**-b), cost=6 * N * D)


@pytest.mark.parametrize("budget", [1e6, 1e15, np.exp(60)])
def test_the_closed_form_of_two_terms_holds_at_every_budget(budget):
    """The constant and the factors of the minimum by hand, for N and D above one."""
    found = finite_budget(TWO_TERMS, budget, HOFFMANN)
    x, y = 0.28 / 0.62, 0.34 / 0.62
    p = 0.34 * y * 0.28 / 0.34
    constant = 6**p * (406.4 / x) ** x * (410.7 / y) ** y
    size = (0.34 * 406.4 / (0.28 * 410.7)) ** (1 / 0.62) * (budget / 6) ** x
    assert found.risk == pytest.approx(constant * budget**-p, rel=1e-11)
    assert found.allocation[N] == pytest.approx(size, rel=1e-6)
    assert found.effective_exponent == pytest.approx(p, abs=1e-9)
    assert found.lower == pytest.approx(found.risk, rel=1e-11)
    assert found.convex and found.bracketed


def grid_minimum(risk, allowed, top, points=1500):
    x = np.geomspace(1, top, points)
    one, other = np.meshgrid(x, x)
    return np.where(allowed(one, other), risk(one, other), np.inf).min()


def test_brute_force_finds_nothing_better_under_a_posynomial_cost():
    plan = compute_optimal(Risk(N**-a + 3 * D**-b + N**-1 * D**-1), cost=[N * D + 2 * D**2, N**2])
    found = finite_budget(plan, 1e3, a=0.7, b=0.4)
    best = grid_minimum(
        lambda n, k: n**-0.7 + 3 * k**-0.4 + 1 / (n * k), lambda n, k: (n * k + 2 * k**2 <= 1e3) & (n**2 <= 1e3), 1e3
    )
    assert best * 0.99 < found.risk < best
    assert found.bracketed


def test_brute_force_finds_nothing_better_where_the_problem_is_not_convex():
    plan = compute_optimal(Risk(N**-a + sympy.exp(-T / N**b)), cost=N * T)
    found = finite_budget(plan, 1e4, a=1, b=1.5)
    best = grid_minimum(lambda n, t: 1 / n + np.exp(-t / n**1.5), lambda n, t: n * t <= 1e4, 1e4)
    assert best * 0.99 < found.risk < best
    assert not found.convex and found.bracketed


def test_the_largest_of_terms_is_minimised_where_they_are_equal():
    plan = compute_optimal(Risk([A * N**-a, B * D**-b], combine="max"), cost=N * D)
    found = finite_budget(plan, 1e6, a=1, b=2, A=3, B=5)
    assert 3 / found.allocation[N] == pytest.approx(5 / found.allocation[D] ** 2)
    assert found.allocation[N] * found.allocation[D] == pytest.approx(1e6)
    assert found.lower == pytest.approx(found.risk)


def test_a_free_resource_may_fall_below_one():
    plan = compute_optimal(Risk(h**a + C**-1 * h**-b), free=[h])
    found = finite_budget(plan, 1e6, a=2, b=3)
    assert found.allocation[h] == pytest.approx((3 / 2 * 1e-6) ** (1 / 5))
    assert found.effective_exponent == pytest.approx(2 / 5)


def test_a_resource_that_is_not_worth_its_price_stays_at_one():
    found = finite_budget(TWO_TERMS, 10, HOFFMANN)
    assert found.allocation[D] == pytest.approx(1)
    assert found.lower < found.risk < found.upper


def random_problem(seed):
    """Two or three resources, random powers and coefficients, one or two costs."""
    draw = np.random.default_rng(seed)
    own = (N, D, T)[: draw.integers(2, 4)]

    def monomial(low, high, share=0.7):
        powers = {R: sympy.Rational(int(draw.integers(low, high)), 10) for R in own if draw.random() < share}
        return sympy.Rational(int(draw.integers(1, 60)), 10), sympy.Mul(*(R**p for R, p in powers.items()))

    terms = [R ** -sympy.Rational(int(draw.integers(2, 30)), 10) for R in own]
    terms += [c / m for c, m in (monomial(1, 25) for _ in range(draw.integers(1, 4)))]
    costs = [sympy.Mul(*(R ** int(draw.integers(1, 3)) for R in own))]
    costs += [m for _, m in [monomial(5, 20)] if m != 1]
    return compute_optimal(Risk(terms), cost=costs)


def check_bracket(seed):
    diagram = random_problem(seed)
    for budget in (10, 1e3, 1e6):
        found = finite_budget(diagram, budget)
        assert found.bracketed and found.lower > 0
        for cost in diagram.costs:
            assert float(cost.subs(found.allocation)) <= budget * (1 + 1e-6)
        bumped = [finite_budget(diagram, budget * np.exp(s)).risk for s in (-1e-3, 1e-3)]
        slope = -np.diff(np.log(bumped)) / 2e-3
        assert found.effective_exponent == pytest.approx(float(slope[0]), abs=2e-3)


@pytest.mark.parametrize("seed", range(6))
def test_the_optimum_of_a_random_problem_lies_between_its_proved_bounds(seed):
    check_bracket(seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6, 60))
def test_the_optima_of_many_random_problems_lie_between_their_proved_bounds(seed):
    check_bracket(seed)


def paquette_phase_two():
    """Terms of Paquette et al. 2024 for alpha, beta > 1/2."""
    q = 2 * alpha + 2 * beta - 1
    terms = [d ** (-2 * alpha), r ** (-q / (2 * alpha)), r ** (1 / (2 * alpha) - 1) / d, r ** (1 / (2 * alpha) - 2)]
    return compute_optimal(Risk(terms), cost=d * r, where=[2 * alpha > 1, 2 * beta > 1, alpha > beta])


def test_corrections_to_scaling_explain_what_the_leading_form_lacks():
    """With corrections the relative error falls as the square of the slowest one: here as C**-2/5, not C**-1/5."""
    plan = paquette_phase_two()
    exponents = {sympy.factor(c.exponent) for c in plan.phases[0].corrections}
    slow, fast = (alpha - beta) / (alpha + beta), (2 * alpha - 1) * (2 * beta - 1) / (2 * (alpha + beta))
    assert exponents == {sympy.factor(slow), sympy.factor(fast)}

    curve = budget_curve(plan, np.geomspace(1e20, 1e28, 5), alpha=1.5, beta=1)
    decades = np.log10(curve.budgets)
    leading, corrected = (np.log10(abs(curve.risk / form - 1)) for form in (curve.leading, curve.corrected))
    assert np.polyfit(decades, leading, 1)[0] == pytest.approx(-0.2, abs=0.01)
    assert np.polyfit(decades, corrected, 1)[0] == pytest.approx(-0.4, abs=0.02)


def test_the_effective_exponent_tends_to_the_exponent_and_is_the_slope_of_the_curve():
    curve = budget_curve(paquette_phase_two(), np.geomspace(1e3, 1e13, 41), alpha=1.5, beta=1)
    slope = -np.gradient(np.log(curve.risk), np.log(curve.budgets))
    assert curve.effective_exponent[1:-1] == pytest.approx(slope[1:-1], abs=1e-3)
    gap = np.abs(curve.effective_exponent - curve.exponent)
    assert (np.diff(gap) < 0).all() and gap[-1] < 2e-3


def test_a_logarithm_bends_the_effective_exponent():
    """For C**-p*log(C)**q it is p - q/log(C)."""
    plan = compute_optimal(Risk(N**-a * sympy.log(C) + D**-a * sympy.log(C)), cost=N * D)
    assert effective_exponent(plan, 1e6, a=1) == pytest.approx(0.5 - 1 / np.log(1e6))


def test_what_has_no_answer_is_refused_by_name():
    with pytest.raises(BudgetError, match="one unit of each resource costs 6 "):
        finite_budget(TWO_TERMS, 5, HOFFMANN)
    with pytest.raises(BudgetError, match="above one"):
        finite_budget(TWO_TERMS, 0.5, HOFFMANN)
    with pytest.raises(NumbersError, match="B need numbers"):
        finite_budget(TWO_TERMS, 100, a=1, b=1, A=1)
    with pytest.raises(BudgetError, match="no allocation"):
        finite_budget(compute_optimal(Risk(N**-a), cost=N, subject_to=[N >= 50]), 20, a=1)
    with pytest.raises(BudgetError, match="QLog"):
        finite_budget(compute_optimal(Risk(QLog(N, a, b)), cost=N), 20, a=1, b=2)


def test_a_descent_that_stops_early_is_no_optimum(monkeypatch):
    """Neither its risk nor its slope is handed out: at one step they are 2 % and 23 % off."""
    N, D = resources("N D")
    plan = compute_optimal(Risk(N ** -sympy.Rational(3, 10) + D ** -sympy.Rational(17, 10)), cost=N * D)
    minimize = budgets.optimize.minimize

    def crippled(*args, options, **rest):
        return minimize(*args, options={**options, "maxiter": 1}, **rest)

    monkeypatch.setattr(budgets.optimize, "minimize", crippled)
    with pytest.raises(BudgetError, match="did not converge"):
        finite_budget(plan, 1e9)
