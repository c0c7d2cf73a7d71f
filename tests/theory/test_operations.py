"""Operations on rates and phase diagrams: inversion, substitution, comparison, crossover, match."""

import math

import mpmath
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from theory import Risk, compute_optimal, parameters, resources
from theory.allocate import Correction
from theory.errors import OutsideTheClassError, SeveralPhasesError
from theory.identities import equal
from theory.operations import compare, crossover, dominates, invert, match, substitute
from theory.qlog import QLog

N, D, M, T, C, n, sigma = resources("N D M T C n sigma")
a, b, c, d, s, p, q, u, A, B, eps = parameters("a b c d s p q u A B epsilon")
log = sympy.log


# --- invert -----------------------------------------------------------------------------------------------------------


def test_samples_for_a_nonparametric_risk():
    found = invert(n ** (-2 * s / (2 * s + d)), eps)
    assert equal(found.value, eps ** (-(2 * s + d) / (2 * s))) and found.cell.accuracy == "exact"


def test_a_logarithm_in_the_rate_turns_into_one_of_the_target():
    found = invert(A * C**-p * log(C) ** q, eps)
    expected = A ** (1 / p) * eps ** (-1 / p) * log(1 / eps) ** (q / p) * p ** (-q / p)
    assert equal(found.value, expected) and found.cell.accuracy == "leading"


@pytest.mark.parametrize(
    "factor, within", [(log(C) ** -2, 1e-3), (log(C), 1e-3), (log(C) ** 3, 1e-3), (log(log(C)), 0.06)]
)
def test_inversion_of_a_logarithm_is_right_to_leading_order(factor, within):
    rate = 5 * C ** sympy.Rational(-1, 2) * factor
    value, errors = invert(rate, eps).value, []
    for digits in (30, 3000, 300000):
        target = sympy.Float(f"1e-{digits}", 30)
        errors.append(abs(float(rate.subs(C, value.subs(eps, target)) / target) - 1))
    assert errors[0] > errors[1] > errors[2] and errors[2] < within


def test_exponential_and_logarithmic_rates_are_inverted_exactly():
    assert invert(A * sympy.exp(-2 * C**s), eps).value == (log(A / eps) / 2) ** (1 / s)
    assert invert(A / log(C) ** 2, eps).value == sympy.exp(A ** sympy.Rational(1, 2) * eps ** sympy.Rational(-1, 2))
    assert invert(n**-2, sympy.Rational(1, 100)).value == 10


def test_a_diagram_is_inverted_phase_by_phase():
    limited = compute_optimal(Risk(N**-a + D**-b, direction="upper"), cost=N * D, subject_to=[C**u >= D])
    found = invert(limited, eps)
    assert found.direction == "upper" and len(found.cells) == 2
    assert [cell.conditions for cell in found] == [phase.conditions for phase in limited.phases]
    plateau = next(cell for cell in found if cell.value == eps ** (-1 / (b * u)))
    assert plateau.accuracy == "leading"
    with pytest.raises(SeveralPhasesError, match="2 cells"):
        _ = found.value


def test_inversion_of_a_diagram_undoes_its_value():
    plan = compute_optimal(Risk(A * N**-a + B * D**-b), cost=6 * N * D)
    assert equal(plan.value.subs(C, invert(plan, eps).value), eps)


def test_without_a_constant_only_the_order_is_given():
    tied = compute_optimal(Risk(N**-a + D**-a + (N * D) ** (-a / 2)), cost=N * D)
    assert tied.constant is None
    assert invert(tied, eps).cell.accuracy == "order" and equal(invert(tied, eps).value, eps ** (-2 / a))


@pytest.mark.parametrize(
    "rate, message",
    [
        (N**-a * D**-b, "2 resources"),
        (N**-a + A, "is a sum"),
        (N ** (a - b), "not proved to tend to zero"),
        (log(N), "not proved to tend to zero"),
        (QLog(N, a, b), "name a side of a wall"),
        (sympy.exp(-N) * sympy.exp(-(N**2)), "one exponential"),
    ],
)
def test_rates_without_a_closed_inverse_are_refused_by_name(rate, message):
    with pytest.raises(OutsideTheClassError, match=message):
        invert(rate, eps)


