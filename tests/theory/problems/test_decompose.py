"""The terms of a risk, derived from spectrum and algorithm, are those of the theories."""

import re

import mpmath
import numpy as np
import pytest
import sympy
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.integrate import solve_ivp
from scipy.special import gamma as gamma_function
from scipy.special import jv
from sympy import Eq, Rational, gamma, log, oo, pi, simplify, sin, sqrt, zeta

from theory import compute_optimal, parameters, resources
from theory.decide import satisfiable
from theory.errors import OutsideTheClassError, SeveralPhasesError, TheoryError
from theory.monomials import term
from theory.problems import GradientDescent, Momentum, MultiPassSGD, OnePassSGD, PowerLawRegression, Ridge, decompose
from theory.problems.descent import FORGETTING, KERNEL
from theory.problems.grammar import problem_of

a, b, s, sigma, q, r, alpha, beta = parameters("a b s sigma q r alpha beta")
n, p, t, h = resources("n p t h")
x = (b - 1) / a
c = pi / a / sin(pi / a)


def kept(problem, *facts, limit="steps"):
    """Names and expressions of the terms that matter in one regime of the one cell."""
    (cell,) = decompose(problem, facts).cells
    (regime,) = [found for found in cell.regimes if found.limit == limit]
    return [(term.name, term.expression) for term in regime.kept]


# --- constants, each against its closed form --------------------------------------------------------------------------


def test_gradient_flow_has_no_saturation():
    ((name, found),) = kept(PowerLawRegression(a, b, GradientDescent(t)))
    assert name == "bias"
    assert simplify(found / (gamma(x) / a * (2 * t) ** -x)) == 1


def test_least_norm_saturates_at_twice_the_capacity():
    problem = PowerLawRegression(a, b, Ridge(n))
    hard = kept(problem, b < 1 + 2 * a, limit="samples")
    assert simplify(hard[0][1] / (a * (c / n) ** (b - 1) * gamma(x) * gamma(2 - x) / a)) == 1
    easy = kept(problem, b > 1 + 2 * a, limit="samples")
    assert simplify(easy[0][1] / (a * zeta(b - 2 * a) * (c / n) ** (2 * a))) == 1
    wall = kept(problem, Eq(b, 1 + 2 * a), limit="samples")
    assert simplify(wall[0][1] / (a * (c / n) ** (2 * a) * log(n))) == 1


def test_features_saturate_at_the_capacity():
    problem = PowerLawRegression(a, b, GradientDescent(t), features=p)
    hard = kept(problem, b < 1 + a, limit="features")
    assert simplify(hard[0][1] / ((c / p) ** (b - 1) * (pi / a) / sin(pi * x))) == 1
    easy = kept(problem, b > 1 + a, limit="features")
    assert simplify(easy[0][1] / (zeta(b - a) * (c / p) ** a)) == 1
    wall = kept(problem, Eq(b, 1 + a), limit="features")
    assert simplify(wall[0][1] / ((c / p) ** a * log(p))) == 1


def test_features_that_are_few_add_a_variance_to_easy_tasks():
    found = dict(kept(PowerLawRegression(a, b, GradientDescent(t), features=p), b > 1 + a))
    expected = zeta(b - a) / p * gamma(1 - 1 / a) / a * (2 * t) ** -(1 - 1 / a)
    assert simplify(found["feature variance"] / expected) == 1


def test_samples_that_are_few_add_a_variance_to_tasks_beyond_saturation():
    problem = PowerLawRegression(a, b, GradientDescent(t, samples=n))
    found = dict(kept(problem, b > 1 + 2 * a))
    expected = zeta(b - 2 * a) / n * gamma(2 - 1 / a) / a * (2 * t) ** -(2 - 1 / a)
    assert simplify(found["sampling variance"] / expected) == 1
    assert "sampling variance" not in dict(kept(problem, b < 1 + 2 * a))


