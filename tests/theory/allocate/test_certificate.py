"""A certificate proves the optimum from its own data, and a tampered one proves nothing."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

import pytest
import sympy

from theory import Risk, compute_optimal, parameters, resources
from theory.allocate import Certificate, Multipliers, Phase
from theory.codec import from_json, to_json
from theory.identities import equal

N, D, T, h, C = resources("N D T h C")
a, b, c, u = parameters("a b c u")
A, B = parameters("A B")
Expr = Any

DIAGRAMS = {
    "two terms": compute_optimal(Risk(A * N**-a + B * D**-b), cost=6 * N * D),
    "three terms": compute_optimal(Risk(N**-a + D**-b + T**-c), cost=N**2 * D * T),
    "maximum": compute_optimal(Risk(sympy.Max(A * N**-a, B * D**-b)), cost=N * D),
    "floor": compute_optimal(Risk(N**-a + D**-b + (N * D) ** -c), cost=N * D),
    "idle resource": compute_optimal(Risk(N**-a), cost=N * D),
    "two costs": compute_optimal(Risk(N**-a + D**-b), cost=[N, D], where=(a < b,)),
    "cost of two monomials": compute_optimal(Risk(N**-a + D**-b), cost=N * D + N**2),
    "data run out": compute_optimal(Risk(N**-a + D**-b), cost=N * D, subject_to=[C**u >= D]),
    "free resource": compute_optimal(Risk(h**a + h**-b / C), free=[h]),
    "logarithms": compute_optimal(Risk([N**-a * sympy.log(C) ** 3, D**-b]), cost=N * D * sympy.log(C)),
    "exponential": compute_optimal(Risk([N**-a, sympy.exp(-T / N**b)]), cost=N * T),
}
PHASES = {f"{name} {i}": p for name, d in DIAGRAMS.items() for i, p in enumerate(d.phases)}


@pytest.fixture(params=PHASES.values(), ids=PHASES.keys())
def phase(request: pytest.FixtureRequest) -> Phase:
    found: Phase = request.param
    return found


def changed(values: tuple[Any, ...], at: int, value: Any) -> tuple[Any, ...]:
    return (*values[:at], value, *values[at + 1 :])


def nudged(value: Expr) -> Expr:
    """Another number of the same sign."""
    return value * sympy.Rational(11, 10) if value != 0 else sympy.Rational(1, 10)


def with_proof(proof: Certificate, **fields: Any) -> Certificate:
    """The certificate with another dual for the branch that was chosen."""
    made = dataclasses.replace(proof.proof, **fields)
    return dataclasses.replace(proof, branches=changed(proof.branches, proof.chosen, made))


def forgeries(phase: Phase) -> Iterator[tuple[str, Certificate]]:
    """The certificate of a phase with one number changed, each in turn."""
    proof, dual = phase.certificate, phase.certificate.proof
    for k, value in enumerate(proof.scale):
        yield f"scale {k}", dataclasses.replace(proof, scale=changed(proof.scale, k, nudged(value)))
    for j, (r, share) in enumerate(zip(proof.resources, proof.shares, strict=True)):
        if r in phase.allocation:
            for forged in (nudged(share[0]), share[0] - sympy.Rational(1, 10)):
                shares = changed(proof.shares, j, changed(share, 0, forged))
                yield f"share of {r}", dataclasses.replace(proof, shares=shares)
    for field in ("weights", "idle"):
        values = getattr(dual, field)
        for i, value in enumerate(values):
            yield f"{field} {i}", with_proof(proof, **{field: changed(values, i, nudged(value))})
    for k, limit in enumerate(dual.multipliers):
        for i, value in enumerate(limit):
            multipliers = changed(dual.multipliers, k, changed(limit, i, nudged(value)))
            yield f"multiplier {k} {i}", with_proof(proof, multipliers=multipliers)
    for i, choice in enumerate(dual.choices):
        if choice != "kept":
            yield f"rate {i}", with_proof(proof, rates=changed(dual.rates, i, nudged(dual.rates[i])))


def test_verifies(phase: Phase) -> None:
    assert phase.certificate.failures() == ()
    assert phase.certificate.verify()


def test_survives_storage_as_text(phase: Phase) -> None:
    def stored(proof: Certificate) -> Certificate:
        found: Certificate = from_json(json.loads(json.dumps(to_json(proof))))
        return found

    proof, restored = phase.certificate, stored(phase.certificate)
    assert restored.verify() and stored(restored) == restored
    assert (restored.terms, restored.limits, restored.facts) == (proof.terms, proof.limits, proof.facts)
    # Numbers may come back in another form: -(a + 3)/b as (-a - 3)/b.
    numbers = [(p.exponent, *p.weights, *p.allocation) for p in (proof, restored)]
    assert all(equal(u, v) for u, v in zip(*numbers, strict=True))


def test_no_number_can_be_altered(phase: Phase) -> None:
    accepted = [name for name, forged in forgeries(phase) if forged.verify()]
    assert accepted == []


def test_weights_belong_to_their_terms(phase: Phase) -> None:
    proof = phase.certificate
    exchanged = with_proof(proof, weights=proof.weights[::-1])
    assert exchanged.verify() == (proof.weights == proof.weights[::-1])


def test_every_branch_is_needed() -> None:
    proof = DIAGRAMS["exponential"].certificate
    assert len(proof.branches) == 3
    for i in range(3):
        kept = (*proof.branches[:i], *proof.branches[i + 1 :])
        assert not dataclasses.replace(proof, branches=kept, chosen=0).verify()
    others = (dataclasses.replace(proof, chosen=i) for i in range(3) if i != proof.chosen)
    assert not any(other.verify() for other in others)


def test_another_branch_cannot_be_forged() -> None:
    proof = DIAGRAMS["exponential"].certificate
    for i, branch in enumerate(proof.branches):
        for field in ("weights", "idle", "rates"):
            values = getattr(branch, field)
            forged = dataclasses.replace(branch, **{field: changed(values, 0, nudged(values[0]))})
            assert not dataclasses.replace(proof, branches=changed(proof.branches, i, forged)).verify(), (i, field)


def test_a_limit_can_go_only_if_nothing_rests_on_it(phase: Phase) -> None:
    proof = phase.certificate
    for k in range(len(proof.limits)):
        branches = tuple(
            dataclasses.replace(b, multipliers=(*b.multipliers[:k], *b.multipliers[k + 1 :])) for b in proof.branches
        )
        fewer = dataclasses.replace(proof, limits=(*proof.limits[:k], *proof.limits[k + 1 :]), branches=branches)
        needed = any(mu != 0 for b in proof.branches for mu in b.multipliers[k])
        assert not (needed and fewer.verify())


def test_a_certificate_of_another_shape_is_rejected(phase: Phase) -> None:
    proof = phase.certificate
    assert not dataclasses.replace(proof, limits=(*proof.limits, (N / C,))).verify()
    assert not dataclasses.replace(proof, terms=(*proof.terms, N**-9)).verify()
    assert not dataclasses.replace(proof, shares=proof.shares[1:]).verify()
    assert not dataclasses.replace(proof, chosen=len(proof.branches)).verify()
    assert not with_proof(proof, weights=proof.weights[1:]).verify()
    assert not with_proof(proof, idle=()).verify()


def test_freedom_matters_where_a_resource_is_below_one_or_held_there() -> None:
    bandwidth = DIAGRAMS["free resource"].certificate
    assert not dataclasses.replace(bandwidth, free=()).verify()
    idle = DIAGRAMS["idle resource"].certificate
    assert not dataclasses.replace(idle, free=(D,)).verify()
    assert dataclasses.replace(idle, free=(N,)).verify()


def test_facts_that_are_needed_cannot_be_dropped() -> None:
    for name in ("floor 0", "floor 1", "two costs 0", "data run out 0", "data run out 1"):
        proof = PHASES[name].certificate
        assert proof.facts
        assert not dataclasses.replace(proof, facts=()).verify()


def test_facts_that_contradict_each_other_prove_nothing() -> None:
    proof = with_proof(DIAGRAMS["two costs"].certificate, weights=(sympy.Integer(2), sympy.Integer(-1)))
    assert not dataclasses.replace(proof, facts=(a < b, b < a)).verify()


def test_a_certificate_of_another_risk_or_cost_is_rejected() -> None:
    proof = DIAGRAMS["two terms"].certificate
    assert not dataclasses.replace(proof, terms=(A * N ** (-2 * a), B * D**-b)).verify()
    assert not dataclasses.replace(proof, limits=((6 * N**2 * D / C,),)).verify()


@pytest.mark.parametrize("field", ["terms", "limits"])
def test_what_is_not_positive_is_no_term(field: str) -> None:
    proof = DIAGRAMS["two terms"].certificate
    given = {"terms": (A * N**-a, -B * D**-b), "limits": ((-6 * N * D / C,),)}
    assert not dataclasses.replace(proof, **{field: given[field]}).verify()


def test_negative_weights_are_rejected_though_the_identities_hold() -> None:
    # Weights 2 and -1 sum to one and balance both resources of this program, which proves nothing.
    zero, one, two = sympy.S.Zero, sympy.S.One, sympy.Integer(2)
    forged = Certificate(
        terms=(N**-1 * D**-1, N**-1 * D**-2),
        limits=((N * D / C,),),
        resources=(D, N),
        free=(),
        budget=C,
        scale=(one, zero, zero),
        shares=((one, zero, zero), (zero, zero, zero)),
        branches=(Multipliers(("kept", "kept"), (two, -one), ((one,),), (zero, zero), (one, zero)),),
    )
    assert not any("balance" in reason or "sum to" in reason or "scale" in reason for reason in forged.failures())
    assert any("multiplier of" in reason and "-1" in reason for reason in forged.failures())


def test_a_certificate_names_every_resource() -> None:
    zero, one = sympy.S.Zero, sympy.S.One
    forged = Certificate(
        terms=(N**-1 * D**-5,),
        limits=((N / C,),),
        resources=(N,),
        free=(),
        budget=C,
        scale=(one, zero, zero),
        shares=((one, zero, zero),),
        branches=(Multipliers(("kept",), (one,), ((one,),), (zero,), (zero,)),),
    )
    assert any("D" in reason for reason in forged.failures())


def test_the_lower_bound_holds_at_every_allocation() -> None:
    plan = DIAGRAMS["two terms"]
    at = {a: 0.4, b: 0.7, A: 2.0, B: 5.0}
    bound = float(plan.certificate.lower_bound.subs(at).subs(plan.budget, 1e6))
    for share in (0.1, 0.3, 0.5, 0.7, 0.9):
        width = (1e6 / 6) ** share
        risk = 2 * width**-0.4 + 5 * (1e6 / 6 / width) ** -0.7
        assert risk >= bound * (1 - 1e-12)
    assert float(plan.value.subs(at).subs(plan.budget, 1e6)) == pytest.approx(bound, rel=1e-12)


def test_the_lower_bound_is_silent_where_only_the_order_is_proved() -> None:
    assert DIAGRAMS["exponential"].certificate.lower_bound is None
    assert DIAGRAMS["logarithms"].certificate.lower_bound is not None
    resource_logs = compute_optimal(Risk([N**-a * sympy.log(N), D**-b]), cost=N * D)
    assert resource_logs.certificate.lower_bound is None