def test_a_fact_or_the_target_can_be_missing():
    assert invert(N ** (a - b), eps, where=[b > a]).value == eps ** (1 / (a - b))
    with pytest.raises(OutsideTheClassError, match="not known to be positive"):
        invert(N**-a, sympy.Symbol("t"))


# --- substitute -------------------------------------------------------------------------------------------------------


def test_a_monomial_replaces_a_resource_everywhere():
    found = substitute(Risk(N**-a * log(N) ** 2 + sympy.exp(-T / N**b), direction="upper"), {N: D**c})
    wanted = Risk(c**2 * D ** (-a * c) * log(D) ** 2 + sympy.exp(-T / D ** (b * c)))
    assert set(found.terms) == set(wanted.terms) and found.direction == "upper"


def test_a_wall_with_a_logarithm_stays_where_it_was():
    (found,) = substitute(Risk(QLog(N, a, b)), {N: D**c}).terms
    assert found.prefactor.powers == ((D, -c * sympy.Min(a, b)),)
    on_wall = found.replaced({b: a})
    assert on_wall.prefactor.logs == ((D, 1, 1),) and on_wall.prefactor.powers == ((D, -a * c),)


def test_resources_can_be_exchanged():
    assert substitute(Risk([N**-a, D**-b]), {N: D, D: N}).terms == Risk([D**-a, N**-b]).terms


def test_a_token_budget_per_parameter_gives_the_law_of_fixed_ratio():
    along = substitute(Risk(N**-a + D**-b), {D: 20 * N})
    assert along.expression == N**-a + 20**-b * N**-b


def test_the_risk_of_one_stage_is_the_noise_of_the_next():
    first = Risk(M**-a + T**-c, direction="upper")
    found = substitute(Risk(N**-b + sigma**2 * D**-1), {sigma: first})
    assert {t.expression for t in found.terms} == {N**-b, M ** (-2 * a) / D, T ** (-2 * c) / D}
    assert found.direction == "upper"


def test_directions_follow_the_sign_of_the_power():
    lower, upper = Risk(M**a, direction="lower"), Risk(M**a, direction="upper")
    assert substitute(Risk(N**-b), {N: lower}).direction == "upper"
    assert substitute(Risk(N**-b), {N: upper}).direction == "lower"
    with pytest.raises(OutsideTheClassError, match="bound from different sides"):
        substitute(Risk(N**-b, direction="upper"), {N: upper})
    with pytest.raises(OutsideTheClassError, match="rises or falls"):
        substitute(Risk(N ** (b - a)), {N: upper})
    assert substitute(Risk(N ** (b - a)), {N: upper}, where=[b > a]).direction == "upper"


@pytest.mark.parametrize(
    "risk, values, message",
    [
        (N**-a, {D: N}, "D does not occur"),
        (N**-a, {N: M**b + T}, "proved to be positive"),
        (N**-a * log(N), {N: D * M}, "no power of one resource"),
        (sympy.exp(-N), {N: log(D)}, "only a product of powers"),
    ],
)
def test_substitutions_that_leave_the_class_are_refused_by_name(risk, values, message):
    with pytest.raises(OutsideTheClassError, match=message):
        substitute(risk, values)


# --- compare ----------------------------------------------------------------------------------------------------------


def test_two_diagrams_compare_by_cells():
    dense, fixed = compute_optimal(Risk(N**-a + D**-b), cost=N * D), compute_optimal(Risk(D ** (-b / 2)), cost=D)
    found = {cell.conditions: cell.verdict for cell in compare(dense, fixed)}
    assert found == {(a - b > 0,): "smaller", (sympy.Eq(a - b, 0),): "same order", (-a + b > 0,): "larger"}
    assert compare(dense, fixed).status == "complete" and compare(dense, fixed).verdict is None


