"""On walls between exponents: which logarithms matter, and what they do to the compute-optimal law."""

from itertools import product

import mpmath
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Eq, Rational, log

from theory import compute_optimal, parameters, resources
from theory.errors import ExpressionError, OutsideTheClassError
from theory.problems import GradientDescent, Momentum, OnePassSGD, PowerLawRegression, Ridge, decompose
from theory.problems.grammar import problem_of
from theory.problems.regions import Region
from theory.terms import TermsQuestion

a, b, s, sigma = parameters("a b s sigma")
n, p, t, h, N, L, P, C = resources("n p t h N L P C")
SIDE = Region(((n, p), (sympy.S.One, n)))  # n << p


def names(problem, *facts, limit):
    (cell,) = decompose(problem, facts).cells
    return [term.name for regime in cell.regimes if regime.limit == limit for term in regime.kept]


# --- what dominates ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "large, small, dominates",
    [
        (1 / n**2, log(n) / (n * p), False),  # it does not where n << p << n log(n)
        (1 / n**2, log(n) / (n**2 * p), True),
        (log(n) / n**2, log(n) / (n * p), True),
        (log(p) / n, log(n) / n, True),
        (log(n) / n, log(p) / n, False),  # p may be exponentially large
        (log(n) / n, log(n) / (log(p) * n), True),
        (1 / n, log(p) / p, False),
    ],
)
def test_a_ratio_may_grow_more_slowly_than_a_logarithm(large, small, dominates):
    assert SIDE.dominates(Region.read(large), Region.read(small)) is dominates


@settings(max_examples=60, deadline=None)
@given(*[st.integers(-2, 2)] * 4)
def test_what_dominates_is_no_smaller_wherever_it_is_tried(i, j, k, m):
    """Against numbers, with n and p/n that grow as fast as exp(exp(x)), exp(x) or x, from x = 10**3 to 10**12."""
    growth = (mpmath.exp, lambda x: x, mpmath.log)

    def logarithm(x, of_n, of_ratio):
        log_n, log_ratio = of_n(mpmath.mpf(x)), of_ratio(mpmath.mpf(x))
        return (i + j) * log_n + j * log_ratio + k * mpmath.log(log_n) + m * mpmath.log(log_n + log_ratio)

    least = min(logarithm(1e12, *pair) - logarithm(1e3, *pair) for pair in product(growth, repeat=2))
    large = Region.read(n**i * p**j * log(n) ** k * log(p) ** m)
    # The slowest that falls is 1/log(log(x)), by exp(-1.39).
    assert SIDE.dominates(large, Region.read(sympy.S.One)) is bool(least > -1)


# --- logarithms that matter -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "algorithm, limit", [(GradientDescent(t), "steps"), (Ridge(n), "samples"), (OnePassSGD(t, s), "steps")]
)
def test_feature_variance_matters_on_its_wall(algorithm, limit):
    """Its logarithm exceeds the bias as long as features are not many more than learned modes."""
    problem = PowerLawRegression(a, b, algorithm, features=p)
    assert "feature variance" in names(problem, Eq(b, a + 1), limit=limit)


@pytest.mark.parametrize(
    "words, point, cost, power",
    [
        ("ridgeless(n) with projection(p)", (2, 3), "n*p", 1),
        *(
            pytest.param(*case, marks=pytest.mark.slow)
            for case in (
                ("gradient-flow with projection", (2, 3), "p*t", Rational(2, 3)),
                ("gradient-flow with projection", (3, 4), "t*p^2", 1),
                ("sgd(t, 1/4) with projection", (2, 3), "p*t", Rational(2, 3)),
                ("in-context with width(N)", (3, 4), "L*N^2*P^2", Rational(6, 7)),
                ("in-context(L, P)", (2, 5), "L*P^2", 1),
            )
        ),
    ],
)
def test_the_law_on_a_wall_has_the_logarithm_of_all_its_terms(words, point, cost, power):
    capacity, source = point
    (plan,) = TermsQuestion(words, point=(f"a={capacity}", f"b={source}"), costs=(cost,)).answer().plans
    (phase,) = plan.diagram.phases
    assert Region.read(phase.rate).logs == ((C, 1, power),)


