"""From spectral sums to the terms of a risk: signs, walls, refusals."""

import pytest
import sympy

from theory.errors import OutsideTheClassError, SeveralPhasesError
from theory.qlog import QLog
from theory.spectral import spectral_sum, spectral_terms
from theory.symbols import parameters, resources

a, b, c, A = parameters("a b c A")
k = parameters("k", integer=True)
N, t, L, M = resources("N t L M")
s = (a - 1) / b


def total(summand: sympy.Expr, last: sympy.Expr = sympy.oo) -> sympy.Sum:
    return sympy.Sum(summand, (k, 1, last))


@pytest.mark.parametrize(
    "summand, where, terms",
    [
        (k ** (-1 - a) * sympy.exp(-t / k), (), (sympy.gamma(a) * t**-a,)),
        (A * k ** (-1 - a) * sympy.exp(-N / k), (), (A * sympy.gamma(a) * N**-a,)),
        (k**-a / (1 + t * k**-b), (a > 1, s < 1), (sympy.pi / (b * sympy.sin(sympy.pi * s)) * t**-s,)),
        (k**-a / (1 + t * k**-b), (a > 1, s > 1), (sympy.zeta(a - b) / t,)),
        (k ** (-1 - b) / (1 + t * k**-b), (), (sympy.log(t) / (b * t),)),
        (k**-2 * (1 - c / k) ** (2 * L), (c < 2,), (1 / (2 * c * L),)),
        (k**-2 * (1 - sympy.exp(-t / k)), (), (sympy.pi**2 / 6,)),
    ],
    ids=str,
)
def test_the_terms_that_dominate(
    summand: sympy.Expr, where: tuple[sympy.Basic, ...], terms: tuple[sympy.Expr, ...]
) -> None:
    assert spectral_terms(total(summand), where) == terms


def test_an_open_sign_gives_the_form_for_both_sides() -> None:
    (term,) = spectral_terms(total(k**-a / (1 + t * k**-b)), (a > 1,))
    (tie,) = term.atoms(QLog)
    assert tie == QLog(t, s, 1) and not (term / tie).has(t)
    below = spectral_sum(k**-a / (1 + t * k**-b), k, t, where=(a > 1, s < 1))
    at_two_thirds = {a: sympy.Rational(5, 3), b: 1}
    constant = (term / tie / (1 - s)).subs(at_two_thirds)
    assert sympy.simplify(sympy.gammasimp(constant) - below.terms[0].coefficient.subs(at_two_thirds)) == 0
    with pytest.raises(SeveralPhasesError, match="uniform=True"):
        spectral_sum(k**-a / (1 + t * k**-b), k, t, where=(a > 1,))


def test_a_sum_with_a_last_index_keeps_the_term_of_the_whole_sum() -> None:
    whole = spectral_terms(total(k ** (-1 - a) * sympy.exp(-t / k)))
    assert spectral_terms(total(k ** (-1 - a) * sympy.exp(-t / k), M)) == whole


@pytest.mark.parametrize(
    "given, words",
    [
        (total(k**-2 * sympy.exp(-c / k)), "it contains none"),
        (total(k**-2 * sympy.exp(-t * N / k)), "it contains N, t"),
        (total(k**-2 * (1 - t / (L * k)) ** (2 * L)), "it contains L, t"),
        (total(k**-2), "it contains none"),
        (sympy.Sum(k**-2 * sympy.exp(-t / k), (k, 2, sympy.oo)), "over one index from 1 on"),
        (total(-(k**-2) * sympy.exp(-t / k)), "not known to be positive"),
        (total(k**-2 * sympy.sin(t / k)), "cannot read"),
    ],
    ids=str,
)
def test_refused_sums(given: sympy.Sum, words: str) -> None:
    with pytest.raises(OutsideTheClassError, match=words):
        spectral_terms(given)


def test_signs_of_the_terms_left_out() -> None:
    """zeta is negative between -2 and 1; F changes its sign at each of its poles."""
    found = spectral_sum(k**-a / (1 + t * k**-b), k, t, where=(a > 1, s < 1, a - 2 * b > -2))
    assert [term.sign for term in found.terms] == [1, -1, 1, None]
    assert [why for _, why in found.left_out] == [
        "negative",
        "positive, but never dominates",
        "its sign is not decided",
    ]
    beyond = spectral_sum(k**-a / (1 + t * k**-b), k, t, where=(a > 1, s > 1, s < 2, a - 3 * b > -2))
    assert [term.sign for term in beyond.terms] == [1, -1, 1, -1]
    for term in beyond.terms:
        value = sympy.N(term.coefficient.subs({a: sympy.Rational(5, 2), b: 1}))
        assert sympy.sign(value) == term.sign


