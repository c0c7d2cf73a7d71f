"""Structural variants: what the engine derives after a mistake, and how it relates to the claim."""

import dataclasses

import pytest
import sympy

from theory.alterations import beyond, conditions, without
from theory.classes import ComplexityClass
from theory.planted import KINDS, planted
from theory.problems import GradientDescent, PowerLawRegression
from theory.records import Claim, Decomposed, Derivation, Equality, Inclusion, Inequality, Optimum, Order
from theory.symbols import parameters, resources

N, D, C, t, n, h = resources("N D C t n h")
a, b, s = parameters("a b s")
R = sympy.Function("R")


def claim(statement, *steps, **fields):
    derivation = Derivation((), steps) if steps else None
    return Claim("test:claim", "Test", statement, "ours", "as stated", "test", derivation=derivation, **fields)


def of(kind, given):
    return {p.variant.name: p.variant for p in planted(given).plants if p.kind == kind}


LIMITED = Optimum("best", N**-a + D**-b, (N * D,), C, subject_to=(sympy.Le(D, C**s),))
SCARCE = claim(Order(R(C), "Theta", C ** (-b * s), C), LIMITED, assumptions=(s * (a + b) < a,))


def test_a_condition_turned_round_gives_the_law_of_the_other_regime():
    (law,) = of("wrong regime", SCARCE).values()
    assert law.label == "incomparable"
    assert sympy.simplify(law.statement.slope + a * b / (a + b)) == 0


def test_a_claim_without_a_condition_that_changes_its_law_is_false():
    (dropped,) = (p for p in planted(SCARCE).plants if p.kind == "dropped assumption")
    assert dropped.variant.is_false and dropped.dropped in SCARCE.assumptions
    (there,) = dropped.of(SCARCE)
    assert there.statement == SCARCE.statement and there.assumptions == (s * (a + b) > a,)


def test_a_claim_without_a_condition_that_its_law_does_not_need_is_not_called_false():
    law = claim(Order(R(C), "Theta", C ** (-a * b / (a + b)), C), *FREE, assumptions=(a < 3,))
    assert [v.label for v in of("dropped assumption", law).values()] == ["stronger"]
    assert of("wrong regime", law) == {}


FREE = (Optimum("best", N**-a + D**-b, (N * D,), C),)


@pytest.mark.parametrize("relation, label", [("O", "weaker"), ("Omega", "stronger"), ("Theta", "incomparable")])
def test_a_term_that_falls_slower_changes_the_optimum_and_weakens_an_upper_bound(relation, label):
    law = claim(Order(R(C), relation, C ** (-a * b / (a + b)), C), *FREE)
    extra = of("missing or extra term", law)["extra term D**(-b/2)"]
    assert sympy.simplify(extra.statement.slope + a * b / (2 * a + b)) == 0 and extra.label == label


def test_a_sign_that_only_the_assumptions_tell_labels_a_bound():
    # Below the wall data are scarce, and the law of the other regime falls faster there.
    bound = dataclasses.replace(SCARCE, statement=dataclasses.replace(SCARCE.statement, relation="O"))
    assert [v.label for v in of("wrong regime", bound).values()] == ["stronger"]


def test_terms_and_roots_of_an_expression():
    found = of("missing or extra term", claim(Equality(R(a), 2 * (a + b**2))))
    assert found["term 2*b**2 missing"].statement.rhs == 2 * a
    assert found["term 2*a twice"].statement.rhs == 4 * a + 2 * b**2
    root = of("squared for root", claim(Inequality(R(a), "<=", b * sympy.sqrt(a))))
    assert [v.statement.rhs for v in root.values()] == [a * b]


def test_a_minimum_that_the_assumptions_settle_is_no_variant():
    assert "max for min" in of("min for max", claim(Equality(R(a), sympy.Min(a, 1))))
    wall = claim(Equality(R(a), sympy.Min(a, 1)), assumptions=(sympy.Eq(a, 1),))
    assert of("min for max", wall) == {}


def test_beyond_a_wall_are_two_sides():
    assert beyond(sympy.Eq(a, b)) == (a < b, a > b)
    assert beyond(sympy.Le(a, b)) == (a > b,)


def test_facts_of_steps_are_conditions_and_are_replaced_with_them():
    law = claim(Order(R(C), "Theta", C**-a, C), dataclasses.replace(FREE[0], facts=(a < b,)), assumptions=(a < 2,))
    assert conditions(law) == (a < 2, a < b)
    changed = without(law, a < b, (a > b,))
    assert conditions(changed) == (a < 2, a > b) and conditions(without(law, a < 2)) == (a < b,)


def test_every_kind_is_planted_or_absent_for_a_reason():
    for given in (SCARCE, claim(Inclusion(ComplexityClass("NL"), ComplexityClass("P")))):
        found = planted(given)
        absent = dict(found.absent)
        assert {p.kind for p in found.plants} | set(absent) == set(KINDS)
        assert not {p.kind for p in found.plants} & set(absent) and all(absent.values())


def problem(algorithm, exponent, limit):
    terms = Decomposed("law", PowerLawRegression(b, a, algorithm), limit=limit, term="bias")
    return claim(Order(R(t), "Theta", t**exponent, t), terms, assumptions=(b > 1, a > 1, a < b + 1))


@pytest.mark.slow
def test_an_algorithm_is_replaced_by_what_it_may_be_mistaken_for():
    flow = problem(GradientDescent(t, n), -(a - 1) / b, "steps")
    momentum = of("another algorithm", flow)["momentum for descent"]
    assert momentum.is_false and sympy.simplify(momentum.statement.slope + 2 * (a - 1) / b) == 0


@pytest.mark.slow
def test_ridge_and_flow_have_one_law_until_the_ridge_saturates():
    smooth = problem(GradientDescent(t, n), -(a - 1) / b, "steps")
    assert "ridge for flow" not in of("another algorithm", smooth)  # the task is harder than the ridge can use
    easy = dataclasses.replace(smooth, assumptions=(b > 1, a > 2 * b + 1))
    ridge = of("another algorithm", easy)["ridge for flow"]
    assert ridge.is_false and ridge.statement.slope == -2
