"""Answers that were wrong once: each found by brute force or by hand, and refused or right since."""

import dataclasses

import pytest
import sympy

from theory import Risk, compute_optimal, parameters, resources
from theory.errors import OutsideTheClassError
from theory.qlog import QLog

N, D, T, H, C = resources("N D T H C")
a, b, c = parameters("a b c")
x, y = parameters("x y", positive=False)
log, exp = sympy.log, sympy.exp
half = sympy.Rational(1, 2)


@pytest.mark.parametrize("limit", [log(C) >= T, log(C) >= 2 * T], ids=["at log C", "below log C"])
def test_a_rate_held_at_a_logarithm_is_refused(limit: sympy.Expr) -> None:
    # exp(-T) >= 1/C there: the exponent is min(a, 1), and another constant gives another exponent.
    with pytest.raises(OutsideTheClassError, match="depends on constants"):
        compute_optimal(N**-a + exp(-T), cost=N, subject_to=[limit])


def test_a_rate_held_at_a_power_of_a_logarithm_is_not() -> None:
    phase = compute_optimal(N**-a + exp(-T), cost=N, subject_to=[log(C) ** 2 >= T]).phase
    assert phase.exponent == a and phase.log == 0
    assert phase.certificate.verify()


def test_a_certificate_shows_that_its_rates_can_be_raised() -> None:
    proof = compute_optimal(N**-a + exp(-T), cost=N * T).certificate
    assert proof.verify()
    assert not dataclasses.replace(proof, raised=(sympy.S.Zero, sympy.S.Zero)).verify()
    assert not dataclasses.replace(proof, raised=()).verify()


def test_what_falls_slower_than_powers_and_faster_than_logarithms_is_refused() -> None:
    with pytest.raises(OutsideTheClassError, match="faster than every power of log"):
        compute_optimal(N**-1 + exp(-T), cost=N, subject_to=[log(C) ** half >= T])


def test_the_logarithm_of_an_undetermined_resource_leaves_no_constant() -> None:
    phase = compute_optimal(1 / (D * log(N)) + N**-a, cost=D + N**2, where=[a > 2]).phase
    assert phase.log == -1 and phase.constant is None


def test_facts_with_their_boundary_are_proved_without_it() -> None:
    plan = compute_optimal(N**-a + N**-b * log(N), cost=N, where=[a <= b])
    assert plan.certificate.facts == (b > a,)
    assert plan.at(a=1, b=1).log == 1


def test_an_equation_is_not_divided_by_what_may_vanish() -> None:
    with pytest.raises(OutsideTheClassError, match="solve it yourself"):
        compute_optimal(N**-a + D**-b, cost=N * D, subject_to=[C**y >= D], where=[sympy.Eq(x * y, x), y > 0])


def test_cases_that_differ_in_a_coefficient_are_different_phases() -> None:
    plan = compute_optimal(sympy.Max(a - 1, b) * N**-a + D**-b, cost=N * D)
    assert len({p.constant for p in plan.phases}) == 2
    at = {a: 3, b: 1}
    [phase] = [p for p in plan.phases if all(r.subs(at) == sympy.true for r in p.conditions)]
    assert sympy.simplify(phase.constant.subs(at) - 2 ** sympy.Rational(1, 4) * 4 / 3 ** sympy.Rational(3, 4)) == 0


def test_unproved_coefficients_and_contradicting_facts_verify_nothing() -> None:
    proof = compute_optimal(N**-a + D**-b, cost=N * D).certificate
    terms = tuple((a - b) * t for t in proof.terms)
    assert "not proved to be positive" in dataclasses.replace(proof, terms=terms).failures()[0]
    assert dataclasses.replace(proof, terms=terms, facts=(a > b,)).verify()
    assert not dataclasses.replace(proof, facts=(a < b, b < a)).verify()
    assert not dataclasses.replace(proof, facts=(sympy.false,)).verify()


def test_several_rates_of_one_term_leave_no_constant() -> None:
    phase = compute_optimal(N**-1 + exp(-T / N - H / N), cost=[N * T, N * H]).phase
    assert phase.exponent == half and phase.constant is None


def test_readings_of_an_exponential_that_tie_widen_the_intervals() -> None:
    plan = compute_optimal(N**-a * exp(-T / N**b) + 1 / (N * T), cost=N * T, where=[a > 1])
    [(_, low, high)] = [i for i in plan.phase.intervals if i[0] == N]
    # N = 1, T = C is as good as N = C**(1/a) or larger: the exponential vanishes.
    assert low == 0 and high == 1


def test_parameters_may_be_given_as_text() -> None:
    plan = compute_optimal(Risk(N**-a + D**-b), cost=N * D)
    assert plan.at(a="1/2", b=0.5).exponent == sympy.Rational(1, 4)
    with pytest.raises(OutsideTheClassError, match="is not a number"):
        plan.at(a="half")


def test_facts_of_the_risk_are_facts_of_the_problem() -> None:
    k, t = parameters("k"), resources("t")
    total = sympy.Sum(k**-a / (1 + t * k**-b), (k, 1, sympy.oo))
    plan = compute_optimal(Risk(total, where=(a > 1, a < 1 + b)), cost=t)
    assert plan.exponent == (a - 1) / b
    assert plan.certificate.lower_bound is None  # the sum is below its leading form
    with pytest.raises(OutsideTheClassError, match="violates"):
        plan.at(a=4, b=1)


def test_a_tie_of_several_resources_leaves_no_constant() -> None:
    plan = compute_optimal(Risk(QLog(N**2 * D, a, 1) + D**-3), cost=N * D)
    assert plan.at(a=1).constant is None


@pytest.mark.parametrize("growth", [T**2 * log(C) ** -2 * N**-a, T * log(C) ** -1 * N**-a], ids=["square", "linear"])
def test_a_tie_through_a_rate_that_is_reached_leaves_no_constant(growth: sympy.Expr) -> None:
    assert compute_optimal(Risk([N**-a, exp(-T), growth]), cost=N, resources=[T]).constant is None


def test_proofs_of_merged_cells_keep_what_other_readings_need() -> None:
    terms = [T ** (-2 * a), 1 / (D**2 * T ** (2 * a)), 1 / (D ** (b / 2) * N ** (b / 2)), exp(-T / D) / N**a]
    plan = compute_optimal(Risk(terms), cost=[D * N, D * T], subject_to=[N >= T])
    proofs = [proof for p in plan.phases for proof in (p.certificate, *p.other_certificates)]
    assert [reason for proof in proofs for reason in proof.failures()] == []


def test_walls_between_intervals_are_read_on_the_wall() -> None:
    u = parameters("u")
    plan = compute_optimal(
        Risk([D ** (-2 * a) / N, T ** (-b / 2) / log(C)]),
        cost=D * N + T**2 * log(C),
        subject_to=[C**u * log(C) >= N],
    )
    at = {b: sympy.Rational(22, 15), u: sympy.Rational(1, 8), a: sympy.Rational(29, 210)}
    [wall] = [w for w in plan.walls if w.equation.subs(at) == 0]
    assert wall.kind == "continuous"
    assert wall.log.subs(at) == plan.at(at).log == -sympy.Rational(19, 30)


def test_walls_whose_intervals_have_cases_are_found() -> None:
    u = parameters("u")
    plan = compute_optimal(
        Risk([N ** (-a - b) / T**2, 1 / (D ** (2 * a) * N * T**b)]), cost=D * N + T**2, subject_to=[C**u >= N]
    )
    assert {w.kind for w in plan.walls} == {"continuous", "jumping"}
