"""Problems in the field's words: what is read, what is written back, and what an error says."""

import re

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from theory import parameters, resources
from theory.conventions import CONVENTIONS
from theory.errors import ExpressionError, TheoryError
from theory.problems import GradientDescent, Momentum, MultiPassSGD, OnePassSGD, PowerLawRegression, Ridge
from theory.problems.grammar import VOCABULARY, problem_of, words

a, b, s, B, q, sigma, alpha, r, nu, beta = parameters("a b s B q sigma alpha r nu beta")
n, t, p, h, ridge, R, L, P, N = resources("n t p h lambda R L P N")

SIZES = st.sampled_from([sympy.S.One, sympy.Rational(1, 2), s, s / 3, h, h * p ** (a - 1)])
ALGORITHMS = st.one_of(
    st.builds(Ridge, st.just(n), st.sampled_from([None, ridge, 1 / R])),
    st.builds(GradientDescent, st.just(t), st.sampled_from([None, n]), SIZES),
    st.builds(OnePassSGD, st.just(t), SIZES, st.sampled_from([sympy.S.One, B]), st.sampled_from([sympy.S.Zero, q])),
    st.builds(MultiPassSGD, st.just(t), st.just(n), SIZES, st.sampled_from([sympy.S.One, B]), st.just(q)),
    st.builds(
        Momentum,
        st.just(t),
        st.just(sympy.Integer(3)),
        st.sampled_from([sympy.S.One, s]),
        st.sampled_from([sympy.S.Zero, 1 / a]),
    ),
)
EXPONENTS = st.sampled_from([(a, b), (nu, 1 + nu * beta), (sympy.Integer(2), sympy.Rational(7, 2)), (2 * a, 2 * a + b)])
PROBLEMS = st.builds(
    lambda exponents, *rest: PowerLawRegression(*exponents, *rest),
    EXPONENTS,
    ALGORITHMS,
    st.just(p),
    st.sampled_from([sympy.S.Zero, sympy.Rational(1, 4), sigma**2]),
    st.sampled_from([None, 2 * p, r * p]),
)


@settings(max_examples=50)
@given(PROBLEMS)
def test_what_is_written_is_read_back(problem):
    assert problem_of(words(problem)) == problem


@pytest.mark.parametrize(
    "given_words, problem",
    [
        (
            "sgd(one-pass, steps=t, step=s, batch=B, decay=1) on power-law(a, b) with projection(p), noise(sigma^2)",
            PowerLawRegression(a, b, OnePassSGD(t, s, B, sympy.S.One), p, sigma**2),
        ),
        ("sgd on power-law", PowerLawRegression(a, b, OnePassSGD(t, s))),
        ("one-pass sgd", PowerLawRegression(a, b, OnePassSGD(t, s))),
        ("sgd(t, step=free(h))", PowerLawRegression(a, b, OnePassSGD(t, h))),
        ("ridge(n, lambda) in p features", PowerLawRegression(a, b, Ridge(n, ridge), p)),
        ("ridge(ridge=1/R), n samples", PowerLawRegression(a, b, Ridge(n, 1 / R))),
        ("multi-pass-sgd on m samples", PowerLawRegression(a, b, MultiPassSGD(t, resources("m"), s))),
        ("momentum", PowerLawRegression(a, b, Momentum(t, 3))),
        ("ridge(n, 1/R)", PowerLawRegression(a, b, Ridge(n, 1 / R))),
        ("ridgeless on power-law(2, 3.5)", PowerLawRegression(2, sympy.Rational(7, 2), Ridge(n))),
        ("gradient-flow on n samples", PowerLawRegression(a, b, GradientDescent(t, n))),
        ("gradient-descent with samples(n)", PowerLawRegression(a, b, GradientDescent(t, n, s))),
        ("in-context with width", PowerLawRegression(a, b, GradientDescent(L, P), N)),
        ("ridgeless on power-law(cui2021)", PowerLawRegression(alpha, 1 + 2 * alpha * r, Ridge(n))),
        ("ridgeless on power-law(2, r; cui2021)", PowerLawRegression(2, 1 + 4 * r, Ridge(n))),
        ("ridgeless on power-law(b=a, a=b; bordelon2020)", PowerLawRegression(a, b, Ridge(n))),
    ],
)
def test_the_words_of_the_field(given_words, problem):
    assert problem_of(given_words) == problem


