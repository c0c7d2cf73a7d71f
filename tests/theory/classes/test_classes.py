"""Which class lies inside which: what the rules give, what they must not give, and what they may never conclude."""

import contextlib
import json

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from theory.classes import KINDS, LENGTH, RULES, ComplexityClass, ask, read_assumed, read_class
from theory.classes.bounds import Side, holds
from theory.codec import from_json, to_json
from theory.derive import derive
from theory.errors import ExpressionError
from theory.growth import compare
from theory.records import Claim, Derivation, Inclusion, Inside
from theory.symbols import parameters
from theory.typeset.statements import statement
from theory.variants import variants

n, log = LENGTH, sympy.log
c = parameters("c")


def asked(question, *given, where=()):
    small, large = question.split(" in ")
    return ask(read_class(small), read_class(large), where, [read_assumed(g) for g in given])


@pytest.mark.parametrize(
    "question",
    [
        "CoT(log(n)) in L",
        "CoT(n) in CSL",
        "REG in CoT(n)",
        "CoT(n**3) in P",
        "TIME(n**3) in CoT(n**3)",
        "CoT(n) in TIME~(n**2)",
        "CoT(n) in TIME(n**3)",
        "CoT(log(n)**2) in SPACE(log(n)**2)",
        "T(1, log(n)) in L",
        "T(1, log(n)) in FO(M)",
        "T(1, 1) in AC0[non-uniform]",
        "P in CoT(poly)",
        "CoT(poly) in P",
        "CFL in CoT(n**3)",
        "CoT(n**c) in TIME(n**(2*c + 3))",
        "P in TIME(exp(log(n)**2))",
        "SPACE(n) in TIME(exp(n**2))",
        "CoT[saturated](n) in CSL",
    ],
)
def test_is_inside(question):
    assert asked(question).verdict == "inside"


@pytest.mark.parametrize(
    "question",
    [
        "CoT(n) in TIME(n**2)",  # up to powers of log n only
        "CoT(n) in TIME(n)",
        "SPACE(n) in TIME~(n**2)",  # the two upper bounds on decoding are parallel, not a chain
        "CoT(log(n)) in TIME~(n)",  # the prompt alone costs n^2
        "CoT(log(n)) in TIME~(n**(3/2))",
        "NL in CoT(n)",
        "CoT(n) in L",
        "NC1 in CoT(n/log(n))",
        "CoT(log(n)**2) in L",
        "CFL in CoT(n)",
        "PSPACE in P",
        "TC0[logspace] in TC0[logtime]",
        "TIME(n) in CoT[saturated](n)",  # the lower bound needs all of its architecture
        "SPACE(n) in TIME(exp(n))",  # 2^O(n) is no bound of the scale
        "CoT(n**c) in TIME(n**(2*c))",
    ],
)
def test_is_unknown(question):
    found = asked(question)
    assert (found.verdict, found.links) == ("unknown", ())


@pytest.mark.parametrize(
    "question, by",
    [
        ("P in CoT(n)", "Hennie and Stearns 1966"),
        ("SPACE(n) in CoT(log(n))", "Stearns, Hartmanis and Lewis 1965"),
        ("PSPACE in L", "Stearns, Hartmanis and Lewis 1965"),
        ("REG in T(1, 1)", "parity: Furst, Saxe and Sipser 1984"),
        ("TC0[non-uniform] in P", "textbook (undecidable sets of lengths)"),
        ("TIME(n*log(n)**3) in TIME(n*log(n))", "Hennie and Stearns 1966"),
    ],
)
def test_is_not_inside_by_a_strict_edge(question, by):
    found = asked(question)
    assert found.verdict == "not inside"
    assert [k.source for k in found.links if k.said.relation == "not inside"] == [by]


def test_hierarchies_need_more_than_a_logarithm():
    assert asked("TIME(n*log(n)) in TIME(n)").verdict == "unknown"


HYPOTHETICAL = [
    ("NL-complete in CoT(log(n))", "NL not in L"),
    ("P-complete in CoT(log(n))", "P not in L"),
    ("P-complete in T(1, log(n))", "P not in TC0[logspace]"),
    ("NP-complete in T(1, log(n))", "NP not in TC0[logtime]"),
    ("CFL in CoT(n)", "CFL not in TIME~(n**2)"),
    ("CoT(n) in T(1, log(n))", "NC1 not in TC0[logtime]"),
]