def test_phases_of_both_diagrams_are_laid_over_each_other():
    limited = compute_optimal(Risk(N**-a + D**-b), cost=N * D, subject_to=[C**u >= D])
    unlimited = compute_optimal(Risk(N**-a + D**-b), cost=N * D)
    found = compare(unlimited, limited)
    assert {(c.verdict, c.right.exponent) for c in found} == {("smaller", b * u), ("same order", a * b / (a + b))}
    assert dominates(unlimited, limited) and not dominates(limited, unlimited)


def test_a_logarithm_decides_between_equal_powers():
    plain, logged = (compute_optimal(Risk([D**-b * f]), cost=D) for f in (1, log(D)))
    assert compare(plain, logged).verdict == "smaller"


def test_only_comparable_diagrams_are_compared():
    one = compute_optimal(Risk(N**-a), cost=N)
    with pytest.raises(OutsideTheClassError, match="the budgets are"):
        compare(one, compute_optimal(Risk(N**-a), cost=N, budget=resources("F")))
    with pytest.raises(OutsideTheClassError, match="unbounded"):
        compare(one, compute_optimal(Risk(N**-a), resources=[N]))
    with pytest.raises(OutsideTheClassError, match="contradict"):
        compare(compute_optimal(Risk(N**-a), cost=N, where=[a > 1]), one, where=[a < 1])


# --- crossover --------------------------------------------------------------------------------------------------------


def test_two_powers_cross_once():
    found = crossover(A * C**-a, B * C**-b, where=[a < b])
    assert equal(found.value, (A / B) ** (1 / (a - b))) and found.below == "right" and found.earlier is None


@settings(max_examples=30)
@given(st.integers(1, 40), st.integers(-3, 3), st.integers(1, 8), st.integers(-3, 3), st.integers(1, 8))
def test_rates_are_equal_at_their_crossover(size, i, x, j, y):
    left = size * C ** sympy.Rational(-x, 4) * log(C) ** i
    right = C ** sympy.Rational(-y, 4) * log(C) ** j
    if (x, i) == (y, j):
        with pytest.raises(OutsideTheClassError, match="never cross"):
            crossover(left, right)
        return
    try:
        found = crossover(left, right)
    except OutsideTheClassError:
        grid = [mpmath.mpf(k) / 20 for k in range(1, 4000)]
        signs = {mpmath.sign(_log_ratio(size, i - j, y - x, z)) for z in grid}
        assert len(signs) == 1
        return
    with mpmath.workdps(60):
        at = mpmath.log(mpmath.mpf(str(sympy.N(found.value, 60))))
        assert abs(_log_ratio(size, i - j, y - x, at)) < 1e-20
        later = _log_ratio(size, i - j, y - x, 2 * abs(at) + 1)
    assert (later < 0) == (found.below == "left")
    if found.earlier is not None:
        earlier = mpmath.log(mpmath.mpf(str(sympy.N(found.earlier, 60))))
        assert 0 < earlier <= at and abs(_log_ratio(size, i - j, y - x, earlier)) < 1e-12


def _log_ratio(size, logs, quarters, x):
    """Logarithm of left/right at log(C) = x."""
    return mpmath.log(size) + (logs * mpmath.log(x) if logs else 0) + mpmath.mpf(quarters) / 4 * x


def test_a_correction_equals_the_leading_term_at_its_crossover():
    phase = compute_optimal(Risk([N**-1, D**-1, B * D**-2]), cost=N * D).phase
    (correction,) = phase.corrections
    found = crossover(correction)
    assert found.value == correction.coefficient ** (1 / correction.exponent) == B**2 / 4
    assert crossover(correction, sympy.Rational(1, 10)).value == 100 * found.value


def test_a_crossover_recedes_to_infinity_at_a_wall():
    phase = compute_optimal(Risk([N**-1, D**-1, 4 * D ** (-1 - u)]), cost=N * D).phase
    value = crossover(phase.corrections[0]).value
    sizes = [float(log(value).subs(u, sympy.Rational(1, k))) for k in (1, 10, 100)]
    assert sizes[0] < sizes[1] < sizes[2] and sizes[2] > 100