@pytest.mark.parametrize("decay, sign", [("1/2", 1), ("3/2", -1)])
def test_sign_of_the_spread_term_of_the_complementary_filter(decay: str, sign: int) -> None:
    found = spectral_sum(k ** -sympy.Rational(decay) * (1 - sympy.exp(-t / k)), k, t)
    spread = next(term for term in found.terms if term.power != 0)
    assert spread.sign == sign == sympy.sign(spread.coefficient)


def test_conditions_name_what_the_facts_leave_open() -> None:
    found = spectral_sum(k**-a / (1 + t * k**-b), k, t, where=(a > 1, s > 1), terms=2)
    assert found.conditions == (a > 1, s > 1)
    saturation, spread, second = found.terms
    assert saturation.condition is sympy.true
    assert spread.condition == sympy.And(sympy.Ne(s, 2), s < 3)
    assert second.condition == sympy.Ne(s, 2)
    assert found.error == t**-3 and found.correction == spread.expression + second.expression


def test_coefficients_and_powers_make_up_the_expression() -> None:
    found = spectral_sum(A * t**2 * k**-a / (1 + c * t * k**-b) ** 2, k, t, where=(a > 1, s < 2))
    for term in found.terms:
        made = term.coefficient * t**term.power * sympy.log(t) ** term.log
        assert sympy.simplify(sympy.expand_power_base(made / term.expression, force=True)) == 1


def test_one_factor_of_the_large_symbol_before_the_square_is_the_mixed_filter() -> None:
    mixed = spectral_sum(k**-a * (c * t * k**-b) / (1 + c * t * k**-b) ** 2, k, t, where=(a > 1, s < 1))
    assert mixed.filter == "mixed ridge" and mixed.reading.coefficient == 1 and mixed.reading.a == a
    squared = spectral_sum(k**-a * t**2 / (1 + c * t * k**-b) ** 2, k, t, where=(a > 1, s < 1))
    assert squared.filter == "squared ridge"


@pytest.mark.parametrize(
    "summand, facts, words",
    [
        (k**-a / (1 + t * k**-b), (a > 1, s < 1), "give it as where"),
        (k**-3 / (1 + t / k), (), "must have a maximum"),
        (k**-2 * (1 - sympy.exp(-t / k)), (), "has no maximum"),
        (k**-2 * (1 - c / k) ** (2 * t), (c < 2,), "decrease monotonically"),
    ],
    ids=str,
)
def test_where_there_is_no_uniform_bound(summand: sympy.Expr, facts: tuple[sympy.Basic, ...], words: str) -> None:
    with pytest.raises(OutsideTheClassError, match=words):
        spectral_sum(summand, k, t, where=facts).uniform_bound()


def test_latex_says_what_kind_of_equality_it_is() -> None:
    decided = spectral_sum(k**-a / (1 + t * k**-b), k, t, where=(a > 1, s > 1))
    undecided = spectral_sum(k**-a / (1 + t * k**-b), k, t, where=(a > 1,), uniform=True)
    assert r"\sim" in decided._repr_latex_() and r"\asymp" in undecided._repr_latex_()


def test_a_strength_may_be_a_sum() -> None:
    found = spectral_sum(k**-2 * (1 - (1 + c) / k) ** (2 * L), k, L, where=(c < 1,))
    assert found.leading == 1 / (2 * L * (1 + c))
    assert spectral_sum(k**-2 * sympy.exp(-t * (1 + c) / k), k, t).leading == 1 / (t * (1 + c))


@pytest.mark.parametrize(
    "summand",
    [k**-a / (1 + t * k**-b), k**-a / (1 + t * k**-b) ** 2, k**-a * (1 - sympy.exp(-t * k**-b))],
    ids=str,
)
def test_a_product_may_be_multiplied_out(summand: sympy.Expr) -> None:
    expanded = sympy.expand_mul(summand)
    facts = (a > 1, s > 2)
    assert spectral_sum(expanded, k, t, where=facts).leading == spectral_sum(summand, k, t, where=facts).leading
    assert spectral_terms(total(expanded), facts) == spectral_terms(total(summand), facts)
