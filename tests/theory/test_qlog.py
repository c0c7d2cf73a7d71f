"""QLog: a power on either side of a wall and a logarithm on it."""

import mpmath
import pytest
import sympy
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sympy.core.function import ArgumentIndexError

from theory.encoding import decode, encode
from theory.expressions import parse, text
from theory.qlog import QLog
from theory.symbols import parameters, resources

t = resources("t")
x, s, r = parameters("x s r")
exponents = st.fractions(-3, 5, max_denominator=50).map(lambda q: sympy.Rational(q.numerator, q.denominator))
times = st.fractions(2, 10**6, max_denominator=3).map(lambda q: sympy.Rational(q.numerator, q.denominator))


def number(expr: sympy.Expr) -> mpmath.mpf:
    return mpmath.mpf(str(sympy.N(expr, 30)))


def test_value_on_the_wall() -> None:
    assert QLog(t, s, s) == t**-s * sympy.log(t)
    assert QLog(t, s, 1).subs(s, 1) == sympy.log(t) / t
    assert not QLog(t, s * (s + 1), s**2 + s).has(QLog), "equal, but written differently"
    assert QLog(sympy.Integer(1), s, r) == 0


@settings(max_examples=30)
@given(times, exponents, exponents)
def test_it_is_the_difference_quotient(time: sympy.Rational, low: sympy.Rational, high: sympy.Rational) -> None:
    assume(low != high)
    quotient = (time**-low - time**-high) / (high - low)
    assert abs(number(QLog(time, low, high)) / number(quotient) - 1) < 1e-12
    assert QLog(x, low, high).expanded().subs(x, time).equals(quotient)
    assert sympy.expand_func(QLog(x, low, high)) == QLog(x, low, high).expanded()


@settings(max_examples=30)
@given(times, exponents, exponents, exponents)
def test_it_is_positive_symmetric_and_decreasing_in_the_exponents(
    time: sympy.Rational, low: sympy.Rational, middle: sympy.Rational, other: sympy.Rational
) -> None:
    assert QLog(x, low, other) == QLog(x, other, low)
    assert QLog(time, low, other).is_positive and number(QLog(time, low, other)) > 0
    assume(low < middle)
    assert number(QLog(time, low, other)) > number(QLog(time, middle, other))


@settings(max_examples=30)
@given(times, exponents, exponents)
def test_its_order_is_right_up_to_a_logarithm(time: sympy.Rational, low: sympy.Rational, high: sympy.Rational) -> None:
    made = number(QLog(time, low, high).subs(x, time))
    order = number(QLog(x, low, high).order().subs(x, time)) if low != high else number(time**-low)
    assert made <= order * mpmath.log(time.p / mpmath.mpf(time.q)) * (1 + mpmath.mpf("1e-12"))


def test_digits_survive_next_to_the_wall() -> None:
    near = QLog(sympy.Integer(10), sympy.Integer(1), 1 + sympy.Rational(1, 10**25))
    assert abs(number(near) - mpmath.log(10) / 10) < 1e-15
    assert abs(sympy.N(near, 30) - sympy.N(sympy.log(10) / 10, 30)) < sympy.Float("1e-24")


@pytest.mark.parametrize("variable", [x, s, r])
def test_derivatives(variable: sympy.Symbol) -> None:
    point = {x: sympy.Rational(7, 2), s: sympy.Rational(1, 3), r: sympy.Rational(5, 4)}
    gap = QLog(x, s, 2 * r).diff(variable) - QLog(x, s, 2 * r).expanded().diff(variable)
    assert abs(number(gap.subs(point))) < 1e-20
    with pytest.raises(ArgumentIndexError):
        QLog(x, s, r).fdiff(4)


def test_signs_that_sympy_may_rely_on() -> None:
    assert QLog(t, s, 1).is_nonnegative and QLog(t, s, 1).is_positive is None, "a resource may be one"
    assert QLog(1 + x, s, 1).is_positive
    assert QLog(x, s, 1).is_positive is None


def test_text_and_json_round_trip() -> None:
    for expr in (QLog(t, s, 1), x * QLog(x * t, (s - 1) / r, 2), QLog(t, 0, sympy.Min(s, 1))):
        assert decode(encode(expr)) == expr
        assert parse(text(expr), {n.name: n for n in (t, x, s, r)}) == expr
    assert parse("QLog(t, s, s)", {"t": t, "s": s}) == t**-s * sympy.log(t)


def test_text_is_refused_and_not_evaluated() -> None:
    with pytest.raises(sympy.SympifyError):
        QLog("__import__('os').getcwd()", 1, 2)
