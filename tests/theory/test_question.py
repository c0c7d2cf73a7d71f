"""Questions in plain text: which names are resources, in which order terms stand, what is refused."""

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from theory import Risk, compute_optimal, parameters, resources
from theory.errors import ExpressionError, OutsideTheClassError
from theory.question import Question, excess

N, D, T, h, C = resources("N D T h C")
a, b, c, s, d, u = parameters("a b c s d u")


def asked(terms, *costs, **more):
    return Question(terms, costs, **more).answer()


def test_a_question_in_text_is_the_question_in_symbols() -> None:
    written = asked("N**-a + D**-b", "6*N*D", constraints=("D <= C**u",), facts=("a > 1/2",))
    meant = compute_optimal(
        Risk([N**-a, D**-b], where=(a > sympy.Rational(1, 2),)),
        6 * N * D,
        subject_to=[sympy.Le(D, C**u)],
        where=(a > sympy.Rational(1, 2),),
    )
    assert written == meant


@settings(max_examples=20, deadline=None)
@given(st.permutations(["N**-a", "D**-b", "T**-c", "3*N**-2*D**-1"]))
def test_terms_keep_the_order_in_which_they_are_written(terms) -> None:
    plan = asked(" + ".join(terms), "N*D*T")
    symbols = {"N": N, "D": D, "T": T, "a": a, "b": b, "c": c}
    assert [t.expression for t in plan.risk.terms] == [sympy.sympify(t, locals=symbols) for t in terms]


def test_products_of_sums_expand_where_they_stand() -> None:
    plan = asked("T**-c + (N**-a + D**-b)*T**-1", "N*D*T")
    assert [t.expression for t in plan.risk.terms] == [T**-c, N**-a / T, D**-b / T]


@pytest.mark.parametrize(
    "question, kinds",
    [
        (Question("A*N**-a + D**-b", ("N*D",), constants=("A",)), {"N", "D"}),
        (Question("h**s + 1/(C*h**d)", free=("h",)), {"h"}),
        (Question("N**-a + exp(-T/N**b)", ("N*T",)), {"N", "T"}),
        (Question("N**-a + 2**(-T)", ("N*T",), uncharged=("T",)), {"N", "T"}),
        (Question("gamma(1/b)*N**-b", ("N",)), {"N"}),
        (Question("Sum(k**-a*exp(-T*k**-b), (k, 1, oo)) + N**-c", ("N*T",), facts=("a > 1",)), {"N", "T"}),
        (Question("N**-a", ("N",), ("P*N <= C**u",)), {"N", "P"}),
    ],
)
def test_symbols_outside_exponents_are_resources(question, kinds) -> None:
    assert {r.name for r in question.answer().resources} == kinds


@pytest.mark.parametrize(
    "question, remedy",
    [
        (Question("N**-a + D**-b", ("N",)), r"--resources D if it costs nothing, --free D"),
        (Question("N**-a + 2**(-T)", ("N*T",)), "--resources T if it grows"),
        (Question("N**-a", ("a*N",)), "--constants a if it stays fixed"),
        (Question("N**-a", ("N",), facts=("C > 1",)), "which is the budget"),
        (Question("N**-a", ("N",), ("2*N <= N",)), "can never hold"),
        (Question("N**-a", ("N",), uncharged=("M",)), "--resources names M, which occurs in no term"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_remedy(question, remedy) -> None:
    with pytest.raises(ExpressionError, match=remedy):
        question.answer()


def test_terms_with_a_minus_sign_are_refused_one_by_one() -> None:
    with pytest.raises(OutsideTheClassError, match=r"the term -1/D\*\*b has the coefficient -1"):
        asked("N**-a - D**-b", "N*D")


def test_trivial_constraints_and_facts_change_nothing() -> None:
    assert asked("N**-a", "N", constraints=("N <= N",), facts=("a > 0",)).exponent == a


def test_the_excess_is_the_risk_above_its_irreducible_part() -> None:
    plan = asked("E + N**-a + D**-b", "N*D", constants=("E",))
    above = excess(plan)
    assert above is not None
    assert (plan.exponent, above.exponent) == (0, a * b / (a + b))
    assert excess(above) is None
    assert excess(asked("E + N**-a", "N", constants=("E",), maximum=True)) is None
