"""Searches for counterexamples: what is false is found, what is true is not, and what was not reached is said."""

import dataclasses
from fractions import Fraction

import pytest
import sympy

from proofs_check.falsify import Trial, falsify, trial_of
from theory.codec import from_json, to_json
from theory.records import Claim, Equality, Inequality, Instance
from theory.registry import builtin
from theory.symbols import Resource, parameters
from theory.variants import Variant, variants

a, b = parameters("a b")
ENTRIES = {e.claim.id: e for e in builtin().entries}
# Circuits are built for one layer alone, which leaves nothing to draw.
FIXED = {"merrill2023parallelism:depth-reported"}
BOUNDS = [name for name, e in ENTRIES.items() if e.claim.kind == "inequality" and name not in FIXED]
QUICK = ["havrilla2024:interaction-gap", "yang2025:smooth-convex-oracle"]
ENGINE = ["havrilla2024:compute-law", "sharma2020:product-data", "caponnetto2007:tuned-rate"]


def stated(statement, *assumptions) -> Claim:
    return Claim(
        id="mine2026:lemma",
        title="A lemma",
        statement=statement,
        source="ours",
        fidelity="as stated",
        reference="",
        assumptions=assumptions,
    )


def planted(name: str, variant: Variant) -> Claim:
    return dataclasses.replace(ENTRIES[name].claim, statement=variant.statement)


def test_a_true_inequality_survives_many_valid_draws() -> None:
    found = falsify(stated(Inequality(sympy.sqrt(a * b), "<=", (a + b) / 2)), draws=100)
    assert (found.outcome, found.counterexample) == ("none found", None)
    # At a = b both sides agree, which no precision tells from a violation.
    assert found.valid + found.undecided == 100 and found.valid > 50


def test_a_false_inequality_is_refuted_at_a_point_that_satisfies_the_assumptions() -> None:
    found = falsify(stated(Inequality(a * b, "<=", a + b), a > 1, b < a))
    assert found.outcome == "counterexample"
    at = {name: Fraction(int(v.p), int(v.q)) for name, v in found.counterexample.at.values}
    assert at["a"] > 1 and at["b"] < at["a"] and at["a"] * at["b"] > at["a"] + at["b"]


@pytest.mark.parametrize(
    "statement",
    [
        Inequality(a, "<=", 10**20 + sympy.sqrt(a)),
        Inequality(1 + a, "<=", 1 + 10**8 * a**2),
        Inequality(a + b, ">", 2 * sympy.sqrt(a * b)),
    ],
    ids=["huge", "tiny", "coincident"],
)
def test_edges_are_visited(statement: Inequality) -> None:
    assert falsify(stated(statement)).outcome == "counterexample"


def test_an_equality_of_expressions_is_compared_to_many_digits() -> None:
    assert falsify(stated(Equality((a**2 - b**2) / (a + b), a - b)), draws=100).outcome == "none found"
    off = falsify(stated(Equality((a**2 - b**2) / (a + b), a - b + sympy.Rational(1, 10**25))), draws=100)
    assert off.outcome == "counterexample"


def test_the_same_seed_gives_the_same_search_and_another_one_another() -> None:
    def drawn(seed: int) -> list[Instance]:
        seen: list[Instance] = []
        trial = Trial(lambda at, _: (seen.append(at), None)[1], draws=20)
        falsify(stated(Inequality(sympy.Function("R")(a), "<=", a)), trial, seed=seed)
        return seen

    assert drawn(3) == drawn(3) != drawn(4)


def test_a_falsification_survives_storage() -> None:
    found = falsify(stated(Inequality(a, "<=", b)))
    assert from_json(to_json(found)) == found


def test_a_quantity_nobody_can_evaluate_is_inconclusive_and_says_what_would_help() -> None:
    found = falsify(stated(Inequality(sympy.Function("R")(a), "<=", a)))
    assert (found.outcome, found.valid) == ("inconclusive", 0)
    assert "quantity(at, rng)" in found.why


def test_a_quantity_outside_its_premises_does_not_count_as_valid() -> None:
    trial = Trial(lambda *_: None, draws=20)
    found = falsify(stated(Inequality(sympy.Function("R")(a), "<=", a)), trial)
    assert (found.outcome, found.valid, found.outside) == ("inconclusive", 0, 20)


def test_a_trial_that_crashes_is_inconclusive_with_its_reason() -> None:
    def broken(at: Instance, rng: object) -> object:
        raise ValueError("singular matrix")

    found = falsify(stated(Inequality(sympy.Function("R")(a), "<=", a)), Trial(broken, draws=20))
    assert found.outcome == "inconclusive" and "singular matrix" in found.why


def test_a_number_within_its_error_of_the_bound_refutes_nothing() -> None:
    near = Trial(lambda at, _: (float(at["a"]) * 1.001, 0.01 * float(at["a"])), draws=50)
    assert falsify(stated(Inequality(sympy.Function("R")(a), "<=", a)), near).counterexample is None


@pytest.mark.parametrize("name", QUICK)
def test_bounds_hold_and_their_false_variants_are_found(name: str) -> None:
    trial = trial_of(ENTRIES[name])
    assert falsify(ENTRIES[name].claim, trial, draws=40).outcome == "none found"
    false = [v for v in variants(ENTRIES[name].claim) if v.is_false]
    assert false and all(falsify(planted(name, v), trial, draws=20).counterexample for v in false)


@pytest.mark.slow
@pytest.mark.parametrize("name", BOUNDS)
def test_every_bound_holds_and_its_false_variants_are_found(name: str) -> None:
    trial = trial_of(ENTRIES[name])
    found = falsify(ENTRIES[name].claim, trial, seed=1)
    assert found.outcome == "none found" and found.valid >= 50
    for variant in variants(ENTRIES[name].claim):
        searched = falsify(planted(name, variant), trial)
        assert not (variant.is_false and searched.counterexample is None), variant.name
        assert not (variant.label == "weaker" and searched.counterexample), variant.name


@pytest.mark.parametrize("name", ENGINE)
def test_exponents_are_derived_again_at_numbers(name: str) -> None:
    claim = ENTRIES[name].claim
    assert falsify(claim, draws=5).outcome == "none found"
    for variant in variants(claim):
        if variant.is_false:
            found = falsify(planted(name, variant), draws=5)
            assert found.counterexample is not None, variant.name


@pytest.mark.parametrize("name", ["bahri2021:resolution-limited-data", "havrilla2024:oracle-rate"])
def test_a_weakened_one_sided_law_is_kept(name: str) -> None:
    found = {v.label: set() for v in variants(ENTRIES[name].claim)}
    for variant in variants(ENTRIES[name].claim):
        found[variant.label].add(falsify(planted(name, variant), draws=5).outcome)
    assert found["weaker"] == {"none found"} and found["stronger"] == {"counterexample"}


def test_resources_stay_letters_until_both_sides_are_compared() -> None:
    claim = ENTRIES["yang2025:minmax-allocation"].claim
    assert any(isinstance(s, Resource) for s in claim.statement.rhs.free_symbols)
    assert falsify(claim, draws=3).outcome == "none found"
    doubled = dataclasses.replace(claim.statement, rhs=2 * claim.statement.rhs)
    assert falsify(dataclasses.replace(claim, statement=doubled), draws=3).outcome == "counterexample"


def test_letters_of_a_derivation_at_numbers_stay_simple() -> None:
    # Exact powers of huge rationals would not end; whole letters are bounded too.
    found = falsify(ENTRIES["yang2025:path-late-power-law"].claim, draws=3)
    assert (found.outcome, found.valid) == ("none found", 3)
