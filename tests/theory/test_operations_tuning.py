"""Tuning: what is left of a risk when its hyper-parameters are chosen best."""

import itertools
import random
from dataclasses import replace

import numpy as np
import pytest
import sympy
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog, minimize

from theory import Risk, compute_optimal, parameters, resources
from theory.errors import OutsideTheClassError, SeveralPhasesError
from theory.identities import equal
from theory.operations import Bound, tune
from theory.qlog import QLog

N, D, K, M, R, A, B, eta, h, lam = resources("N D K M R A B eta h lambda")
a, b, d, s, u, v = parameters("a b d s u v")


def values_of(found):
    return {bound.value for bound in found.cell.bounds}


def weights_of(found):
    return {bound.weights for bound in found.cell.bounds}


# --- known results ----------------------------------------------------------------------------------------------------


def test_two_powers_balance_with_weights_in_proportion_to_the_other_exponent():
    found = tune(Risk([A * eta**-u, B * eta**v], combine="max"), eta)
    assert found.cell.bounds == (Bound(A ** (v / (u + v)) * B ** (u / (u + v)), (v / (u + v), u / (u + v)), ()),)
    assert found.cell.conditions == () and found.status == "complete" and found.verify()


def test_the_sum_of_two_powers_has_its_exact_minimum():
    tuned = tune(Risk([A * eta**-u, B * eta**v]), eta)
    best = (u * A / (v * B)) ** (1 / (u + v))  # where the derivative vanishes
    assert tuned.cell.factor == 1
    assert equal(tuned.risk.expression, (A * eta**-u + B * eta**v).subs(eta, best))


def test_the_step_size_of_local_sgd_balances_in_two_ways():
    found = tune(Risk([1 / (eta * K * R), eta / M, eta**2 * K], combine="max"), eta)
    half, third = sympy.Rational(1, 2), sympy.Rational(1, 3)
    assert values_of(found) == {(M * K * R) ** -half, K**-third * R ** (-2 * third)}
    assert weights_of(found) == {(half, half, 0), (2 * third, 0, third)}
    assert found.risk.combine == "max"


def test_a_bandwidth_gives_the_nonparametric_rate():
    tuned = tune(Risk([h ** (2 * s), 1 / (N * h**d)], combine="max"), h)
    assert equal(tuned.risk.expression, N ** (-2 * s / (2 * s + d)))


def test_two_hyper_parameters_are_eliminated_at_once_as_one_after_the_other():
    risk = Risk([1 / (eta * N), eta * lam**-1, lam / D, lam**2], combine="max")
    together = tune(risk, [eta, lam])
    first = tune(risk, eta, free=[lam])
    assert len(first.risk.terms) == 3  # with lambda at least one, its square would be all
    assert set(tune(first.risk, lam).risk.pieces) == set(together.risk.pieces)
    assert together.verify()


def test_logarithms_and_exponentials_of_other_resources_take_the_weights():
    risk = Risk([sympy.log(N) ** 2 * sympy.exp(-D) / eta, eta * sympy.log(N) ** u], combine="max")
    (left,) = tune(risk, eta).risk.terms
    assert left.prefactor.logs == ((N, 1, 1 + u / 2),)
    assert [r.expression for r in left.rates] == [D / 2]


def test_terms_without_hyper_parameters_stay_as_they_are():
    found = tune(N**-a + 1 / (eta * D) + eta, eta)
    assert found.cell.factor == 1
    assert equal(found.risk.expression, N**-a + 2 * D ** sympy.Rational(-1, 2))


def test_the_direction_of_the_risk_is_kept():
    assert tune(Risk(1 / (eta * N) + eta, direction="upper"), eta).risk.direction == "upper"


# --- what parameters decide -------------------------------------------------------------------------------------------


def test_the_sign_of_a_power_splits_the_parameters():
    found = tune(Risk([1 / (eta * N), eta ** (a - b)], combine="max"), eta)
    by_status = {c.status: c for c in found}
    assert set(by_status) == {"optimum", "unbounded"} and found.status == "complete"
    assert by_status["optimum"].conditions == (a - b >= 0,)
    assert by_status["unbounded"].conditions == (-a + b >= 0,)
    assert by_status["unbounded"].ray[0][1] > 0
    with pytest.raises(SeveralPhasesError, match="2 cells"):
        _ = found.risk


