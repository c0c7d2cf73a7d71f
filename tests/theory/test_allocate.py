"""Compute-optimal allocation: exact results, two independent oracles, refusals, symmetries."""

import numpy as np
import pytest
import sympy
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog, minimize

from theory import Risk, compute_optimal, parameters, resources
from theory.errors import OutsideTheClassError, SeveralPhasesError
from theory.symbols import Resource

N, D, T, L, C = resources("N D T L C")
a, b, c, p, q, r = parameters("a b c p q r")
A, B, F = parameters("A B F")


def equal(left: sympy.Expr, right: sympy.Expr) -> bool:
    return sympy.simplify(left - right) == 0


# --- exact results ----------------------------------------------------------------------------------------------------


def test_two_terms_under_six_flops_per_parameter_and_token() -> None:
    plan = compute_optimal(Risk(A * N**-a + B * D**-b), cost=6 * N * D)
    assert equal(plan.exponent, a * b / (a + b))
    assert equal(plan.allocation[N], b / (a + b)) and equal(plan.allocation[D], a / (a + b))
    # At the optimum a*A*N**-a = b*B*D**-b, by differentiating along the budget.
    ratio = (a * A / (b * B)) ** (1 / (a + b))
    assert plan.factors is not None and plan.constant is not None
    assert equal(
        sympy.expand_log(sympy.log(plan.factors[N] / (ratio * sympy.Rational(1, 6) ** (b / (a + b)))), True), 0
    )
    risk = A * plan.factors[N] ** -a + B * plan.factors[D] ** -b
    at = {a: 0.34, b: 0.28, A: 406.4, B: 410.7}
    assert float(plan.constant.subs(at)) == pytest.approx(float(risk.subs(at)), rel=1e-12)


def test_three_terms_share_the_budget_harmonically() -> None:
    plan = compute_optimal(Risk(A * N**-a + B * D**-b + F * T**-c), cost=N**p * D**q * T**r)
    assert equal(1 / plan.exponent, p / a + q / b + r / c)
    assert equal(plan.allocation[T], plan.exponent / c)


def test_estimation_error_that_grows_with_the_model() -> None:
    plan = compute_optimal(Risk(N**-a + N / D), cost=N * D)
    assert equal(plan.exponent, a / (a + 2)) and equal(plan.allocation[N], 1 / (a + 2))


def test_width_enters_the_cost_squared() -> None:
    plan = compute_optimal(Risk(N**-a + L**-b), cost=N**2 * L)
    assert equal(plan.exponent, a * b / (a + 2 * b))
    assert equal(plan.allocation[L], a / (a + 2 * b))


def test_one_resource_takes_the_whole_budget() -> None:
    plan = compute_optimal(Risk(A * N**-a), cost=3 * N)
    assert plan.exponent == a and plan.allocation[N] == 1
    assert plan.constant is not None and equal(plan.constant, A * 3**a)


def test_separate_budgets_leave_the_slower_leg() -> None:
    risk = Risk(N**-a + D**-b)
    assert compute_optimal(risk, cost=[N, D], where=(a < b,)).exponent == a
    assert compute_optimal(risk, cost=[N, D], where=(a > b,)).exponent == b


def test_sum_and_maximum_share_the_exponent_and_differ_in_the_constant() -> None:
    total = compute_optimal(Risk(A * N**-a + B * D**-a), cost=N * D)
    largest = compute_optimal(Risk(sympy.Max(A * N**-a, B * D**-a)), cost=N * D)
    assert total.exponent == largest.exponent == a / 2
    assert total.constant is not None and largest.constant is not None
    assert equal(total.constant, 2 * largest.constant) and equal(largest.constant**2, A * B)


def test_a_useless_resource_is_left_at_one() -> None:
    plan = compute_optimal(Risk(N**-a), cost=N * D)
    assert plan.allocation == {D: 0, N: 1}
    assert plan.value == C**-a and plan.factors == {D: 1, N: 1}
    assert plan.certificate.verify()


def test_the_value_and_its_latex() -> None:
    plan = compute_optimal(Risk(N**-1 + D**-1), cost=N * D)
    assert plan.value == 2 / sympy.sqrt(C)
    assert r"\propto" in plan._repr_latex_()


# --- oracles ----------------------------------------------------------------------------------------------------------

exponents = st.fractions("1/4", 3, max_denominator=4).map(lambda v: sympy.Rational(v.numerator, v.denominator))
signed = st.fractions(-2, 2, max_denominator=3).map(lambda v: sympy.Rational(v.numerator, v.denominator))
names: list[Resource] = [N, D, T]


