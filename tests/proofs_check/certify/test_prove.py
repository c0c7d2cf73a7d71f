"""Inequalities with explicit constants are proved over boxes and half-lines, refuted at exact points, or left open."""

import mpmath
import pytest
import sympy
from flint import arb, ctx
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import E, Rational, exp, log, oo, sqrt

from proofs_check.certify.derivatives import starts_below
from proofs_check.certify.intervals import INFINITE, interval
from proofs_check.certify.prove import prove, summary
from proofs_check.certify.recheck import certificate, recheck
from proofs_check.certify.tape import enclosed, tape_of
from theory.errors import OutsideTheClassError, TheoryError

x, y, p = sympy.symbols("x y p", positive=True)
EVERYWHERE = (sympy.S(0), oo)
FINITE = {x: (sympy.S(1), sympy.S(10) ** 6), p: (Rational(1, 10), sympy.S(3))}

TRUE = {
    "exponential below a power, with slack": (exp(-x) <= Rational("1.001") * (p / E) ** p * x**-p, FINITE),
    "on the half-line": (exp(-x) <= Rational("1.05") * (p / E) ** p * x**-p, {x: (sympy.S(1), oo), p: FINITE[p]}),
    "logarithm below a root": (log(1 + x) <= 2 * sqrt(x), {x: EVERYWHERE}),
    "logarithm below its argument": (log(1 + x) <= x, {x: EVERYWHERE}),
    "means, with equality": (sqrt(x * y) <= (x + y) / 2, {x: EVERYWHERE, y: EVERYWHERE}),
    "logarithm below a power, with equality": (log(x) <= x**p / (E * p), {x: EVERYWHERE, p: EVERYWHERE}),
    "rational": (x * y <= (x**2 + y**2) / 2, {x: EVERYWHERE, y: EVERYWHERE}),
    "gamma": (sympy.gamma(x) >= Rational(88, 100), {x: (sympy.S(1), sympy.S(3))}),
    "sine below its argument": (sympy.sin(x) <= x, {x: EVERYWHERE}),
    "a value of zeta": (sympy.zeta(3) * x <= Rational("1.2021") * x**2, {x: (sympy.S(1), sympy.S(5))}),
    "strict": (x < exp(x), {x: (sympy.S(0), sympy.S(9))}),
}


@pytest.mark.parametrize("name", TRUE)
def test_a_true_inequality_is_certified(name):
    relation, box = TRUE[name]
    assert prove(relation, box).status == "certified"


def test_a_counterexample_in_a_narrow_valley_takes_a_few_boxes():
    # The bound fails by 1 in 1000, only where x and p are within some 5 % of each other.
    relation = exp(-x) <= Rational("0.999") * (p / sympy.E) ** p * x**-p
    proof = prove(relation, {x: (sympy.S(1), sympy.S(10) ** 6), p: (Rational(1, 10), sympy.S(3))}, limit=16)
    assert proof.status == "refuted"


@pytest.mark.parametrize("name", list(TRUE))
def test_with_the_smaller_side_tripled_it_is_refuted_at_an_exact_point(name):
    relation, box = TRUE[name]
    planted = (
        relation.func(relation.lhs * 3, relation.rhs)
        if relation.lts == relation.lhs
        else (relation.func(relation.lhs, relation.rhs * 3))
    )
    proof = prove(planted, box, limit=2000)
    assert proof.status == "refuted"
    values = dict(proof.point)
    with mpmath.workdps(50):
        assert mpmath.mpf(sympy.N((planted.lts - planted.gts).subs(values), 50)) > 0
    assert all(low <= values[letter] <= high for letter, (low, high) in box.items())


@pytest.mark.parametrize("box", [{x: EVERYWHERE}, {x: (sympy.S(0), sympy.S(3))}, {x: (Rational(1, 2), sympy.S(3))}])
def test_no_slope_leads_across_a_pole(box):
    """Left of its pole the left side exceeds any number, though it rises on both sides of it."""
    assert prove(1 / (1 - x) <= 2 + exp(-x), box, limit=200).status != "certified"


def test_a_point_without_value_is_nowhere():
    around = interval(arb(-1), arb(1))
    for made in (around.power(-1), around.log(), around.sqrt()):
        assert made.nowhere
        assert (made + around).nowhere and (made * around).nowhere and made.power(2).nowhere and made.exp().nowhere


@pytest.mark.parametrize(
    "relation, end",
    [
        (1 - sympy.cos(x) <= x**2 / 2, oo),
        (x**2 / 2 - x**4 / 24 <= 1 - sympy.cos(x), 1),
        (x <= log((1 + x) / (1 - x)) / 2, Rational(9, 10)),
    ],
)
def test_sides_that_meet_to_some_order_are_told_apart_by_derivatives(relation, end):
    proof = prove(relation, {x: (sympy.S(0), sympy.sympify(end))}, limit=50)
    assert (proof.status, proof.method) == ("certified", "derivatives")
    recheck(certificate(proof))


@pytest.mark.parametrize("value, low", [((2 * x) ** (1 / log(x)) - 2, 0), (-1 / x, 0), (-1 / (1 - x), 1)])
def test_no_derivative_leads_from_a_point_without_value(value, low):
    """The first tends to e - 2 at zero, where sympy puts -1; its derivative is negative from there on."""
    assert not starts_below(value, x, sympy.S(low))