def test_ridge_spends_its_rank_on_label_noise():
    found = dict(kept(PowerLawRegression(a, b, Ridge(n, h), noise=sigma**2), b < 1 + 2 * a, limit="ridge"))
    assert simplify(found["bias"] / (h**x * gamma(x) * gamma(2 - x) / a)) == 1
    assert simplify(found["label noise"] / (sigma**2 / n * h ** (-1 / a) * (1 - 1 / a) * c)) == 1


def test_gradient_noise_passes_through_the_renewal_equation():
    found = kept(PowerLawRegression(a, b, OnePassSGD(t, s)), b > 2 * a, b > 1 + a)
    kernel = s**2 / a * gamma(2 - 1 / a) * (2 * s * t) ** -(2 - 1 / a)
    assert simplify(found[0][1] / (kernel * FORGETTING / (1 - KERNEL) ** 2)) == 1
    bias = dict(kept(PowerLawRegression(a, b, OnePassSGD(t, s)), b < 2 * a, b > 1 + a))["bias"]
    assert simplify(bias / (gamma(x) / a * (2 * s * t) ** -x / (1 - KERNEL))) == 1


@pytest.mark.parametrize("facts, power", [((a < q + 1,), 1 - 1 / a), ((a > q + 1,), q / (q + 1))])
def test_a_decaying_step_forgets_label_noise(facts, power):
    problem = PowerLawRegression(a, b, OnePassSGD(t, s, decay=q), noise=sigma**2)
    cells = decompose(problem, (b < 1 + a, *facts)).cells
    (noise,) = [term for term in cells[0].regimes[0].kept if term.name == "label noise"]
    assert simplify(noise.monomial.power(t) + power) == 0


def squared_bessel(argument, order):
    """What momentum leaves of a mode, as a function of gain times eigenvalue times time squared."""
    root = mpmath.sqrt(argument)
    return (mpmath.gamma(order + 1) * (2 / root) ** order * mpmath.besselj(order, root)) ** 2


@pytest.mark.parametrize("friction, decay", [(5, 0), (7, Rational(1, 2))])
def test_momentum_forgets_like_a_squared_bessel_function(friction, decay):
    """Against the differential equation for the filter, and a sum over modes for the constant."""
    order, speed = Rational(friction - 1, 1) / (2 - decay), 1 - Rational(decay) / 2
    start = 0.05
    first, *_ = solve_ivp(
        lambda u, y: [y[1], -friction / u * y[1] - u ** -float(decay) * y[0]],
        (start, 6.0),
        [
            1 - start ** (2 - float(decay)) / float(2 - decay) / (friction + 1 - float(decay)),
            -(start ** (1 - float(decay))) / (friction + 1 - float(decay)),
        ],
        rtol=1e-10,
        atol=1e-12,
    ).y[:, -1]
    expected = squared_bessel(6.0 ** float(2 * speed) / float(speed) ** 2, order)
    assert abs(first**2 / float(expected) - 1) < 1e-3

    values = {a: Rational(2), b: Rational(5, 2), t: 10**4}
    problem = PowerLawRegression(values[a], values[b], Momentum(t, friction, decay=decay))
    ((name, found),) = kept(problem)
    scale = float(10**4) ** float(2 * speed) / float(speed) ** 2
    modes = np.arange(1, 200_001, dtype=float)
    root = np.sqrt(scale * modes**-2.0)
    left = (gamma_function(float(order) + 1) * (2 / root) ** float(order) * jv(float(order), root)) ** 2
    total = float(np.sum(modes**-2.5 * left)) + 200_000.5**-1.5 / 1.5
    assert name == "bias"
    assert abs(total / float(found.subs(values)) - 1) < 2e-3