def test_facts_choose_the_cell():
    assert tune(Risk([1 / (eta * N), eta ** (a - b)], combine="max"), eta, where=[a > b]).cell.conditions == ()


def test_terms_are_dropped_only_where_they_are_proved_to_be_dominated():
    risk = Risk([N**-a, N**-b / eta, eta], combine="max")
    assert len(tune(risk, eta).risk.terms) == 2
    assert tune(risk, eta, where=[2 * a > b]).risk.expression == N ** (-b / 2)
    assert tune(risk, eta, where=[2 * a < b]).risk.expression == N**-a
    # A resource that may fall below one, or an unknown coefficient, prevents the proof.
    assert len(tune(risk, eta, where=[2 * a > b], free=[N]).risk.terms) == 2
    assert len(tune(Risk([A * N**-2, a * N**-2 / eta, eta], combine="max"), eta).risk.terms) == 2


def test_powers_that_are_a_maximum_or_minimum_are_carried_along():
    tuned = tune(Risk([N ** -sympy.Min(a, 2 * b) / eta, eta], combine="max"), eta)
    assert equal(tuned.risk.expression, N ** (-sympy.Min(a, 2 * b) / 2))


def test_a_coefficient_of_a_sum_is_real_on_its_whole_cell():
    (cell,) = (c for c in tune(1 / (eta * N) + eta ** (a - b), eta) if c.status == "optimum")
    point = {a: 3, b: 1, N: 7}
    least = min(1 / (x * 7) + x**2 for x in np.linspace(0.1, 1, 20001))
    assert float(cell.risk.expression.subs(point)) == pytest.approx(least, rel=1e-7)


# --- constraints ------------------------------------------------------------------------------------------------------


def test_a_step_size_that_may_not_exceed_one_leaves_a_floor():
    found = tune(Risk([1 / (eta * N), eta / M], combine="max"), eta, subject_to=[eta <= 1])
    assert values_of(found) == {1 / N, (N * M) ** sympy.Rational(-1, 2)}
    assert (1,) in {bound.multipliers for bound in found.cell.bounds} and found.verify()


def test_constraints_that_leave_room_restrict_the_other_resources():
    found = tune(Risk(1 / eta), eta, subject_to=[eta >= N, eta <= D])
    assert found.cell.limits == (N / D <= 1,) and found.cell.risk.expression == 1 / D


def test_constraints_that_contradict_each_other_are_reported():
    found = tune(Risk(1 / (eta * N) + eta), eta, subject_to=[eta <= sympy.Rational(1, 2), eta >= 1])
    assert found.cell.status == "infeasible"
    with pytest.raises(OutsideTheClassError, match="infeasible"):
        _ = found.risk


# --- what is refused --------------------------------------------------------------------------------------------------


def test_a_risk_that_can_be_made_arbitrarily_small_is_reported_with_the_direction():
    found = tune(Risk(eta / N + eta**2), eta)
    assert found.cell.status == "unbounded" and str(found) == "unbounded (eta -> 0)"
    assert tune(Risk(N**-a + eta**2), eta).risk.expression == N**-a


@pytest.mark.parametrize(
    "risk, options, message",
    [
        (N**-a, {}, "eta occurs in no term"),
        (sympy.exp(-eta * N) + eta, {}, "leave eta to compute_optimal"),
        (sympy.log(eta) * eta + 1 / eta, {}, "occurs in a logarithm or exponential"),
        (QLog(N, a, b) * eta + 1 / eta, {}, "beside QLog"),
        (1 / eta + eta, {"subject_to": [eta + N <= 1]}, "bounds a sum"),
        (1 / a + a, {"over": a}, "a is no resource"),
        (1 / eta + eta, {"where": [sympy.Eq(a, b)]}, "is an equation"),
    ],
)
def test_what_is_outside_the_class_is_refused_by_name(risk, options, message):
    with pytest.raises(OutsideTheClassError, match=message):
        tune(risk, **{"over": eta, **options})


def test_tampered_weights_are_not_verified():
    found = tune(Risk([A * eta**-u, B * eta**v], combine="max"), eta)
    bound = found.cell.bounds[0]
    wrong = replace(found.cell, bounds=(replace(bound, weights=bound.weights[::-1]),))
    assert found.verify() and not replace(found, cells=(wrong,)).verify()


# --- independent oracles ----------------------------------------------------------------------------------------------

powers = st.integers(-3, 3)


