"""Positive products taken apart into bases with symbolic powers."""

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from theory.products import collected, factored, powers_of, same_product
from theory.symbols import parameters

a, b, c = parameters("a b c")
x = parameters("x", positive=False)


def test_integers_split_into_primes() -> None:
    assert powers_of(360**b) == {2: 3 * b, 3: 2 * b, 5: b}
    assert powers_of(sympy.Rational(6, 35)) == {2: 1, 3: 1, 5: -1, 7: -1}


def test_sums_split_into_factors() -> None:
    assert powers_of((a**2 - b**2 + 2 * b * (a + b)) ** c) == {a + b: 2 * c}


def test_exponentials_are_powers_of_e() -> None:
    assert powers_of(sympy.exp(a) * sympy.exp(b) ** c) == {sympy.E: a + b * c}


def test_what_cancels_disappears() -> None:
    assert powers_of((2 * a) ** b / (2**b * a**b)) == {}


def test_a_large_number_is_not_factored_for_ever() -> None:
    semiprime = (2**89 - 1) * (2**107 - 1)
    assert powers_of(6 * semiprime) == {2: 1, 3: 1, semiprime: 1}


bases = st.sampled_from([a, b, 1 + a, a + b, sympy.Integer(6), sympy.Rational(2, 3), sympy.exp(a)])
powers = st.sampled_from([sympy.Integer(1), sympy.Integer(-2), sympy.Rational(1, 2), c, a / (a + b), -b * c])


@given(st.lists(st.tuples(bases, powers), min_size=1, max_size=4))
@settings(max_examples=40)
def test_collecting_keeps_the_value(factors: list[tuple[sympy.Expr, sympy.Expr]]) -> None:
    at = {a: 0.3, b: 1.7, c: 0.6}
    expected = sympy.Mul(*(base**power for base, power in factors)).subs(at)
    assert float(collected(*factors).subs(at)) == pytest.approx(float(expected), rel=1e-12)


@given(st.lists(st.tuples(bases, powers), min_size=1, max_size=3))
@settings(max_examples=30)
def test_the_order_of_factors_does_not_matter(factors: list[tuple[sympy.Expr, sympy.Expr]]) -> None:
    left = sympy.Mul(*(base**power for base, power in factors))
    right = collected(*reversed(factors))
    assert same_product(left, right)
    assert not same_product(2 * left, right)


def test_nothing_is_said_about_signs_that_are_not_known() -> None:
    assert not same_product(x, x)


def test_different_numbers_are_not_equal() -> None:
    assert not same_product(a**b, b**a)
    assert not same_product(sympy.sqrt(2), sympy.Rational(141421356, 100000000))


def test_factored_cancels() -> None:
    assert factored((a**2 - b**2) / (a - b)) == a + b
    assert factored(sympy.gamma(a + 1) / sympy.gamma(a)) == a
