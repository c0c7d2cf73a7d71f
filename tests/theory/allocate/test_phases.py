"""Phases and walls: intervals, logarithms, corrections, statuses."""

import pickle

import pytest
import sympy

from theory import Risk, compute_optimal, parameters, resources
from theory.allocate.walls import _common
from theory.errors import OutsideTheClassError, SeveralPhasesError
from theory.qlog import QLog

N, D, T, h, C = resources("N D T h C")
a, b, c, u, K, E = parameters("a b c u K E")
log, exp = sympy.log, sympy.exp


def same(left: sympy.Expr, right: sympy.Expr) -> bool:
    return sympy.cancel(sympy.sympify(left) - right) == 0


# --- allocations that are not unique ----------------------------------------------------------------------------------


def test_a_resource_that_costs_nothing_has_an_unbounded_interval() -> None:
    phase = compute_optimal(Risk(N**-a + D**-b), cost=N, resources=[D]).phase
    assert phase.allocation == {N: 1}
    assert phase.intervals == ((D, a / b, sympy.oo),)
    assert phase.constant == 1 and phase.factors is None and phase.corrections == ()


def test_intervals_under_a_limit_on_data() -> None:
    plan = compute_optimal(Risk(N**-a + D**-b), cost=N * D, subject_to=[C**u >= D])
    scarce = next(p for p in plan.phases if p.undetermined)
    assert scarce.intervals == ((N, b * u / a, 1 - u),)
    [wall] = plan.walls
    assert wall.kind == "continuous" and same(wall.exponent, a * b / (a + b))


def test_an_interval_whose_end_has_two_forms() -> None:
    phase = compute_optimal(Risk(N**-a), cost=N, subject_to=[C**u >= T, C**c >= T]).phase
    [(resource, low, high)] = phase.intervals
    assert resource == T and low == 0
    assert {high.subs({u: 1, c: 2}), high.subs({u: 3, c: 2})} == {1, 2}


# --- logarithms -------------------------------------------------------------------------------------------------------


def test_logs_of_a_resource_count_as_those_of_the_budget() -> None:
    phase = compute_optimal(Risk(N**-a * log(N) + D**-b), cost=N * D).phase
    assert same(phase.log, b / (a + b))
    # log N = b/(a + b) log C with weight b/(a + b), times the constant without logarithms.
    share = b / (a + b)
    expected = share**share * (1 / share) ** share * ((a + b) / a) ** (a / (a + b))
    assert sympy.simplify(sympy.expand_log(sympy.log(phase.constant / expected), force=True)) == 0


def test_the_logarithm_of_what_does_not_grow_is_refused() -> None:
    with pytest.raises(OutsideTheClassError, match=r"log\(N\) occurs"):
        compute_optimal(Risk(log(N) + D**-b), cost=N * D)


def test_iterated_logarithms_are_kept_apart() -> None:
    phase = compute_optimal(Risk(N**-a * log(log(C)) ** 2 + D**-b * log(C)), cost=N * D).phase
    assert same(phase.logs[0], a / (a + b)) and same(phase.logs[1], 2 * b / (a + b))


def test_a_tie_of_a_spectral_sum_carries_a_logarithm_on_its_wall_only() -> None:
    plan = compute_optimal(Risk(QLog(T, a, b) + N**-c), cost=N * T)
    assert all(p.log == 0 for p in plan.phases) and len(plan.phases) == 2
    [wall] = plan.walls
    assert same(wall.equation, a - b) or same(wall.equation, b - a)
    assert same(wall.log, c / (a + c))
    assert plan.at(a=1, b=1, c=1).log == sympy.Rational(1, 2)


# --- exponentials -----------------------------------------------------------------------------------------------------


def test_an_exponential_with_a_prefactor_has_three_phases_and_one_jump() -> None:
    plan = compute_optimal(Risk(N**-a + N**-c * exp(-T / N**b)), cost=N * T)
    assert {str(p.exponent) for p in plan.phases} == {"a", "c", "a/(b + 1)"}
    assert sorted(w.kind for w in plan.walls) == ["continuous", "jumping"]
    assert all(p.certificate.verify() for p in plan.phases)


def test_the_constant_of_an_exponential_leg_is_its_slack_over_its_rate() -> None:
    phase = compute_optimal(Risk(N**-1 + exp(-K * T)), cost=N * T).phase
    # T = log(C)/K at leading order, N = C/T.
    assert phase.exponent == 1 and phase.log == 1 and phase.constant == 1 / K


def test_a_rate_of_log_log_beats_logarithms() -> None:
    phase = compute_optimal(Risk((N**-a, N**-a * log(C) ** 2 * exp(-T))), cost=N * T).phase
    assert phase.exponent == a and phase.logs == (0, a)


def test_a_rate_that_cannot_grow_leaves_its_prefactor() -> None:
    assert compute_optimal(Risk(N**-a + exp(-T / C)), cost=N * T).exponent == 0


# --- statuses ---------------------------------------------------------------------------------------------------------