@pytest.mark.parametrize(
    "friction, capacity, size", [(3, 2, 2000), pytest.param(4, Rational(3, 2), 20_000, marks=pytest.mark.slow)]
)
def test_momentum_on_its_wall_has_a_logarithm(friction, capacity, size):
    """Where spread and swing meet; two times, each with its periods averaged over, cancel what stands beside it."""
    saturated = Rational(friction, 2)
    source = 1 + capacity * saturated
    ((name, found),) = kept(PowerLawRegression(capacity, source, Momentum(t, friction)))
    order, modes = float(saturated) - 0.5, np.arange(1.0, size + 1.0)

    def scaled(start):
        """Mean of risk * t**friction over an interval from there to its double."""
        times = np.linspace(start, 2 * start, 800)[:, None]
        root = times * modes ** -(float(capacity) / 2)
        left = (gamma_function(order + 1) * (2 / root) ** order * jv(order, root)) ** 2
        beyond = (size + 0.5) ** -float(source - 1) / float(source - 1)  # of what is not begun: size**-(a/2) times << 1
        return np.mean((left @ modes ** -float(source) + beyond) * times[:, 0] ** friction)

    coefficient = float(found / (log(t) / t**friction))
    assert name == "bias"
    assert (scaled(240.0) - scaled(30.0)) / np.log(8) == pytest.approx(coefficient, rel=0.01)


def test_momentum_keeps_its_terms_where_another_one_vanishes():
    """At (b - 1)/a = order + 1 nothing of the target is spread, and the swing leads."""
    assert [name for name, _ in kept(PowerLawRegression(2, 5, Momentum(t, 3)))] == ["oscillation"]


@pytest.mark.slow
@pytest.mark.parametrize("algorithm", [Momentum(t, 3), Ridge(n), GradientDescent(t, n), OnePassSGD(t, s)])
def test_walls_are_the_same_in_other_letters(algorithm):
    """With capacity 2*alpha and source 2*alpha + 2*beta the terms on each wall are those in a and b."""
    sizes = {s: Rational(1, 7), n: 7, p: 11, t: 13}
    plain, other = (decompose(PowerLawRegression(*e, algorithm, features=p)) for e in ((a, b), LETTERS.values()))
    sides = {side for cell in plain.cells for side in plain.sides(cell)}
    walls = [Eq(side.lhs, side.rhs) for side in sides if side.has(b)]
    assert len(other.cells) == len(plain.cells)
    for wall in walls:
        there, lettered = (
            decompose(found.problem, [fact]).cells for found, fact in ((plain, wall), (other, wall.subs(LETTERS)))
        )
        (smooth,) = sympy.solve(wall.subs(LETTERS).subs(alpha, Rational(3, 4)), beta)
        numbers = {alpha: Rational(3, 4), beta: smooth, a: Rational(3, 2), b: Rational(3, 2) + 2 * smooth, **sizes}
        values = [
            [
                float(x.expression.subs({**numbers, KERNEL: 0.5, FORGETTING: 2}).evalf())
                for r in cell.regimes
                for x in r.terms
            ]
            for cell in (*there, *lettered)
        ]
        assert len(there) == len(lettered) == 1
        assert values[0] == pytest.approx(values[1], rel=1e-9)


def test_momentum_adapted_to_the_dimension_learns_at_its_effective_time():
    """Ferbach et al. (2025), as reported: with a = 2 alpha the exponents of Ia at time t**(2 - 1/a)."""
    (cell,) = decompose(PowerLawRegression(a, b, Momentum(t, 9, decay=1 / a), features=p), [b < 1 + a]).cells
    plan = compute_optimal(cell.risk, cost=p * t, where=cell.facts)
    assert simplify(plan.exponent - (b - 1) * (2 * a - 1) / (a**2 + 2 * a - 1)) == 0


def test_without_label_noise_its_forgetting_makes_no_wall():
    assert len(decompose(PowerLawRegression(a, b, OnePassSGD(t, s, decay=q)), (b < 1 + a,)).cells) == 1