@pytest.mark.parametrize("key", CONVENTIONS)
def test_every_convention_can_be_named(key):
    found = problem_of(f"ridgeless on power-law({key})")
    assert (found.capacity, found.source) == (CONVENTIONS[key].capacity, CONVENTIONS[key].source)


@pytest.mark.parametrize(
    "given_words, said",
    [
        ("ridgeless(n), rigde(n)", "column 15: unknown word 'rigde', did you mean 'ridge'? For example: ridge(samples"),
        ("kernel(n)", "column 1: unknown word 'kernel'. For example: sgd("),
        ("sgd(stpes=t)", "'sgd' has no 'stpes', did you mean 'steps'?"),
        ("sgd(t, s, 1, 1, 1)", "no place for '1'; it takes steps, step, batch, decay"),
        ("sgd(step=)", "said once"),
        ("sgd(steps=t, steps=u)", "said once"),
        ("sgd(steps=2)", "must be a letter"),
        ("sgd(t", "column 4: this parenthesis is never closed"),
        ("sgd(t))", "column 7: ')' stands where a word should"),
        ("sgd, ridge", "column 6: 'sgd' says the algorithm already"),
        ("ridge(n) on m samples", "said once"),
        ("sgd on m samples", "multi-pass-sgd, gradient-descent and ridge do"),
        ("momentum on m samples", "momentum is derived on the population"),
        ("sgd(batch=free(M))", "batch=M varies with M; give a letter that stays fixed"),
        ("momentum(decay=1.23456789)", "no fraction of numbers up to 1000"),
        ("gradient-flow with modes(2*p)", "give more modes than features"),
        ("power-law(a, b)", "names no algorithm"),
        ("", "names no algorithm"),
        ("sgd on power-law(t, b)", "use two letters"),
        ("sgd(steps=a)", "a is counted, and an exponent of power-law; use two letters"),
        ("sgd on power-law(-1, 2)", "capacity=-1 is not known to be positive"),
        ("sgd on power-law(a, free(b))", "function 'free' is not allowed"),
        ("sgd on power-law(1.23456789, 3)", "put the number in afterwards (at the shell with --at)"),
        ("sgd on power-law(2, 10**40)", "no fraction of numbers up to 1000"),
        ("sgd on power-law(c_1, b)", "c_1 names a constant of the terms; use another letter"),
        ("sgd with projection(t)", "t stands for two things"),
        ("sgd on power-law(x; bordelon2024)", "bordelon2025"),
        ("sgd on power-law(a > 1, b)", "is a comparison"),
        ("sgd on power-law(__import__('os'), b)", "is not allowed"),
        ("sgd with modes", "modes(2*p)"),
    ],
)
def test_errors_name_the_word_and_the_remedy(given_words, said):
    with pytest.raises(TheoryError, match=re.escape(said)):
        problem_of(given_words)


@settings(max_examples=50)
@given(st.text(st.sampled_from("sgd ridge(,)=;^*-ab1"), max_size=40))
def test_any_other_text_is_refused_by_an_error_for_people(given_words):
    try:
        assert problem_of(words(problem_of(given_words))) == problem_of(given_words)
    except TheoryError as error:
        assert str(error)  # noqa: PT017  (either outcome is right)


def test_examples_of_every_word_are_read():
    for name, word in VOCABULARY.items():
        letters = ", ".join(f"{slot}={usual or '2*p'}" for slot, usual in word.slots.items())
        others = "" if word.kind == "algorithm" else "gradient-flow with "
        others += "projection, " if name == "modes" else ""
        assert problem_of(f"{others}{name}({letters})")


def test_errors_are_those_of_expressions():
    with pytest.raises(ExpressionError, match="unknown word"):
        problem_of("nothing")