@pytest.mark.parametrize("question, hypothesis", HYPOTHETICAL)
def test_conditional_separations_name_what_they_use(question, hypothesis):
    found = asked(question, hypothesis, "NL not in CoT(n)")
    assert found.verdict == "not inside"
    assert found.hypotheses == (read_assumed(hypothesis),)
    assert asked(question).verdict == "unknown"


def test_the_tag_of_a_uniformity_counts():
    assert asked("P-complete in TC0[logtime]", "P not in TC0[logspace]").verdict == "not inside"
    assert asked("P-complete in TC0[logspace]", "P not in TC0[logtime]").verdict == "unknown"


def test_a_hypothesis_may_also_place_a_class_inside():
    found = asked("NL in CoT(n**9)", "NL in TIME(n**9)")
    assert found.verdict == "inside" and found.hypotheses == (read_assumed("NL in TIME(n**9)"),)


def test_every_separation_rests_on_one_that_is_given():
    for question, hypothesis in HYPOTHETICAL:
        links = asked(question, hypothesis).links
        apart = [k for k in links if k.said.relation == "not inside"]
        assert apart and all(k.by is None or k.by.relation == "not inside" for k in apart)


def test_letters_are_decided_under_facts():
    assert asked("CoT(n**c) in TIME~(n**(2*c))").verdict == "unknown"
    assert asked("CoT(n**c) in TIME~(n**(2*c))", where=(c > 1,)).verdict == "inside"
    assert asked("CoT(n**c) in TIME~(n**2)", where=(c < 1,)).verdict == "inside"


# --- bounds -----------------------------------------------------------------------------------------------------------

POWERS = st.fractions(min_value=0, max_value=4, max_denominator=4)


@given(a=POWERS, b=POWERS, x=st.integers(-3, 3), y=st.integers(-3, 3))
def test_conditions_on_powers_and_logarithms(a, b, x, y):
    left = n ** sympy.Rational(a) * log(n) ** x
    right = n ** sympy.Rational(b) * log(n) ** y
    assert holds(Side("O", left, right)) == ((a, x) <= (b, y))
    assert holds(Side("o", left, right)) == ((a, x) < (b, y))
    assert holds(Side("soft O", left, right)) == (a <= b)
    assert holds(Side("soft o", left, right)) == (a < b)
    assert holds(Side("polynomial", left))
    assert holds(Side("O", left, right)) == (compare(left, right, n).verdict in ("o", "theta", "equal"))


@pytest.mark.parametrize(
    "bound, softly, polynomial",
    [
        (log(log(n)) ** 4, True, True),
        (sympy.exp(sympy.sqrt(log(log(n)))), True, True),
        (sympy.exp(log(log(n)) ** 2), False, True),
        (sympy.exp(sympy.sqrt(log(n))), False, True),
        (sympy.exp(log(n) ** 2), False, False),
        (sympy.exp(n), False, False),
    ],
)
def test_between_logarithms_and_powers(bound, softly, polynomial):
    assert holds(Side("soft O", bound)) == softly
    assert holds(Side("soft o", 1 / bound)) == (not softly)
    assert holds(Side("polynomial", bound)) == polynomial


def test_what_the_scale_cannot_read_shows_nothing():
    assert not holds(Side("O", 2 + sympy.sin(n), n))


# --- reading ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", KINDS)
def test_what_is_written_is_read_back(name):
    kind = KINDS[name]
    one = ComplexityClass(name, (n**2 * log(n), n**c)[: len(kind.bounds)], kind.tags[:1])
    assert read_class(str(one)) == one
    assert from_json(json.loads(json.dumps(to_json(one)))) == one


@pytest.mark.parametrize(
    "source, words",
    [
        ("COT(n)", "did you mean CoT"),
        ("TC0", "needs one uniformity: write TC0"),
        ("CoT", "takes bounds on steps, not 0"),
        ("L(n)", "takes no bounds, not 1"),
        ("T(n)", "depth and precision in bits"),
        ("CoT[fast](n)", "cannot be 'fast'; it may be saturated"),
        ("TIME(n", "is no class"),
        ("TIME(__import__('os'))", "not allowed"),
        ("TIME(-1)", "no positive expression"),
        ("TIME(" + "exp(" * 12 + "n" + ")" * 12 + ")", "nested too deeply"),
        ("", "is no class"),
        ("x" * 500, "too long"),
    ],
)
def test_a_mistake_in_a_class_is_explained(source, words):
    with pytest.raises(ExpressionError, match=words):
        read_class(source)


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(source):
    with contextlib.suppress(ExpressionError):
        read_class(source)


