"""Answers that were wrong once: each found by brute force or by hand, and refused or right since."""

import dataclasses

import pytest
import sympy

from theory import Risk, compute_optimal, parameters, resources
from theory.errors import OutsideTheClassError

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
