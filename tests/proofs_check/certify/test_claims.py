"""The inequalities of claims, with their assumptions put into boxes."""

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from proofs_check.certify.charts import chart
from proofs_check.certify.claims import boxes_of
from theory.errors import OutsideTheClassError
from theory.records import Claim, Equality, Inequality
from theory.registry import builtin

x, y, a, b = sympy.symbols("x y a b", positive=True)


def claim(statement, *assumptions):
    return Claim(
        id="mine2026:bound",
        title="A bound",
        statement=statement,
        source="ours",
        fidelity="as stated",
        reference="none",
        assumptions=assumptions,
    )


@pytest.mark.parametrize(
    "statement, assumptions, how",
    [
        (Inequality(sympy.log(1 + x), "<=", x), (), "(2 boxes)"),
        (Inequality(sympy.exp(-x), "<=", sympy.Rational("0.37")), (x >= 1,), "(1 box)"),
        (Inequality(sympy.exp(b), "<=", sympy.exp(a)), (b <= a,), "(1 box)"),
        (Inequality(x * y, "<=", (x**2 + y**2) / 2), (), "(solver)"),
        (Inequality(b, "<", a), (b < a,), "(solver)"),
    ],
)
def test_an_explicit_inequality_is_proved_under_its_assumptions(statement, assumptions, how):
    made = boxes_of(claim(statement, *assumptions))
    assert (made.outcome, made.left) == ("certified", ())
    assert made.proved[0].startswith("statement: ") and made.proved[0].endswith(how)


def test_a_false_one_is_refuted_at_a_point_within_its_assumptions():
    made = boxes_of(claim(Inequality(sympy.log(1 + x), "<=", x / 2), x <= 1))
    assert made.outcome == "refuted" and "refuted at x = " in made.left[0]


def test_what_fails_beyond_the_assumptions_alone_is_not_refuted():
    """The curved fact is left out of the box, which is larger."""
    made = boxes_of(claim(Inequality(sympy.exp(x), "<=", 3), x * sympy.exp(x) <= 1), limit=50)
    assert made.outcome == "undecided"


@pytest.mark.parametrize(
    "statement, why",
    [
        (Inequality(sympy.Symbol("risk"), "<=", x), "its left side, risk, is no expression in its parameters"),
        (Equality(x, x), "of kind equality"),
    ],
)
def test_what_has_no_explicit_inequality_says_why(statement, why):
    with pytest.raises(OutsideTheClassError, match=why):
        boxes_of(claim(statement))


def test_bounds_in_derivations_are_proved_under_their_facts():
    made = boxes_of(builtin().claim("yang2025:oracle-lower-bound"))
    assert made.outcome == "certified" and made.proved[0].startswith("bound: epsilon(T) >= ")


@given(st.fractions("1/9", 9), st.fractions("1/9", 9), st.fractions("1/9", 9))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_every_point_under_the_facts_has_a_place_in_the_box(p, q, r):
    """The letters of the box are solved for, and lie in it."""
    z = sympy.Symbol("z", positive=True)
    facts = (x >= y, 2 * z <= x + y, sympy.Eq(a, x * y), z <= 5)
    made = chart(facts, (x, y, z, a))
    at = {x: sympy.Rational(p.numerator, p.denominator), y: sympy.Rational(q.numerator, q.denominator)}
    at |= {z: sympy.Rational(r.numerator, r.denominator), a: at[x] * at[y]}
    if not (p > q and 2 * r < p + q and r < 5):  # sympy's positive letters are not zero, as they are on the edge
        return
    new = sorted(set(made.box) - set(at), key=str)
    kept = {letter: at[letter] for letter in made.box if letter in at}
    equations = [made.of(letter).subs(kept) - value for letter, value in at.items() if letter not in made.box]
    (found,) = sympy.solve(equations, new, dict=True)
    place = {**kept, **found}
    assert all(low <= place[letter] <= high for letter, (low, high) in made.box.items())