def test_a_mistake_in_a_hypothesis_is_explained():
    with pytest.raises(ExpressionError, match="is no hypothesis"):
        read_assumed("P = NP")


# --- claims -----------------------------------------------------------------------------------------------------------


def claimed(question, *given):
    small, large = map(read_class, question.split(" in "))
    hypotheses = tuple(map(read_assumed, given))
    relation = "not inside" if given else "inside"
    step = Inside("chain", small, large, hypotheses)
    said = Inclusion(small, large, relation, hypotheses)
    return Claim("test:claim", "Test", said, "ours", "reconstructed", "test", derivation=Derivation((), (step,)))


def test_a_chain_derives_and_cites():
    found = derive(claimed("CoT(n) in CSL"))
    assert found.grade == "derived" and "given 2 citations" in found.why
    assert sum("Merrill and Sabharwal 2024, theorem 4" in p for p in found.premises) == 1


def test_a_theorem_that_is_the_statement_derives_nothing():
    found = derive(claimed("CoT(n) in TIME~(n**2)"))
    assert found.grade == "argued" and "one cited rule and nothing else" in found.why


def test_what_no_chain_gives_is_not_derived():
    assert derive(claimed("SPACE(n) in TIME~(n**2)")).grade == "argued"


def test_a_hypothesis_that_is_not_stated_does_not_count():
    stated = claimed("CFL in CoT(n)", "CFL not in TIME~(n**2)")
    bare = Inclusion(stated.statement.small, stated.statement.large, "not inside")
    assert derive(stated).grade == "derived"
    assert derive(
        Claim("test:claim", "Test", bare, "ours", "reconstructed", "t", derivation=stated.derivation)
    ).grade == ("failed")


def test_variants_of_an_inclusion():
    found = {v.name: v.label for v in variants(claimed("CoT(n) in TIME(n**3)"))}
    assert found == {
        "sides exchanged": "incomparable",
        "the contrary": "incomparable",
        "right side to the power 11/10": "weaker",
        "right side to the power 9/10": "stronger",
        "CFL for TIME(n**3)": "stronger",
    }
    found = {v.name: v.label for v in variants(claimed("CFL in CoT(n)", "CFL not in TIME~(n**2)"))}
    assert found["right side to the power 9/10"] == "weaker" and found["right side to the power 11/10"] == "stronger"
    assert found["without CFL ⊄ TIME~(n**2)"] == "stronger"


def test_equal_classes_are_no_false_variant():
    assert "sides exchanged" not in {v.name for v in variants(claimed("CoT(poly) in P"))}


def test_typeset():
    assert statement(claimed("T(1, log(n)) in TC0[logtime]")) == (
        r"\mathsf{T}(1, \log n) \subseteq \mathsf{TC}^{0}_{\text{logtime}}"
    )
    assert statement(claimed("CFL in CoT(n)", "CFL not in TIME~(n**2)")) == (
        r"\mathsf{CFL} \not\subseteq \mathsf{CoT}(n) \qquad "
        r"\text{if } \mathsf{CFL} \not\subseteq \widetilde{\mathsf{TIME}}(n^{2})"
    )


def test_every_rule_has_a_source_and_reads_as_a_sentence():
    assert all(rule.source and str(rule).count("_") == 0 for rule in RULES)
    assert {rule.status for rule in RULES} == {"proved", "conditional", "definition", "convention"}


def test_two_names_of_one_class_derive_nothing() -> None:
    claim = Claim(
        id="test2026:same",
        title="The same",
        statement=Inclusion(read_class("P"), read_class("P")),
        source="ours",
        fidelity="as stated",
        reference="test",
        derivation=Derivation((), (Inside("same", read_class("P"), read_class("P")),)),
    )
    assert "one class" in derive(claim).why


def test_a_letter_keeps_its_name_in_a_chain() -> None:
    assert "n**a_k" in str(ask(read_class("CoT(log(n))"), read_class("CoT(n**a_k)")).links[0])