def test_several_passes_reach_what_one_pass_cannot():
    """On the sample label noise costs rank over samples, however many the steps."""
    problem = PowerLawRegression(a, b, MultiPassSGD(t, n, s, decay=q), noise=sigma**2)
    found = kept(problem, b < 1 + a, a < q + 1)
    noises = [expr for name, expr in found if name == "label noise"]
    assert {simplify(term(expr, trusted=True).prefactor.power(n)) for expr in noises} == {-1, 0}


# --- the phases of one-pass SGD ---------------------------------------------------------------------------------------

# Paquette et al. (2024), as reported: exponent and share of the features, with a = 2 alpha and b = 2 alpha + 2 beta.
LETTERS = {a: 2 * alpha, b: 2 * alpha + 2 * beta}
PHASES = {
    "Ia": ((2 * alpha > 1, 2 * beta < 1), (2 * alpha + 2 * beta - 1) / (2 * alpha + 1), 1 / (2 * alpha + 1)),
    "II": (
        (2 * beta > 1, beta < alpha),
        (2 * alpha + 2 * beta - 1) / (2 * (alpha + beta)),
        beta / (alpha + beta),
    ),
    "III": ((2 * alpha > 1, beta > alpha), (4 * alpha - 1) / (4 * alpha), Rational(1, 2)),
    "Ib": ((2 * alpha < 1, 2 * beta < 1, 2 * (alpha + beta) > 1), alpha + beta - Rational(1, 2), Rational(1, 2)),
    "Ic": (
        (4 * alpha < 1, 2 * beta > 1),
        alpha * (2 * alpha + 2 * beta - 1) / (2 * beta - 1 + alpha * (3 - 2 * beta)),
        (2 * (alpha + beta) - 1) / (2 * (2 * beta - 1 + alpha * (3 - 2 * beta))),
    ),
    "IVa": ((4 * alpha > 1, 2 * alpha < 1, 2 * beta > 1, 2 * (1 - alpha) ** 2 < 1), alpha, Rational(1, 2)),
    "IVb": (
        (4 * alpha > 1, 2 * beta > 1, 2 * (1 - alpha) ** 2 > 1, 2 * alpha < 1),
        (1 - 2 * alpha) * (2 * alpha + 2 * beta - 1) / (2 * (2 * beta - alpha - 2 * alpha * beta)),
        (beta - alpha) / (2 * beta - alpha - 2 * alpha * beta),
    ),
}


def phase_problem(name):
    """SGD in random features, in the letters of the phases; below capacity one the step falls with the features."""
    capacity, source = 2 * alpha, 2 * alpha + 2 * beta
    if name in ("Ia", "II", "III"):
        return PowerLawRegression(capacity, source, OnePassSGD(t, s), features=p)
    return PowerLawRegression(capacity, source, OnePassSGD(t, s * p ** (capacity - 1)), features=p, modes=r * p)


@pytest.mark.parametrize("name", PHASES)
def test_every_phase_of_one_pass_sgd_follows_from_the_algorithm(name):
    facts, exponent, share = PHASES[name]
    (cell,) = decompose(phase_problem(name), facts).cells
    plan = compute_optimal(cell.risk, cost=p * t, where=cell.facts)
    assert simplify(plan.exponent - exponent) == 0
    assert simplify(plan.allocation[p] - share) == 0


# --- cells, walls, numbers --------------------------------------------------------------------------------------------


def test_cells_do_not_overlap_and_their_terms_differ():
    cells = decompose(PowerLawRegression(a, b, OnePassSGD(t, s), features=p)).cells
    for i, one in enumerate(cells):
        for other in cells[i + 1 :]:
            assert satisfiable((*one.facts, *other.facts)) is False
    names = [frozenset(term.name for regime in cell.regimes for term in regime.kept) for cell in cells]
    assert len(set(names)) == len(names) == 3


@pytest.fixture(scope="module")
def noisy_features():
    return decompose(PowerLawRegression(a, b, Ridge(n, h), features=p, noise=sigma**2)).cells