@pytest.mark.slow
def test_the_law_of_width_and_depth_has_the_logarithm_that_spectral_sums_give():
    """The power nu/(nu + 1), here a/(a + 1), as docs/papers-derived.md finds it without these terms."""
    cell = decompose(PowerLawRegression(a, a + 1, GradientDescent(t), features=p)).cells[0]
    (phase,) = compute_optimal(cell.risk, cost=p * t).phases
    assert Region.read(phase.rate).logs == ((C, 1, a / (a + 1)),)


def test_sampling_variance_has_a_logarithm_on_its_wall():
    """The sum of ``p_k/l_k**2`` is harmonic there, up to the learned modes."""
    problem = PowerLawRegression(a, 2 * a + 1, GradientDescent(t, n))
    (cell,) = decompose(problem).cells
    (variance,) = [x for x in cell.regimes[0].terms if x.name == "sampling variance"]
    assert variance.monomial.logs == ((t, 1, 1),)
    assert not variance.below


# --- what is refused --------------------------------------------------------------------------------------------------


def test_the_logarithm_of_steps_times_their_size_is_no_logarithm_of_steps():
    """With a = q + 1 label noise has log(h t), which may be far below log(t)."""
    free = PowerLawRegression(2, 4, OnePassSGD(t, h, decay=1), noise=sigma**2)
    with pytest.raises(OutsideTheClassError, match=r"logarithm of h\*t"):
        decompose(free)
    halved = PowerLawRegression(2, 4, OnePassSGD(t, t ** -Rational(1, 2), decay=1), noise=sigma**2)
    fixed = PowerLawRegression(2, 4, OnePassSGD(t, s, decay=1), noise=sigma**2)
    noises = [
        next(x.monomial for x in decompose(problem).cells[0].regimes[0].terms if x.name == "label noise")
        for problem in (halved, fixed)
    ]
    one, other = (m.coefficient * x for m, x in zip(noises, (1, s ** -Rational(1, 2)), strict=True))
    assert noises[0].logs == noises[1].logs == ((t, 1, 1),)
    assert sympy.simplify(one / other.subs(s, 1)) == Rational(1, 2)


@pytest.mark.slow
def test_features_hide_a_swing_that_does_not_converge():
    """Where the sum over swinging modes does not converge its last terms are below what the features miss."""
    problem = PowerLawRegression(Rational(3, 2), b, Momentum(t, 3), features=p)
    assert "oscillation" not in [x.name for x in decompose(problem, [b < 3]).cells[0].regimes[-1].terms]
    assert "oscillation" in [x.name for x in decompose(problem, [b > 4]).cells[0].regimes[-1].terms]


@pytest.mark.parametrize("words", ["sgd(t, s, batch=b) with noise", "sgd(t, a)", "sgd(t, s) with noise(b)"])
def test_one_letter_stands_for_one_thing(words):
    with pytest.raises(ExpressionError, match="use two letters"):
        problem_of(words)


def test_a_step_may_be_a_power_with_the_capacity():
    assert problem_of("sgd(step=s*p^(a-1)) with projection, modes(2*p)").capacity == a


def test_noise_that_stays_has_no_law_above_it():
    """Label noise of SGD comes to its constant like t**-(1 - 1/a), more slowly than the bias falls."""
    (plan,) = TermsQuestion("sgd(t, 1/4) with noise(sigma^2)", point=("a=2", "b=4"), costs=("t",)).answer().plans
    assert plan.noise_stays
    assert plan.diagram.exponent == 0
    (quiet,) = TermsQuestion("sgd(t, 1/4)", point=("a=2", "b=4"), costs=("t",)).answer().plans
    assert not quiet.noise_stays
