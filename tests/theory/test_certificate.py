"""A certificate proves the optimum from its own data, and a tampered one proves nothing."""

import dataclasses
import json

import pytest
import sympy

from theory import Risk, compute_optimal, parameters, resources
from theory.certificate import Certificate
from theory.codec import from_json, to_json

N, D, T = resources("N D T")
a, b, c = parameters("a b c")
A, B = parameters("A B")

PLANS = {
    "two terms": compute_optimal(Risk(A * N**-a + B * D**-b), cost=6 * N * D),
    "three terms": compute_optimal(Risk(N**-a + D**-b + T**-c), cost=N**2 * D * T),
    "maximum": compute_optimal(Risk(sympy.Max(A * N**-a, B * D**-b)), cost=N * D),
    "under a fact": compute_optimal(Risk(N**-a + D**-b + (N * D) ** -c), cost=N * D, where=(a * b > c * (a + b),)),
    "idle resource": compute_optimal(Risk(N**-a), cost=N * D),
    "two costs": compute_optimal(Risk(N**-a + D**-b), cost=[N, D], where=(a < b,)),
}


@pytest.fixture(params=PLANS.values(), ids=PLANS.keys())
def proof(request: pytest.FixtureRequest) -> Certificate:
    plan: object = request.param
    return plan.certificate  # type: ignore[attr-defined]


def test_verifies(proof: Certificate) -> None:
    assert proof.verify() and proof.failures() == ()


def test_survives_storage_as_text(proof: Certificate) -> None:
    restored = from_json(json.loads(json.dumps(to_json(proof))))
    assert restored == proof and restored.verify()


@pytest.mark.parametrize("field", ["weights", "multipliers", "allocation"])
def test_altered_numbers_are_rejected(proof: Certificate, field: str) -> None:
    values = getattr(proof, field)
    at = next(i for i, v in enumerate(values) if v != 0)
    altered = (*values[:at], values[at] * sympy.Rational(11, 10), *values[at + 1 :])
    assert not dataclasses.replace(proof, **{field: altered}).verify()


@pytest.mark.parametrize("factor", [sympy.Rational(9, 10), sympy.Rational(11, 10)])
def test_an_altered_exponent_is_rejected(proof: Certificate, factor: sympy.Rational) -> None:
    forged = dataclasses.replace(proof, exponent=proof.exponent * factor)
    assert any("exponent" in reason for reason in forged.failures())


def test_dropping_a_fact_that_is_needed_is_noticed() -> None:
    proof = PLANS["under a fact"].certificate
    assert not dataclasses.replace(proof, facts=()).verify()


def test_a_certificate_of_another_risk_is_rejected() -> None:
    proof = PLANS["two terms"].certificate
    assert not dataclasses.replace(proof, terms=(A * N ** (-2 * a), B * D**-b)).verify()
    assert not dataclasses.replace(proof, costs=(6 * N**2 * D,)).verify()


def test_negative_weights_are_rejected_though_the_identities_hold() -> None:
    # Weights 2 and -1 sum to one and balance both resources of this program, which proves nothing.
    forged = Certificate(
        terms=(N**-1 * D**-1, N**-1 * D**-2),
        costs=(N * D,),
        resources=(D, N),
        budget=resources("C"),
        weights=(sympy.Integer(2), sympy.Integer(-1)),
        multipliers=(sympy.Integer(1),),
        idle=(sympy.Integer(1), sympy.Integer(0)),
        allocation=(sympy.Integer(1), sympy.Integer(0)),
        exponent=sympy.Integer(1),
    )
    assert all("not zero" not in reason for reason in forged.failures())
    assert any("weight -1" in reason for reason in forged.failures())


def test_the_lower_bound_holds_at_every_allocation() -> None:
    plan = PLANS["two terms"]
    at = {a: 0.4, b: 0.7, A: 2.0, B: 5.0}
    bound = float(plan.certificate.lower_bound.subs(at).subs(plan.budget, 1e6))
    for share in (0.1, 0.3, 0.5, 0.7, 0.9):
        width = (1e6 / 6) ** share
        risk = 2 * width**-0.4 + 5 * (1e6 / 6 / width) ** -0.7
        assert risk >= bound * (1 - 1e-12)
    assert float(plan.value.subs(at).subs(plan.budget, 1e6)) == pytest.approx(bound, rel=1e-12)
