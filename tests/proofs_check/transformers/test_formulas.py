"""Sentences: what they say, how they are read, and that their transformers agree with them."""

import re
from itertools import product
from math import ceil, comb, log2

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proofs_check.papers.merrill2023logic.zero_counts import SENTENCE as MATCHED
from proofs_check.transformers.compiled import compiled, decides
from proofs_check.transformers.formulas import And, Compare, Letter, Not, Or, Quantified, Term, holds, read_formula
from theory.errors import ExpressionError, OutsideTheClassError


def words(longest, shortest=1):
    return ("".join(w) for n in range(shortest, longest + 1) for w in product("ab", repeat=n))


def matched(word):
    while "ab" in word:
        word = word.replace("ab", "")
    return not word


MEANINGS = {
    "E i. a(i) and b(i + 1)": lambda w: "ab" in w,
    "E i. a(i) and E j. i < j and b(j)": lambda w: bool(re.search("a.*b", w)),
    "A i. a(i) or b(i)": lambda _: True,
    "M i. b(i)": lambda w: 2 * w.count("b") >= len(w),
    "# 2 i. a(i)": lambda w: w.count("a") == 2,
    "a(1) -> b(n)": lambda w: w[0] != "a" or w[-1] == "b",
    "(M i. a(i)) and (M i. b(i)) and not (E i. a(i) and E j. j < i and b(j))": lambda w: (
        w == "a" * (len(w) // 2) + "b" * (len(w) // 2)
    ),
    "bit(n, 1)": lambda w: len(w) % 2 == 1,
    "bit(n, 3)": lambda w: len(w) // 4 % 2 == 1,
}


@pytest.mark.parametrize("source", MEANINGS)
def test_sentences_say_what_they_mean(source):
    assert [w for w in words(8) if holds(read_formula(source), w) != MEANINGS[source](w)] == []


def test_ties_satisfy_a_majority():
    wrong = [w for w in words(10) if holds(read_formula("M i. b(i)"), w) != (w.count("b") > w.count("a"))]
    assert len(wrong) == sum(comb(2 * m, m) for m in range(1, 6)) == 350


def test_matched_brackets_with_counts_from_zero():
    assert all(holds(MATCHED, w, zero=True) == matched(w) for w in words(6))
    assert sum(holds(MATCHED, w) != matched(w) for w in words(6)) == 1 + 2 + 5


@pytest.mark.parametrize(
    "source, words_",
    [
        ("E i a(i)", "expected '.'"),
        ("E i. ab(i)", "'ab' is no letter"),
        ("a(i", r"expected '\)' at the end"),
        ("a(i) b(i)", "expected the end before 'b"),
        ("i + 1", "expected a comparison"),
        ("i = or", "expected a variable"),
        ("E n. a(n)", "expected a variable"),
        ("a(i) & b(i)", "no formula has '& b"),
        ("(" * 3000, "more than 2000"),
        ("(" * 1900, "nested too deeply|expected"),
    ],
)
def test_mistakes_are_explained(source, words_):
    with pytest.raises(ExpressionError, match=words_):
        read_formula(source)


# --- compiled ---------------------------------------------------------------------------------------------------------


def position(variable, depth):
    letter = st.sampled_from("ab").map(lambda a: Letter(a, Term(((variable, 1),))))
    if depth == 0:
        return letter
    inner = position(variable, depth - 1)
    earlier = f"{variable}'"
    guard = Compare("<", Term(((earlier, 1),)), Term(((variable, 1),)))
    before = position(earlier, depth - 1)
    return st.one_of(
        letter,
        inner.map(Not),
        st.tuples(inner, inner).map(And),
        st.tuples(inner, inner).map(Or),
        before.map(lambda f: Quantified("E", earlier, And((guard, f)))),
        before.map(lambda f: Quantified("A", earlier, Or((Not(guard), f)))),
    )


CLOSED = st.builds(Quantified, st.sampled_from("EAM"), st.just("i"), position("i", 2))
SENTENCES = st.one_of(CLOSED, CLOSED.map(Not), st.tuples(CLOSED, CLOSED).map(And), st.tuples(CLOSED, CLOSED).map(Or))


@given(SENTENCES, st.lists(st.text("ab", min_size=1, max_size=9), min_size=4, max_size=8))
@settings(max_examples=40)
def test_a_transformer_decides_as_its_sentence(sentence, some):
    decoder = compiled(sentence, "ab")
    assert [decides(decoder, w) for w in some] == [holds(sentence, w) for w in some]


@pytest.mark.parametrize("length", [15, 64, 255])
def test_a_majority_needs_few_bits_more_than_the_logarithm(length):
    decoder = compiled(read_formula("M i. b(i)"), "ab")
    near = ["a" * (n - k) + "b" * k for n in (length, length + 1) for k in (n // 2 - 1, n // 2, n // 2 + 1)]
    truth = [2 * w.count("b") >= len(w) for w in near]
    enough = ceil(log2(length)) + 3
    assert all([decides(decoder, w, bits) for w in near] == truth for bits in (enough, enough + 1, enough + 8))
    assert [decides(decoder, w, 3) for w in near] != truth


@pytest.mark.parametrize(
    "source", ["E i. E j. a(i) and b(j)", "E i. a(i + 1)", "a(1)", "M i. E j. j <= i and a(j)", "# 2 i. a(i)"]
)
def test_what_is_outside_the_fragment_is_refused(source):
    with pytest.raises(OutsideTheClassError, match=r"fragment|guard"):
        compiled(read_formula(source), "ab")
