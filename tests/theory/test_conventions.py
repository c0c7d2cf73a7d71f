"""Translations between the letters of papers go there and back without loss."""

from itertools import permutations

import pytest
import sympy

from theory.conventions import CONVENTIONS, a, b, translate
from theory.errors import TheoryError

TWO_LETTERED = [key for key, c in CONVENTIONS.items() if c.translates]


@pytest.mark.parametrize("source, target", tuple(permutations(TWO_LETTERED, 2)))
def test_there_and_back_is_where_one_began(source, target):
    for letter in CONVENTIONS[source].letters:
        there = translate(letter, source, target)
        assert sympy.simplify(translate(there, target, source) - letter) == 0


@pytest.mark.parametrize("key", TWO_LETTERED)
def test_both_exponents_translate_to_their_definitions(key):
    assert sympy.simplify(translate(a, "canonical", key) - CONVENTIONS[key].capacity) == 0
    assert sympy.simplify(translate(b, "canonical", key) - CONVENTIONS[key].source) == 0


def test_one_law_in_two_sets_of_letters():
    # One-pass SGD on the compute frontier: (b - 1)/(1 + a) is nu beta/(1 + nu).
    nu, beta = CONVENTIONS["bordelon2025"].letters
    assert translate((b - 1) / (1 + a), "canonical", "bordelon2025") == nu * beta / (1 + nu)


def test_the_same_letters_may_mean_other_exponents():
    # Learning curves (Bordelon, Canatar and Pehlevan 2020) write the capacity b and the source a.
    assert translate(a, "bordelon2020", "canonical") == b
    assert translate((b - 1) / a, "canonical", "caponnetto2007") == CONVENTIONS["caponnetto2007"].letters[1]


def test_what_does_not_translate_is_refused_by_name():
    with pytest.raises(TheoryError, match="one exponent only"):
        translate(sympy.Symbol("beta", positive=True), "havrilla2024", "canonical")
    with pytest.raises(TheoryError, match="three letters"):
        translate(sympy.Symbol("alpha_T", positive=True), "spigler2020", "canonical")
    with pytest.raises(TheoryError, match="no convention 'yang2025'"):
        translate(a, "canonical", "yang2025")


def test_a_law_of_large_degree_is_translated_without_a_search_for_factors():
    nu, beta = CONVENTIONS["bordelon2025"].letters
    found = translate(nu * beta / (nu * beta**100 + 1), "bordelon2025", "canonical")
    assert found.subs({a: 2, b: 5}) == sympy.Rational(4, 2 * 2**100 + 1)


def test_a_condition_is_translated_too():
    alpha, r = CONVENTIONS["cui2021"].letters
    nu, beta = CONVENTIONS["bordelon2025"].letters
    assert translate(2 * alpha * r < alpha + 1, "cui2021", "bordelon2025") == (beta * nu < nu + 1)