@st.composite
def laws(draw: st.DrawFn) -> tuple[list[dict[Resource, sympy.Rational]], list[dict[Resource, sympy.Rational]]]:
    """Powers of the terms (any sign) and of the costs (all positive)."""
    used = names[: draw(st.integers(1, 3))]
    terms = [{x: draw(signed) for x in used} for _ in range(draw(st.integers(1, 4)))]
    costs = [{x: draw(exponents) for x in used} for _ in range(draw(st.integers(1, 2)))]
    return terms, costs


@given(laws())
@settings(max_examples=40)
def test_the_exponent_is_the_value_of_the_linear_program(
    law: tuple[list[dict[Resource, sympy.Rational]], list[dict[Resource, sympy.Rational]]],
) -> None:
    terms, costs = law
    used = list(costs[0])
    assume(all(any(t.values()) for t in terms))
    # Variables (p, x): maximise p with p + power.x <= 0 for each term, cost.x <= 1, x >= 0, p free.
    rows = [[1.0, *(float(t[x]) for x in used)] for t in terms] + [[0.0, *(float(k[x]) for x in used)] for k in costs]
    right = [0.0] * len(terms) + [1.0] * len(costs)
    oracle = linprog([-1.0] + [0.0] * len(used), rows, right, bounds=[(None, None)] + [(0, None)] * len(used))
    assume(-oracle.fun > 1e-9)  # a risk that falls
    risk = sum(sympy.Mul(*(x**v for x, v in t.items())) for t in terms)
    plan = compute_optimal(Risk(risk), cost=[sympy.Mul(*(x**v for x, v in k.items())) for k in costs])
    assert float(plan.exponent) == pytest.approx(-oracle.fun, abs=1e-9)
    assert plan.certificate.verify()


@given(st.tuples(exponents, exponents, exponents), st.tuples(exponents, exponents), st.tuples(*[exponents] * 3))
@settings(max_examples=25)
def test_constants_agree_with_direct_minimisation(
    decays: tuple[sympy.Rational, ...], coefficients: tuple[sympy.Rational, ...], prices: tuple[sympy.Rational, ...]
) -> None:
    """A*N**-a + B*N**g/D**b, whose second term grows with the model, under kappa*N**p*D**q = C."""
    decay_n, decay_d, growth = decays
    kappa, price_n, price_d = prices
    first, second = coefficients
    plan = compute_optimal(
        Risk(first * N**-decay_n + second * N**growth * D**-decay_d), cost=kappa * N**price_n * D**price_d
    )
    budget = 1e12
    f, g, an, ad, gr, k, pn, pd = (float(v) for v in (first, second, decay_n, decay_d, growth, kappa, price_n, price_d))

    def log_risk(z: np.ndarray) -> float:
        log_d = (np.log(budget / k) - pn * z[0]) / pd
        return float(np.logaddexp(np.log(f) - an * z[0], np.log(g) + gr * z[0] - ad * log_d))

    start = float(plan.allocation[N]) * np.log(budget)
    found = minimize(log_risk, [start], method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-13})
    assert plan.constant is not None and plan.factors is not None
    expected = float(plan.constant) * budget ** -float(plan.exponent)
    assert np.exp(found.fun) == pytest.approx(expected, rel=1e-8)
    width = float(plan.factors[N]) * budget ** float(plan.allocation[N])
    assert np.exp(found.x[0]) == pytest.approx(width, rel=1e-4)


# --- several phases ---------------------------------------------------------------------------------------------------


def test_several_phases_are_named_with_their_conditions() -> None:
    with pytest.raises(SeveralPhasesError) as refusal:
        compute_optimal(Risk(N**-a + D**-b + (N * D) ** -c), cost=N * D)
    message = str(refusal.value)
    assert "2 phases" in message and "a*b/(a + b)" in message and "exponent c" in message and "where=" in message


@pytest.mark.parametrize(
    "fact, exponent",
    [(a * b > c * (a + b), c), (a * b < c * (a + b), a * b / (a + b))],
    ids=["floor decides", "balance decides"],
)
def test_a_fact_names_one_phase(fact: sympy.Basic, exponent: sympy.Expr) -> None:
    plan = compute_optimal(Risk(N**-a + D**-b + (N * D) ** -c), cost=N * D, where=(fact,))
    assert equal(plan.exponent, exponent)
    assert plan.certificate.verify()


def test_the_certificate_of_a_single_phase_holds_everywhere() -> None:
    # The third term ties with the others for every parameter, so several bases are optimal.
    s = parameters("s")
    plan = compute_optimal(
        Risk(N**-a + D**-b + N ** (-a * s) * D ** (-b * (1 - s))), cost=N * D, where=(sympy.Lt(s, 1),)
    )
    assert equal(plan.exponent, a * b / (a + b))
    assert plan.phase.conditions == ()
    assert set(plan.certificate.facts) <= {sympy.Lt(s, 1)}
    assert plan.certificate.verify()


