"""Planted variants against evidence that is right, blurred, wrong, or of another claim."""

import dataclasses
from pathlib import Path

import pytest
import sympy

from proofs_check.audit.alarms import Alarms, Trial
from proofs_check.audit.run import Audit, Audited
from proofs_check.audit.trials import trials
from proofs_check.judge import judge, verdict
from theory.records import (
    Claim,
    Equality,
    Estimate,
    Evidence,
    Inequality,
    Instance,
    Meaning,
    Measurement,
    Order,
    Record,
)
from theory.registry import Entry
from theory.symbols import parameters, resources

x = sympy.Symbol("x", positive=True)
y, f = sympy.Symbol("y", positive=True), sympy.Function("f")
C = resources("C")
a = parameters("a")


def claim(statement, slug="claim", **fields):
    return Claim(f"test:{slug}", "Test", statement, "ours", "as stated", "test", **fields)


def record(given, value, uncertainty=0.01, quantity="value", **at):
    found = Estimate(
        quantity, Instance.of(**at), value, uncertainty, "all", size=100.0, size_means="draws", improves=0.5
    )
    measurement = Measurement((found,), "exact", "test", "exact dynamics", (0,))
    evidence = Evidence(measurement=measurement, measured=judge(given.statement, measurement))
    return Record(given, evidence, verdict(given, evidence))


def rows_of(made, siblings=()):
    entry = Entry(made.claim, Path("nowhere") / "claim.py", builtin=False)
    rows, _ = trials(entry, made, siblings)
    return {row.variant: row for row in rows}


SQUARE = claim(Equality(f(x), x**2 + x))


def test_a_sharp_measurement_refutes_every_false_variant():
    rows = rows_of(record(SQUARE, 6.0, x=2))
    assert {r.outcome for r in rows.values()} == {"refuted"} and len(rows) == 6
    assert "against 6.6" in rows["value times 11/10"].said["measured"].why


def test_a_blurred_one_leaves_near_variants_open_and_names_the_size_that_decides():
    rows = rows_of(record(SQUARE, 6.0, 0.3, x=2))
    near = rows["value times 11/10"]
    assert near.outcome == "inconclusive" and "draws would" in near.said["measured"].why
    assert rows["term x missing"].outcome == "refuted"


def test_what_a_wrong_measurement_supports_survives_though_false():
    (survivor,) = (r for r in rows_of(record(SQUARE, 6.6, x=2)).values() if r.outcome == "survived")
    assert survivor.variant == "value times 11/10" and survivor.counts and survivor.badge == "refuted"


def test_a_variant_that_says_the_same_where_it_is_measured_survives():
    flat = claim(Equality(f(x), x**2))
    rows = rows_of(record(flat, 1.0, x=1))
    assert rows["value times 9/10"].outcome == "refuted"
    root = claim(Equality(f(x), sympy.sqrt(x)))
    assert rows_of(record(root, 1.0, x=1))["sqrt(x) squared for root"].outcome == "survived"


@pytest.mark.parametrize("value, outcome", [(1.9, "kept"), (2.5, "refuted")])
def test_a_weakened_bound_is_true_and_refuting_it_is_a_false_alarm(value, outcome):
    rows = rows_of(record(claim(Inequality(f(x), "<=", x)), value, x=2))
    weak = rows["bound times 11/10"]
    assert weak.label == "weaker" and weak.outcome == outcome
    found = Audit((Audited(tuple(rows.values()), (), None),), (), 1)
    assert found.false_alarms == len(found.wrongly_refuted) == (outcome == "refuted")


def test_explicit_sides_are_searched_too():
    bound = claim(Inequality(2 * x * y, "<=", x**2 + y**2))
    entry_rows = rows_of(Record(bound, Evidence(), verdict(bound, Evidence())))
    flipped = entry_rows["inequality flipped"]
    assert flipped.outcome == "refuted" and set(flipped.said) == {"searched"}


def test_a_dropped_assumption_is_held_against_the_claim_that_measures_beyond_it():
    risk = f(C)
    meanings = (Meaning(risk, "what is left"),)
    below = claim(Order(risk, "Theta", C**-a, C), "below", assumptions=(a < 1,), meanings=meanings)
    above = claim(Order(risk, "Theta", C**-1, C), "above", assumptions=(a > 1,), meanings=meanings)
    sibling = record(above, -1.0, quantity="slope", a=2)
    made = record(below, -0.5, quantity="slope", a="1/2")
    said = rows_of(made, (sibling,))["without a < 1"].said
    assert said["measured"].outcome == "refuted" and "a = 2" in said["measured"].why
    other = dataclasses.replace(sibling, claim=dataclasses.replace(above, meanings=()))
    assert "measured" not in rows_of(made, (other,))["without a < 1"].said


def test_the_summary_counts_false_variants_of_which_numbers_speak():
    rows = tuple(rows_of(record(SQUARE, 6.6, x=2)).values())
    seeds = (Trial("seed 0", "supported", ""), Trial("seed 1", "refuted", "6.6 against 6"))
    found = Audit((Audited(rows, (), Alarms("test:claim", True, seeds, ())),), (), 2).summary()
    assert found["variants"] == len(rows) == found["refuted"] + found["inconclusive"] + len(found["survived"])
    (survived,) = found["survived"]
    assert survived["claim"] == "test:claim" and survived["variant"] == "value times 11/10" and survived["reason"]
    assert found["false_alarms"] == 1 and found["contradictions"] == []