def test_the_lower_branch_of_lamberts_function_is_enclosed():
    box = {x: (Rational(1, 10), Rational(1, 3))}
    value = -sympy.LambertW(-x, -1)
    assert prove(sympy.Ge(value, 1, evaluate=False), box).status == "certified"
    assert prove(sympy.Ge(value, 2, evaluate=False), box).status == "refuted"


def test_constants_are_enclosed_as_tightly_as_the_precision_in_use_allows():
    widths = []
    for bits in (64, 256, 64):
        with ctx.workprec(bits):
            widths.append(float(enclosed(sympy.pi).rad()))
    assert widths[0] == widths[2] > 1e30 * widths[1] > 0


def test_equality_inside_the_box_is_no_strict_inequality():
    assert prove(sqrt(x * y) < (x + y) / 2, {x: EVERYWHERE, y: EVERYWHERE}, limit=200).status != "certified"


def test_what_boxes_cannot_decide_is_named():
    """The chord meets the sine at the end, from which no derivative is taken."""
    chord = 2 * sqrt(2) / sympy.pi * x
    proof = prove(chord <= sympy.sin(x), {x: (sympy.S(0), sympy.pi / 4)}, limit=100)
    assert proof.status == "undecided"
    assert summary(proof).startswith("undecided for x in [0.785398,")


@pytest.mark.parametrize(
    "relation, box, message",
    [
        (x <= sympy.Float("1.001"), {x: (sympy.S(0), sympy.S(1))}, "is rounded"),
        (sympy.zeta(x) <= 2, {x: (sympy.S(2), sympy.S(3))}, "no enclosure"),
        (x <= y, {x: EVERYWHERE}, "y has no side"),
        (x <= 2, {x: (sympy.S(3), sympy.S(1))}, "lower one first"),
        (sympy.Eq(x, 2), {x: EVERYWHERE}, "no inequality"),
    ],
)
def test_bad_input_is_named(relation, box, message):
    with pytest.raises((OutsideTheClassError, TheoryError), match=message):
        prove(relation, box)


def expressions():
    leaves = st.sampled_from([x, y, sympy.S(2), Rational(1, 3), sympy.pi])

    def combined(inner):
        pairs = st.tuples(inner, inner)
        return st.one_of(
            pairs.map(lambda two: two[0] + two[1]),
            pairs.map(lambda two: two[0] * two[1]),
            inner.map(lambda e: 1 / (e + 5)),
            inner.map(lambda e: exp(-e / 9)),
            inner.map(lambda e: log(e + 5)),
            inner.map(lambda e: sqrt(e + 5)),
        )

    return st.recursive(leaves, combined, max_leaves=6)


@given(expressions(), st.fractions("1/4", 4), st.fractions("1/4", 4), st.fractions(0, 1), st.fractions(0, 1))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_balls_and_intervals_hold_the_value_at_every_point(expr, low, width, share, other):
    """Against mpmath at 40 digits."""
    at = {x: low + width * share, y: low + width * other}
    exact = sympy.N(expr.subs({letter: Rational(v.numerator, v.denominator) for letter, v in at.items()}), 40)
    ends = [arb(low.numerator) / low.denominator, arb((low + width).numerator) / (low + width).denominator]
    tape = tape_of((x, y), [expr])
    (ball,) = tape.run([ends[0].union(ends[1])] * 2)
    (span,) = tape.run([interval(*ends)] * 2)
    value = arb(str(exact))
    assert ball.overlaps(value)
    assert span.low <= value.upper()
    assert span.high >= value.lower()
    (endless,) = tape.run([interval(ends[0], INFINITE)] * 2)
    assert endless.low <= value.upper()
    assert endless.high >= value.lower()


r, q = sympy.symbols("r q", real=True)


@pytest.mark.parametrize(
    "relation, box",
    [
        (log(r**2) <= r, {r: (sympy.S(-1), sympy.S(1))}),
        (log(r**2) <= r + 2 * log(2) - 1, {r: (sympy.S(-100), sympy.S(-1))}),
        (log(r**2 * q**2) <= r + q, {r: (sympy.S(-2), sympy.S(1)), q: (sympy.S(-2), sympy.S(1))}),
        (8 * log(x) - 1 / (x - 1) ** 2 <= Rational("10.9792"), {x: (Rational(1, 4), sympy.S(4))}),
    ],
    ids=str,
)
def test_neither_signs_of_letters_nor_poles_are_overlooked(relation, box):
    """The logarithm of a square is no multiple of one of a negative number; concave on both sides is not concave."""
    assert prove(relation, box, limit=200).status != "certified"


def test_a_side_without_numbers_is_refused():
    with pytest.raises(TheoryError, match="holds no number"):
        prove(x >= 5, {x: (sympy.S(0), sympy.S(0))})


def test_a_logarithm_of_a_logarithm_is_left_open():
    assert prove((1 + 1 / x) ** x < E, {x: (sympy.S(1), oo)}, limit=5).status == "undecided"