# --- refusals ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "risk, cost, words",
    [
        (N**-a + D**-b, N, "D occurs in no cost"),
        (N**-a, N / D, "arbitrarily small within the budget by growing"),
        (N ** -(a**b) + D**-1, N * D, "not a rational function of the parameters"),
        (N ** -sympy.Max(a, b) + D**-1, N * D, "not a rational function of the parameters"),
        (N**-a + D**-b, N + D, "is not a monomial"),
        (N**-a + 1, N, "irreducible risk"),
        (N**a, N, "decreases in no resource"),
        (N**-a, -N, "not known to be positive"),
    ],
    ids=str,
)
def test_refusals_say_what_to_mend(risk: sympy.Expr, cost: sympy.Expr, words: str) -> None:
    with pytest.raises(OutsideTheClassError, match=words):
        compute_optimal(risk, cost)


def test_contradictory_facts_are_refused() -> None:
    with pytest.raises(OutsideTheClassError, match="no parameters satisfy"):
        compute_optimal(N**-a + D**-b, N * D, where=(a > b, b > a))


def test_a_program_that_is_too_large_is_refused_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("theory.program.PATIENCE_SECONDS", 0.5)
    terms = [N ** -parameters(f"a{i}") * D ** -parameters(f"b{i}") * T ** -parameters(f"c{i}") for i in range(8)]
    with pytest.raises(OutsideTheClassError, match=r"with 24 parameters are not solved within 0\.5 s"):
        compute_optimal(sum(terms), cost=N * D * T)


# --- symmetries -------------------------------------------------------------------------------------------------------


def test_renaming_resources_and_parameters_renames_the_answer() -> None:
    plan = compute_optimal(Risk(A * N**-a + B * D**-b), cost=N * D)
    X, Y = resources("X Y")
    u, v = parameters("u v")
    renamed = compute_optimal(Risk(A * X**-u + B * Y**-v), cost=X * Y)
    names = {N: X, D: Y, a: u, b: v}
    assert equal(plan.exponent.subs(names), renamed.exponent)
    assert equal(plan.allocation[N].subs(names), renamed.allocation[X])


def test_exchanging_resources_exchanges_the_answer() -> None:
    plan = compute_optimal(Risk(A * N**-a + B * D**-b), cost=N**2 * D)
    exchange = {N: D, D: N, a: b, b: a, A: B, B: A}
    other = compute_optimal(
        Risk((A * N**-a + B * D**-b).subs(exchange, simultaneous=True)),
        cost=(N**2 * D).subs(exchange, simultaneous=True),
    )
    assert equal(plan.exponent.subs(exchange, simultaneous=True), other.exponent)
    assert equal(plan.allocation[N].subs(exchange, simultaneous=True), other.allocation[D])


def test_measuring_a_resource_in_another_unit_changes_nothing() -> None:
    plan = compute_optimal(Risk(A * N**-a + B * D**-b), cost=N * D)
    # N counts pairs now: N = 2*N'.
    other = compute_optimal(Risk(A * (2 * N) ** -a + B * D**-b), cost=2 * N * D)
    assert equal(plan.exponent, other.exponent)
    at = {a: 0.5, b: 0.7, A: 3.0, B: 0.2}
    assert plan.constant is not None and other.constant is not None
    assert float(plan.constant.subs(at)) == pytest.approx(float(other.constant.subs(at)), rel=1e-12)


def test_a_power_of_a_resource_is_as_good_as_the_resource() -> None:
    plan = compute_optimal(Risk(N**-a + D**-b), cost=N * D)
    squared = compute_optimal(Risk(N ** (-2 * a) + D**-b), cost=N**2 * D)
    assert equal(plan.exponent, squared.exponent)
    assert equal(plan.allocation[N], 2 * squared.allocation[N])


def test_a_repeated_term_changes_the_constant_only() -> None:
    once = compute_optimal(Risk(N**-a + D**-a), cost=N * D)
    twice = compute_optimal(Risk(2 * N**-a + 2 * D**-a), cost=N * D)
    assert once.exponent == twice.exponent and once.constant is not None
    assert equal(twice.constant, 2 * once.constant)


def test_a_dearer_unit_of_compute_costs_the_exponent() -> None:
    plain = compute_optimal(Risk(N**-a + D**-b), cost=N * D)
    dear = compute_optimal(Risk(N**-a + D**-b), cost=6 * N * D)
    assert plain.constant is not None and dear.constant is not None
    assert equal(sympy.expand_log(sympy.log(dear.constant / plain.constant), force=True), plain.exponent * sympy.log(6))