@settings(max_examples=5, deadline=None)
@given(st.fractions(Rational(9, 8), 3, max_denominator=9), st.fractions(Rational(1, 9), 3, max_denominator=9))
def test_numbers_give_what_their_cell_gives(noisy_features, capacity, smoothness):
    assume(smoothness not in (1, 2))
    values = {a: Rational(capacity), b: 1 + Rational(capacity) * Rational(smoothness)}
    (cell,) = [found for found in noisy_features if all(fact.subs(values) == sympy.true for fact in found.facts)]
    (there,) = decompose(PowerLawRegression(values[a], values[b], Ridge(n, h), features=p, noise=sigma**2)).cells
    for left, right in zip(cell.regimes, there.regimes, strict=True):
        for one, other in zip(left.terms, right.terms, strict=True):
            ratio = (one.expression.subs(values) / other.expression).subs({n: 7, p: 11, h: Rational(1, 3), sigma: 2})
            assert abs(sympy.N(ratio, 30) - 1) < 1e-20
            assert bool(one.below) == bool(other.below)


def test_the_population_is_the_limit_of_many_samples():
    """Without label noise the sample adds terms that vanish as it grows, and takes none away."""
    facts = (b > 1 + a, b < 1 + 2 * a)
    population = kept(PowerLawRegression(a, b, GradientDescent(t), features=p), *facts)
    assert kept(PowerLawRegression(a, b, GradientDescent(t, samples=n), features=p), *facts) == population


def test_one_sum_holds_in_all_regimes_of_descent_but_not_of_noisy_ridge():
    (cell,) = decompose(PowerLawRegression(a, b, GradientDescent(t), features=p), [b < 1 + a]).cells
    assert cell.one_sum
    assert len(cell.risk.terms) == 2
    (cell,) = decompose(PowerLawRegression(a, b, Ridge(n, h), noise=sigma**2), [b < 1 + a]).cells
    assert not cell.one_sum
    with pytest.raises(SeveralPhasesError, match="take the risk of one regime"):
        _ = cell.risk


# --- noise where it is easily forgotten -------------------------------------------------------------------------------


def test_features_that_cannot_fit_the_sample_keep_the_noise_of_the_gradients():
    """Several passes on more samples than features settle where one pass does."""
    problem = PowerLawRegression(a, b, MultiPassSGD(t, n, s), features=p, noise=sigma**2)
    noises = [expr for name, expr in kept(problem, b < 1 + a, limit="features") if name == "label noise"]
    assert noises == [sigma**2 * KERNEL / (1 - KERNEL)]
    fitted = [expr for name, expr in kept(problem, b < 1 + a, limit="samples") if name == "label noise"]
    assert simplify(fitted[0] / (sigma**2 * (a - 1))) == 1


@pytest.mark.parametrize("source, exponent", [(2, Rational(1, 3)), (Rational(3, 2), Rational(1, 5))])
def test_a_step_that_may_vanish_trades_bias_for_noise(source, exponent):
    """The bias falls like (h t)**-x and the noise like h, so that the risk falls like t**(-x/(1 + x))."""
    (cell,) = decompose(PowerLawRegression(2, source, OnePassSGD(t, h), noise=sigma**2)).cells
    plan = compute_optimal(cell.regimes[0].risk, cost=t, free=[h])
    assert plan.exponent == exponent


def test_a_step_must_neither_grow_nor_fall_too_fast():
    with pytest.raises(OutsideTheClassError, match="must not grow"):
        decompose(PowerLawRegression(2, 3, OnePassSGD(t, s * t)))
    with pytest.raises(OutsideTheClassError, match="must grow with t"):
        decompose(PowerLawRegression(2, 3, OnePassSGD(t, s / t)))
    with pytest.raises(OutsideTheClassError, match="fall at least like the inverse trace"):
        decompose(PowerLawRegression(Rational(3, 4), 2, OnePassSGD(t, s), features=p, modes=2 * p))