@st.composite
def problems(draw):
    """Terms with integer powers in N, D and two hyper-parameters."""
    count = draw(st.integers(2, 5))
    rows = [tuple(draw(powers) for _ in range(4)) for _ in range(count)]
    assume(all(any(row[i] for row in rows) for i in (2, 3)))
    return sorted(set(rows))


def written(rows):
    return [N ** -abs(n) * D ** -abs(k) * eta**x * lam**y for n, k, x, y in rows]


@settings(max_examples=20)
@given(problems())
def test_the_tuned_maximum_is_the_value_of_the_linear_program(rows):
    found = tune(Risk(written(rows), combine="max"), [eta, lam]).cell
    draw = random.Random(1)
    for _ in range(4):
        point = [draw.uniform(0, 9), draw.uniform(0, 9)]  # log N, log D
        sizes = [-abs(n) * point[0] - abs(k) * point[1] for n, k, _, _ in rows]
        numeric = linprog(
            [1, 0, 0], [[-1, x, y] for _, _, x, y in rows], [-z for z in sizes], bounds=[(None, None)] * 3
        )
        if found.risk is None:
            assert numeric.status == 3
            continue
        exponents = (
            sum(float(t.prefactor.power(r)) * z for r, z in zip((N, D), point, strict=True)) for t in found.risk.terms
        )
        assert max(exponents) == pytest.approx(numeric.fun, abs=1e-8)


@settings(max_examples=20)
@given(problems())
def test_the_minimum_of_a_sum_lies_between_the_bound_and_the_factor(rows):
    found = tune(Risk(written(rows)), [eta, lam]).cell
    assume(found.risk is not None and not found.ray)
    point = np.array([1.3, 2.1])
    matrix = np.array([row[2:] for row in rows], float)
    sizes = np.array([-abs(n) * point[0] - abs(k) * point[1] for n, k, _, _ in rows])
    least = minimize(
        lambda y: np.logaddexp.reduce(sizes + matrix @ y), np.zeros(2), method="BFGS", options={"gtol": 1e-9}
    )
    bound = float(sympy.log(found.risk.expression).subs(dict(zip((N, D), np.exp(point), strict=True))))
    assert bound - 1e-6 <= least.fun <= bound + np.log(found.factor) + 2e-4


@settings(max_examples=20)
@given(problems())
def test_tuning_first_gives_the_same_exponent_as_tuning_last(rows):
    risk = Risk(written(rows), combine="max")
    direct = compute_optimal(risk, cost=N * D, free=[eta, lam])
    tuned = tune(risk, [eta, lam]).cell
    if tuned.risk is None:
        assert direct.status == "unbounded"
        return
    left = [r for r in (N, D) if r in tuned.risk.resources]
    assert compute_optimal(tuned.risk, cost=N * D, resources=left).exponent == direct.exponent


PARAMETRIC = [
    (Risk([h ** (2 * s), 1 / (N * h**d), D**-a], combine="max"), h, N * D),
    (Risk([N**-a / eta, eta**u * D**-b, eta**v], combine="max"), eta, N * D),
    (Risk([N**-a * eta**-u + eta ** (v - u) * D**-b + eta]), eta, N * D**2),
]


@pytest.mark.parametrize("risk, hyper, cost", PARAMETRIC)
def test_tuning_first_gives_the_same_phase_diagram_as_tuning_last(risk, hyper, cost):
    direct = compute_optimal(risk, cost=cost, free=[hyper])
    found = tune(risk, hyper)
    assert direct.status == found.status == "complete"
    parts = [(c.conditions, compute_optimal(c.risk, cost=cost, where=c.conditions)) for c in found]
    symbols = sorted(direct.parameters, key=str)
    checked = 0
    for numbers in itertools.islice(
        itertools.product([sympy.Rational(p, 7) for p in (3, 5, 9, 16)], repeat=len(symbols)), 64
    ):
        point = dict(zip(symbols, numbers, strict=True))
        one = {p.exponent.subs(point) for p in direct.phases if _inside(p.conditions, point)}
        two = {
            p.exponent.subs(point)
            for conditions, diagram in parts
            if _inside(conditions, point)
            for p in diagram.phases
            if _inside(p.conditions, point)
        }
        checked += bool(one and two)
        assert len(one | two) <= 1
    assert checked > 20


def _inside(conditions, point):
    return all(c.subs(point) == sympy.true for c in conditions)
