"""Compute-optimal allocation: exact results, two independent oracles, refusals, statuses, walls."""

import numpy as np
import pytest
import sympy
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog, minimize

from theory import Risk, compute_optimal, parameters, resources
from theory.decide import decide
from theory.errors import OutsideTheClassError, SeveralPhasesError
from theory.identities import equal
from theory.symbols import Resource

N, D, T, L, C = resources("N D T L C")
a, b, c, p, q, r, u = parameters("a b c p q r u")
A, B, F = parameters("A B F")


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


@pytest.mark.parametrize("combine, shares", [("sum", (b / (a + b), a / (a + b))), ("max", (1, 1))])
def test_at_the_optimum_each_term_has_its_share_of_the_risk(combine: str, shares: tuple[sympy.Expr, ...]) -> None:
    phase = compute_optimal(Risk([A * N**-a, B * D**-b], combine), cost=6 * N * D).phase  # type: ignore[arg-type]
    assert phase.factors is not None and equal(6 * phase.factors[N] * phase.factors[D], 1)
    for term, share in zip((A * N**-a, B * D**-b), shares, strict=True):
        assert equal(term.subs(phase.factors), share * phase.constant)


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
        compute_optimal(Risk(N**-a + D**-b + (N * D) ** -c), cost=N * D).exponent  # noqa: B018
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


def test_the_certificates_of_a_single_phase_hold_everywhere() -> None:
    # The third term ties with the others for every parameter, so several bases are optimal.
    s = parameters("s")
    given = sympy.Lt(s, 1)
    plan = compute_optimal(Risk(N**-a + D**-b + N ** (-a * s) * D ** (-b * (1 - s))), cost=N * D, where=(given,))
    assert equal(plan.exponent, a * b / (a + b))
    assert plan.phase.conditions == ()
    proofs = (plan.certificate, *plan.phase.other_certificates)
    assert all(proof.verify() and equal(proof.exponent, plan.exponent) for proof in proofs)
    parts = [sympy.And(*(f for f in proof.facts if f != given)) for proof in proofs]
    assert sympy.true in parts or decide(sympy.Or(*parts), [given]).proved


# --- refusals ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "risk, cost, words",
    [
        (N**-a + D**-b, N, "D occurs in no cost"),
        (N ** -(a**b) + D**-1, N * D, "not a rational function of the parameters"),
        (N**-a + D**-b, sympy.sqrt(N + D), "is not a monomial"),
        (N**-a, -N, "not known to be positive"),
        (N**-a - D**-b, N * D, "not known to be positive"),
        (N**-a * sympy.log(D) + D**-b, N, "D occurs in no cost"),
    ],
    ids=str,
)
def test_refusals_say_what_to_mend(risk: sympy.Expr, cost: sympy.Expr, words: str) -> None:
    with pytest.raises(OutsideTheClassError, match=words):
        compute_optimal(risk, cost)


def test_contradictory_facts_are_refused() -> None:
    with pytest.raises(OutsideTheClassError, match="no parameters satisfy"):
        compute_optimal(N**-a + D**-b, N * D, where=(a > b, b > a))


def test_a_logarithm_of_what_does_not_grow_is_refused() -> None:
    with pytest.raises(OutsideTheClassError, match="does not grow as a power of the budget"):
        compute_optimal(Risk(N**-a * sympy.log(D)), cost=N * D)


def test_more_terms_than_can_be_solved_are_refused() -> None:
    terms = [N ** -parameters(f"a{i}") * D ** -parameters(f"b{i}") for i in range(30)]
    with pytest.raises(OutsideTheClassError, match="drop the terms that never dominate"):
        compute_optimal(Risk(terms), cost=N * D)


def test_as_many_cases_as_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("theory.allocate.solve.MAX_CASES", 2)
    assert compute_optimal(N ** -sympy.Max(a, b) + D**-c, N * D).status == "complete"
    with pytest.raises(OutsideTheClassError, match="more than 2 cases"):
        compute_optimal(N ** -sympy.Max(a, b) + D ** -sympy.Max(c, p), N * D)


# --- statuses ---------------------------------------------------------------------------------------------------------


def test_an_unbounded_problem_has_a_ray() -> None:
    plan = compute_optimal(Risk(N**-a), cost=N / D)
    ray = dict(plan.ray)
    assert plan.status == "unbounded" and not plan.phases
    assert ray[N] > 0 and ray[N] <= ray[D]  # the risk falls along it and the cost does not grow
    with pytest.raises(SeveralPhasesError, match="arbitrarily small within the budget by moving"):
        plan.exponent  # noqa: B018


def test_contradictory_limits_are_infeasible() -> None:
    plan = compute_optimal(Risk(N**-a), cost=N, subject_to=[N >= C**2])
    assert plan.status == "infeasible" and not plan.phases
    with pytest.raises(SeveralPhasesError, match="no allocation satisfies"):
        plan.phase  # noqa: B018