def test_below_capacity_one_label_noise_comes_in_as_the_kernel_responds():
    """It grows like the integral of t**-(2 - 1/a) until the features leave no more to be learned."""
    problem = PowerLawRegression(a, b, OnePassSGD(t, s * p ** (a - 1)), features=p, noise=sigma**2, modes=r * p)
    found = dict(kept(problem, 2 * a > 1, b < 1 + a))["label noise"]
    assert simplify(term(found, trusted=True).prefactor.power(t) - (1 / a - 1)) == 0


@pytest.mark.parametrize("algorithm", [GradientDescent(t, step=s), OnePassSGD(t, s * p ** (a - 1))])
def test_below_capacity_one_the_wall_has_a_logarithm(algorithm):
    """At b = a + 1 the sum of p_k/l_k is that of 1/k."""
    problem = PowerLawRegression(a, b, algorithm, features=p, modes=r * p)
    cells = decompose(problem, [Eq(b, 1 + a)]).cells
    for cell in cells:
        learning, settled = cell.regimes
        assert learning.kept[0].name == "bias"
        assert all(x.monomial.logs for x in learning.terms if x.name != "bias")
        (left,) = settled.kept
        assert left.monomial.powers == ((p, -a),) and left.monomial.logs == ((p, 1, 1),)


def test_corrections_below_capacity_one_half_may_have_poles():
    problem = PowerLawRegression(Rational(1, 3), b, OnePassSGD(t, s * p ** Rational(-2, 3)), p, sigma**2, 2 * p)
    assert len(decompose(problem).cells) == 2


def test_weak_friction_leaves_a_swing_that_outlasts_learning():
    found = kept(PowerLawRegression(2, 4, Momentum(t, Rational(3, 2)), features=p), limit="features")
    assert [name for name, _ in found] == ["approximation", "oscillation"]


def test_a_step_that_falls_with_the_capacity_pays_a_logarithm():
    """At a = q + 1 every mode that is learned costs as much as the others."""
    problem = PowerLawRegression(2, 3, OnePassSGD(t, s, decay=1), noise=sigma**2)
    (noise,) = [expr for name, expr in kept(problem) if name == "label noise"]
    assert simplify(noise / (log(t) / sqrt(t))).free_symbols == {s, sigma}


def test_points_at_which_corrections_have_poles_keep_what_matters():
    found = kept(PowerLawRegression(Rational(3, 2), 4, OnePassSGD(t, s), features=p))
    assert [name for name, _ in found] == ["feature variance", "gradient noise"]


# --- what is refused --------------------------------------------------------------------------------------------------


def test_a_resource_stands_for_one_thing():
    with pytest.raises(TheoryError, match="t stands for two things"):
        PowerLawRegression(a, b, GradientDescent(t), features=t)


@pytest.mark.parametrize(
    "made, said",
    [
        (lambda: OnePassSGD(t, -s), "step=-s is not known to be positive"),
        (lambda: OnePassSGD(100, s), "steps=100 is no resource"),
        (lambda: Ridge(n, Rational(1, 10)), "ridge=1/10 stays fixed"),
        (lambda: Momentum(t, Rational(1, 2)), "friction above one"),
        (lambda: PowerLawRegression(a, b, "sgd"), "is no algorithm"),
        (lambda: PowerLawRegression(t, b, Ridge(n)), "capacity, source and noise stay fixed"),
        (lambda: decompose(PowerLawRegression(2, Rational(1, 2), Ridge(n))), "no capacity and source satisfy"),
        (lambda: decompose(PowerLawRegression(a, b, Ridge(n)), [b < 1]), "no capacity and source satisfy"),
    ],
)
def test_bad_input_is_named_with_its_remedy(made, said):
    with pytest.raises(TheoryError, match=re.escape(said)):
        made()