@pytest.mark.parametrize(
    "left, right, message",
    [
        (N**-a, D**-b, "resources D, N"),
        (A * N**-a, B * N**-a, "never cross"),
        (N**-a, N**-b, "do not decide"),
        (N**-a * log(log(N)), N ** (-2 * a), "iterated logarithm"),
        (N**-a + 1, N**-b, "is not a monomial"),
        (Correction(N**-a, a, None), 1, "is not known"),
    ],
)
def test_rates_without_a_closed_crossover_are_refused_by_name(left, right, message):
    with pytest.raises(OutsideTheClassError, match=message):
        crossover(left, right)


# --- match ------------------------------------------------------------------------------------------------------------


def upper(*terms):
    return Risk(list(terms), direction="upper")


def lower(*terms):
    return Risk(list(terms), direction="lower")


def test_equal_bounds_match():
    found = match(upper(2 * N**-a, 3 * D**-b), lower(N**-a, D**-b), cost=N * D)
    assert found.matched and found.cell.exponent == 0 and found.cell.upper == a * b / (a + b)


def test_a_gap_is_the_difference_of_the_exponents():
    found = match(upper(N**-a, D ** (-b / 2)), lower(N**-a, D**-b), cost=N * D)
    gap = a * b / (a + b) - a * b / (2 * a + b)
    assert found.cell.verdict == "open" and equal(found.cell.exponent, gap) and not found.matched


def test_parameters_decide_where_bounds_match_and_where_they_contradict_each_other():
    found = match(upper(N**-a), lower(N**-b), cost=N)
    cells = {cell.conditions: (cell.verdict, cell.exponent) for cell in found}
    assert cells == {
        (-a + b > 0,): ("open", -a + b),
        (sympy.Eq(a - b, 0),): ("matched", 0),
        (a - b > 0,): ("contradictory", -a + b),
    }


def test_a_logarithm_between_the_bounds_is_named():
    found = match(upper(D**-b * log(D) ** 2), lower(D**-b * log(D)), cost=D)
    assert found.cell.verdict == "matched up to logs" and found.cell.log == 1 and found.cell.exponent == 0


def test_a_cross_term_of_the_upper_bound_opens_a_gap_that_floors_do_not_show():
    # Each floor is tight for the other resource without limit; jointly the cross term counts.
    floors = (N**-2, D**-2)
    found = match(upper(*floors, N**-1 * D ** sympy.Rational(-1, 2)), lower(*floors), cost=N * D)
    assert (found.cell.upper, found.cell.lower) == (sympy.Rational(4, 5), 1)
    assert found.cell.verdict == "open"


def test_a_hyper_parameter_may_occur_in_the_upper_bound_only():
    eta = resources("eta")
    found = match(upper(1 / (eta * N), eta), lower(N ** sympy.Rational(-1, 2)), cost=N, free=[eta])
    assert found.matched and found.cell.upper == sympy.Rational(1, 2)


def test_directions_must_be_declared():
    with pytest.raises(OutsideTheClassError, match="direction='lower'"):
        match(upper(N**-a), Risk(N**-a), cost=N)
    with pytest.raises(OutsideTheClassError, match=r"the upper bound .* has the direction 'lower'"):
        match(lower(N**-a), lower(N**-a), cost=N)
    with pytest.raises(OutsideTheClassError, match=r"the lower bound .* is unbounded"):
        match(upper(N**-a), lower(N**-a * D**-b), cost=N, resources=[D])


# --- how answers are written ------------------------------------------------------------------------------------------


def test_answers_are_written_cell_by_cell():
    found = match(upper(N**-a), lower(N**-b), cost=N)
    assert str(found).splitlines()[0] == "open: exponent between a and b, gap -a + b where -a + b > 0"
    assert found._repr_latex_().startswith(r"$\displaystyle \begin{cases} a < b & ")
    assert invert(n ** (-2 * s / (2 * s + d)), eps).latex() == r"n = \varepsilon^{-(d + 2 s)/(2 s)}"
    assert math.isfinite(float(crossover(4 * C**-1, C ** sympy.Rational(-1, 2)).value))
