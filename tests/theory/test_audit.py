"""Contradictions between claims are found, and nothing else is called one."""

import dataclasses

import pytest
import sympy

from theory.audit import compare_laws, contradictions
from theory.papers.bordelon2024._model import CLASS, N, a, b, setting, t
from theory.problems import GradientDescent, PowerLawRegression
from theory.records import Claim, Decomposed, Derivation, Meaning, Order
from theory.registry import builtin
from theory.symbols import parameters

risk = sympy.Function("R")(t)
nu, beta = parameters("nu beta")


def law(slug, exponent, relation="Theta", assumptions=CLASS, meaning="what is left", **fields):
    return Claim(
        id=f"test2024:{slug}",
        title="A law",
        statement=Order(risk, relation, t**-exponent, t),
        source="ours",
        fidelity="as stated",
        reference="Made for a test.",
        meanings=(Meaning(risk, meaning),),
        assumptions=assumptions,
        convention=setting("none"),
        **fields,
    )


def derived(slug, exponent, capacity, source, assumptions):
    problem = PowerLawRegression(capacity, source, GradientDescent(t), features=N)
    steps = (Decomposed("terms", problem, limit="steps", term="bias"),)
    found = law(slug, exponent, assumptions=assumptions, derivation=Derivation((), steps))
    return dataclasses.replace(found, id=f"{slug}2024:law")


def pairs(*claims):
    return [(f.first.slug, f.second.slug) for f in contradictions(claims)]


def test_two_exponents_of_one_quantity_contradict():
    (found,) = contradictions([law("one", a / b), law("other", (a + 1) / b)])
    assert (found.first.slug, found.second.slug) == ("one", "other")
    values = dict(found.where)
    assert values, "the point where they differ is named"
    assert found.between_vouched
    assert "what is left" in str(found)


def test_exponents_that_agree_on_the_common_ground_do_not():
    easy, hard = law("easy", b, assumptions=(*CLASS, a > b)), law("hard", a, assumptions=(*CLASS, a < b))
    both = law("both", sympy.Min(a, b))
    assert pairs(easy, hard, both) == []
    assert pairs(dataclasses.replace(hard, assumptions=CLASS), both) == [("hard", "both")]


def test_a_bound_contradicts_only_what_crosses_it():
    assert pairs(law("law", 1 + 0 * a), law("weak", sympy.Rational(1, 2), "O")) == []
    assert pairs(law("law", 1 + 0 * a), law("strong", sympy.Integer(2), "O")) == [("law", "strong")]
    assert pairs(law("upper", sympy.Integer(1), "O"), law("also", sympy.Integer(2), "O")) == []


def test_an_irrational_witness_counts():
    """At a**2 = 2 a law t**-a and a law t**-2a differ, although no fraction shows it."""
    facts = (*CLASS, sympy.Eq(a**2, 2))
    found = compare_laws([law("one", a, assumptions=facts), law("other", 2 * a, assumptions=facts)])
    assert [(f.differ, f.where) for f in found.findings] == [("exponents", ())]


def test_logarithms_and_constants_are_compared_where_exponents_agree():
    plain, seven = law("plain", a, "~"), law("seven", a, "~")
    times = dataclasses.replace
    logged = times(plain, id="test2024:log", statement=Order(risk, "Theta", t**-a * sympy.log(t), t))
    seven = times(seven, statement=Order(risk, "~", 7 * t**-a, t))
    same = times(plain, id="test2024:same", statement=Order(risk, "~", sympy.gamma(3) / 2 * t**-a, t))
    found = compare_laws([plain, seven, logged, same])
    assert {(f.first.slug, f.second.slug): f.differ for f in found.findings} == {
        ("plain", "seven"): "constants",
        ("seven", "same"): "constants",
        ("plain", "log"): "logarithms",
        ("seven", "log"): "logarithms",
        ("log", "same"): "logarithms",
    }


def test_what_cannot_be_compared_is_said():
    """Rates that are no monomials and exponents beyond the solver keep no other pair from being compared."""
    exponential = dataclasses.replace(law("fast", a), statement=Order(risk, "Theta", sympy.exp(-t), t))
    odd = law("odd", sympy.sqrt(a) + sympy.sin(b))
    found = compare_laws([law("one", a), law("other", b), exponential, odd])
    assert [(f.first.slug, f.second.slug) for f in found.findings] == [("one", "other")]
    assert {(u.first.slug, u.second.slug) for u in found.undecided} >= {("one", "fast"), ("one", "odd")}
    assert (found.pairs, found.across, found.alone) == (1, 0, ())
    assert "1 pairs of laws compared" in str(found)


def test_other_quantities_and_conventions_are_not_compared():
    assert pairs(law("one", a), law("other", b, meaning="something else")) == []
    elsewhere = dataclasses.replace(law("other", b), convention=setting("another order"))
    assert pairs(law("one", a), elsewhere) == []


def test_papers_are_compared_by_their_algorithm_in_their_own_letters():
    """Gradient flow learns like t**-(b - 1)/a, which is t**-beta with capacity nu and source 1 + nu beta."""
    canonical = derived("canonical", (b - 1) / a, a, b, (a > 1, b > 1))
    swapped = derived("swapped", (a - 1) / b, b, a, (a > 1, b > 1))
    kernel = derived("kernel", beta, nu, 1 + nu * beta, (nu > 1,))
    wrong = derived("wrong", 2 * beta, nu, 1 + nu * beta, (nu > 1,))
    assert pairs(canonical, swapped, kernel) == []
    assert len(contradictions([canonical, swapped, wrong])) == 2


@pytest.mark.slow
def test_the_package_does_not_contradict_itself():
    """Where built-in claims contradict each other, one of them is a reported form that fails."""
    found = contradictions(entry.claim for entry in builtin().entries)
    assert [str(f) for f in found if f.between_vouched] == []
    reported = {c.id for f in found for c in (f.first, f.second) if not c.vouched}
    assert {"bordelon2024:model-floor-reported", "bordelon2025:fs-time-law-reported"} <= reported