def test_letters_of_the_user_are_not_those_of_the_engine():
    """Whatever capacity and source are called, the law is the same."""
    plain = kept(PowerLawRegression(a, b, Ridge(n)), b < 1 + a, limit="samples")[0][1]
    for names in ("b c", "k z", "c k"):
        capacity, smoothness = parameters(names)
        (cell,) = decompose(PowerLawRegression(capacity, 1 + capacity * smoothness, Ridge(n)), [smoothness < 1]).cells
        found = cell.regimes[0].kept[0].expression.subs({capacity: Rational(3, 2), smoothness: Rational(1, 3)})
        assert simplify(found / plain.subs({a: Rational(3, 2), b: Rational(3, 2)})) == 1


def test_a_letter_is_left_when_all_are_taken():
    u, v, w, y, z = parameters("u v w x y")
    problem = PowerLawRegression(u * v, 1 + w * y * z, OnePassSGD(t, s), features=p, modes=2 * p)
    assert problem.fresh("vuwxy").name == "v_1"


def test_a_cell_says_on_which_side_of_the_walls_it_lies():
    found = decompose(PowerLawRegression(a, b, GradientDescent(t), features=p), [b < 9])
    assert {found.sides(cell) for cell in found.cells} == {(a - b + 1 > 0,), (a - b + 1 < 0,)}


def test_names_of_constants_are_refused():
    with pytest.raises(TheoryError, match="K_1 names a constant of the terms"):
        PowerLawRegression(a, b, OnePassSGD(t, parameters("K_1")))


def test_a_variance_is_not_negative():
    with pytest.raises(TheoryError, match="noise=-1 is not known to be positive"):
        PowerLawRegression(a, b, GradientDescent(t), noise=-1)


def test_below_capacity_one_only_descent_on_the_population_is_covered():
    with pytest.raises(OutsideTheClassError, match="below capacity one only descent"):
        decompose(PowerLawRegression(a, b, Ridge(n), features=p, modes=r * p))


def test_the_number_of_modes_grows_with_that_of_features():
    with pytest.raises(TheoryError, match="leave modes out"):
        PowerLawRegression(a, b, OnePassSGD(t, s), features=p, modes=oo)


@pytest.mark.parametrize(
    "words, reason",
    [
        ("sgd(t, 3) on power-law(3/2, 2) with noise(1)", "overshoots in the first mode; take one below 1"),
        ("sgd(t, 3/2, 3) on power-law(3/2, 2)", "take one below 3/2"),
        ("gradient-descent(t, 5) on power-law(2, 3)", "take one below 2"),
        ("gradient-descent(t, s*p) on power-law(2, 5/2) with projection(p)", "must not grow"),
        ("sgd(t, s*p^(-1/2)) on power-law(1/2, 2) with projection(p), modes(3*p)", "logarithm of a ratio"),
        ("sgd(t, s*p^(-1/2)) on power-law(1/2, 6/5) with projection(p), modes(3*p), noise", "move the capacity"),
    ],
)
def test_what_diverges_or_is_not_derived_is_refused(words, reason):
    with pytest.raises(OutsideTheClassError, match=re.escape(reason)):
        decompose(problem_of(words))


# --- facts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "where, said",
    [
        (b > a, r"write where=\[b > a\]"),
        ("b > a", r"write where=\[b > a\]"),
        (["b > a"], "'b > a' is no fact"),
        ([a], "a is no fact"),
        ([t > 2], "mentions t, which grows; facts are about its letters: a, b"),
        ([parameters("c") > 2], "mentions c, which is no letter of the problem"),
    ],
)
def test_facts_are_comparisons_between_letters_that_stay_fixed(where, said):
    with pytest.raises(TheoryError, match=said):
        decompose(PowerLawRegression(a, b, GradientDescent(t)), where)


def test_facts_about_other_letters_can_be_left_out():
    problem = PowerLawRegression(a, b, GradientDescent(t))
    assert problem.about([b > a, t > 2, parameters("c") > a, sympy.true]) == (b > a, sympy.true)