@pytest.mark.slow
def test_a_hard_problem_ends_with_certified_phases_and_an_unproved_cover(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("theory.allocate.solve.SEARCH_SECONDS", 0.5)
    monkeypatch.setattr("theory.allocate.solve.MERGE_SECONDS", 0.1)
    letters = parameters(" ".join(f"{s}{i}" for s in "uvw" for i in range(5)))
    terms = [N**-x * D**-y * T**-z for x, y, z in zip(letters[:5], letters[5:10], letters[10:], strict=True)]
    plan = compute_optimal(Risk(terms), cost=N * D * T)
    assert plan.status == "cover-unproved"
    assert 0 <= plan.certified_fraction < 1
    assert plan.phases and plan.phases[0].certificate.verify()


# --- walls ------------------------------------------------------------------------------------------------------------


def test_walls_say_whether_the_allocation_jumps() -> None:
    limited = compute_optimal(Risk(N**-a + D**-b), cost=N * D, subject_to=[C**u >= D])
    (wall,) = limited.walls
    assert wall.between == (0, 1) and equal(wall.equation**2, (a * u - a + b * u) ** 2)
    assert wall.kind == "continuous"
    at = {u: a / (a + b)}
    assert all(equal(p.exponent.subs(at), wall.exponent.subs(at)) for p in limited.phases)


def test_the_allocation_jumps_where_a_weight_vanishes() -> None:
    """The phases of Paquette et al. (2024) for alpha < 1/2 < beta: IVa spends as d = r, IVb does not."""
    step = D ** (2 * a - 1)
    time = step * N
    terms = [D ** (-2 * a), time ** (-(2 * a + 2 * b - 1) / (2 * a)), step * time ** (-(2 - 1 / (2 * a)))]
    facts = (a > sympy.Rational(1, 4), a < sympy.Rational(1, 2), b > sympy.Rational(1, 2))
    plan = compute_optimal(Risk(terms), cost=D * N, where=facts)
    (wall,) = plan.walls
    assert equal(wall.equation**2, (2 * a**2 - 4 * a + 1) ** 2)
    assert wall.kind == "jumping"


def test_at_a_point_of_a_wall_the_problem_is_solved_anew() -> None:
    plan = compute_optimal(Risk([N**-a, D**-b, (N * D) ** -c * sympy.log(C) ** 2]), cost=N * D)
    assert plan.at(a=1, b=1, c=2).log == 0
    assert plan.at(a=1, b=1, c=sympy.Rational(1, 2)).log == 2  # three terms tie and one has the logarithm
    with pytest.raises(OutsideTheClassError, match="is no parameter of this diagram"):
        plan.at(z=1)


def test_a_point_outside_the_facts_is_refused() -> None:
    plan = compute_optimal(Risk(N**-a + D**-b), cost=[N, D], where=(a < b,))
    with pytest.raises(OutsideTheClassError, match="violates"):
        plan.at(a=2, b=1)


# --- constants --------------------------------------------------------------------------------------------------------


def test_an_exponential_leg_has_the_constant_of_its_rate() -> None:
    # T = kappa*N**b*log(C) steps bring the exponential down to the power C**-kappa, so kappa = a/(1 + b) is enough.
    # Then kappa*N**(1 + b)*log(C) = C, and the risk A*N**-a is A*(kappa*log(C)/C)**(a/(1 + b)).
    plan = compute_optimal(Risk([A * N**-a, sympy.exp(-T / N**b)]), cost=N * T)
    assert equal(plan.exponent, a / (b + 1)) and equal(plan.log, a / (b + 1))
    assert plan.constant is not None
    at = {a: 1.3, b: 0.6, A: 2.0}
    assert float(plan.constant.subs(at)) == pytest.approx(2.0 * (1.3 / 1.6) ** (1.3 / 1.6))


def test_costs_that_tie_leave_no_closed_constant() -> None:
    plan = compute_optimal(Risk(1 / N + 1 / D), cost=[N * D, 5 * N**2])
    assert plan.exponent == sympy.Rational(1, 2)
    assert plan.constant is None and plan.factors is None


def test_floats_are_read_as_the_numbers_they_print() -> None:
    plan = compute_optimal(Risk(N**-0.34 + D**-0.28), cost=6.0 * N * D)
    assert plan.exponent == sympy.Rational(119, 775)
    assert plan.certificate.verify()


def test_an_allocation_that_is_not_unique_is_an_interval() -> None:
    plan = compute_optimal(Risk(N**-a * D**-a), cost=N * D)
    assert not plan.phase.unique and plan.phase.allocation == {}
    assert {(r, low, high) for r, low, high in plan.phase.intervals} == {(N, 0, 1), (D, 0, 1)}