def test_unbounded_has_a_ray_and_an_example() -> None:
    plan = compute_optimal(Risk(N**-a), cost=N ** (a - b))
    assert plan.status == "unbounded" and dict(plan.ray)[N] > 0
    assert plan.example[a] < plan.example[b]
    with pytest.raises(SeveralPhasesError, match="arbitrarily small"):
        plan.exponent  # noqa: B018


def test_contradicting_limits_are_infeasible() -> None:
    assert compute_optimal(Risk(N**-a), cost=N * C**2).status == "infeasible"


def test_an_irreducible_part_is_named_and_stripped_on_request() -> None:
    risk = Risk(E + N**-a + D**-b)
    assert risk.irreducible == E and compute_optimal(risk, cost=N * D).exponent == 0
    assert same(compute_optimal(risk.excess, cost=N * D).exponent, a * b / (a + b))


# --- cases ------------------------------------------------------------------------------------------------------------


def test_one_answer_across_cases_is_one_phase_with_a_proof_for_each() -> None:
    # Which argument of the Max counts does not matter where the term is not the largest.
    plan = compute_optimal(Risk(N**-1 + N ** -(2 + sympy.Max(a, b))), cost=N)
    [phase] = plan.phases
    assert phase.conditions == () and phase.exponent == 1
    proofs = (phase.certificate, *phase.other_certificates)
    assert all(p.verify() for p in proofs)


def test_an_equation_among_the_facts_eliminates_a_parameter() -> None:
    assert compute_optimal(Risk(N**-a + D**-b), cost=N * D, where=[sympy.Eq(a, 2 * b)]).exponent in (a / 3, 2 * b / 3)


def test_what_an_equation_eliminates_stays_positive() -> None:
    plan = compute_optimal(Risk(N**-a + D**-b), cost=N * D, where=[sympy.Eq(a + b, 1)])
    [left] = plan.exponent.free_symbols
    assert same(plan.exponent, left * (1 - left))
    assert [same(f.gts - f.lts, 1 - left) for f in plan.problem.facts] == [True]


def test_posynomial_costs_price_their_parts_by_weight() -> None:
    plan = compute_optimal(Risk(N**-1 + D**-1), cost=N * D + N**2 * sympy.sqrt(D))
    factors = plan.factors
    assert factors is not None and plan.constant is not None
    # Two binding terms and one binding monomial: the other one corrects at C**(-1/5).
    assert [c.exponent for c in plan.phase.corrections] == [sympy.Rational(1, 5)]
    assert sympy.simplify(1 / factors[N] + 1 / factors[D] - plan.constant) == 0


def test_a_diagram_survives_pickling_with_its_intervals() -> None:
    plan = compute_optimal(Risk(N**-a + D**-b), cost=N * D, subject_to=[C**u >= D])
    restored = pickle.loads(pickle.dumps(plan))
    assert restored == plan
    assert [p.intervals for p in restored.phases] == [p.intervals for p in plan.phases]


# --- walls ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "risk, cost, limits, at",
    [
        (N**-a + D**-b, N * D, [C**u >= D], {a: 1, b: 2, u: sympy.Rational(1, 3)}),
        (N**-a + D**-b, N * D, [C**u >= D, C**c >= N], {a: 1, b: 2, u: sympy.Rational(1, 3), c: 3}),
        (N**-a + D**-b, N * D, [C**u >= D, C**c >= N], {a: 1, b: 2, u: sympy.Rational(1, 8), c: sympy.Rational(1, 4)}),
        (N**-a + D**-b + T**-c, N * D, [C**u >= T], {a: 1, b: 2, c: 2, u: sympy.Rational(1, 3)}),
    ],
    ids=str,
)
def test_a_wall_says_what_holds_at_its_points(risk, cost, limits, at) -> None:
    """Solved anew with numbers for the parameters, which knows nothing of walls."""
    plan = compute_optimal(Risk(risk), cost=cost, subject_to=limits)
    here = [
        w
        for w in plan.walls
        if w.equation.subs(at) == 0
        and all(c.subs(at) != sympy.false for k in w.between for c in plan.phases[k].conditions)
    ]
    alone = compute_optimal(Risk(risk.subs(at)), cost=cost, subject_to=[limit.subs(at) for limit in limits]).phase
    assert here
    assert {(w.exponent.subs(at), w.log.subs(at)) for w in here} == {(alone.exponent, alone.log)}


def test_logs_on_a_wall_add_up_and_of_two_allocations_the_better_one_counts() -> None:
    assert _common("jumping", c + 1, c) == c and _common("continuous", c, c + 1) == c + 1
    assert _common("jumping", a + a * b, a * (1 + b)) == a + a * b


def test_a_diagram_holds_the_problem() -> None:
    plan = compute_optimal(Risk(N**-a + D**-b), cost=[N * D, N**2])
    assert plan.costs == (N * D, N**2) and plan.budget == C and len(plan.risk.terms) == 2
