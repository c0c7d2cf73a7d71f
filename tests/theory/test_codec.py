"""Records survive JSON; unknown kinds and fields are refused; prose does not enter the hash."""

import dataclasses
import json
from typing import Any

import pytest
import sympy

from theory import Risk, compute_optimal
from theory.classes import Assumed, ComplexityClass
from theory.codec import canonical, from_json, to_json
from theory.errors import TheoryError
from theory.records import (
    Claim,
    Convention,
    Curve,
    Derivation,
    Derived,
    Equality,
    Estimate,
    Evidence,
    Identity,
    Inclusion,
    Inequality,
    Instance,
    Judgement,
    Ledger,
    Limit,
    Meaning,
    Measurement,
    Order,
    Paper,
    Plot,
    Power,
    Premise,
    Record,
    StepResult,
    Threshold,
    Verdict,
)
from theory.symbols import parameters, resources

C = resources("C")
a, b = parameters("a b")
n = sympy.Symbol("n", integer=True, nonnegative=True)
R = sympy.Function("R")
at = Instance.of(a="1/2", b=3)

CLAIM = Claim(
    id="test:claim",
    title="A claim",
    statement=Order(R(C), "~", a * C**-b * sympy.log(C), C),
    source="ours",
    fidelity="as stated",
    reference="Ours.",
    meanings=(Meaning(R(C), "risk", r"\mathcal{R}"),),
    assumptions=(a > 1,),
    convention=Convention(loss="squared", compute=C**2, along="frontier"),
    derivation=Derivation((Premise("assumption", "given"),), (Identity("x", a, a, ((b, a),), "why"),)),
    instances=(at,),
    notes="Notes.",
)
EVIDENCE = Evidence(
    Derived("derived", "why", ("assumption: given",), (StepResult("x", "identity", "verified", "a"),), ({"x": 1},)),
    Measurement(
        (Estimate("slope", at, -3.0, 0.01, "window", 10.0, "samples", 0.5),),
        "exact",
        "modes",
        "exact dynamics",
        (0, 1),
        (Plot("$C$", "$R$", (Curve("data", (1.0, 2.0), (0.5, 0.25), (0.1, 0.1)),), marks=(("here", 1.5),)),),
    ),
    Judgement("supported", "close"),
    (Power("exponent times 11/10", "C**(-1.1*b)", "incomparable", "measured", "refuted", "far"),),
    1.5,
)
CFL = ComplexityClass("CFL")
RECORDS = [
    CLAIM,
    EVIDENCE,
    Equality(R(a), sympy.Sum(sympy.catalan(n) * a**n, (n, 0, sympy.oo))),
    Inequality(R(a), "<=", sympy.Max(a, b)),
    Limit(R(n), n, sympy.oo, a),
    Threshold(C, sympy.exp(-sympy.LambertW(-a, -1)), sympy.And(a > 0, b < 1), sympy.Eq(C, a)),
    Inclusion(CFL, ComplexityClass("CoT", (n,)), "not inside", (Assumed(CFL, "not inside", ComplexityClass("P")),)),
    Paper("key2026", "Title", ("A. Author", "B. Author"), 2026, "Journal"),
    Ledger(
        (Paper("test", "T", ("A",), 2026, "V"),),
        (Record(CLAIM, EVIDENCE, Verdict(CLAIM.id, "supported", "yes")),),
        "quick",
        0,
        (("numpy", "2"),),
    ),
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: type(r).__name__)
def test_records_survive_json(record: Any) -> None:
    assert from_json(json.loads(json.dumps(to_json(record)))) == record


def test_what_is_no_record_is_refused() -> None:
    with pytest.raises(TheoryError, match="cannot store a set"):
        to_json({1, 2})


@pytest.mark.parametrize(
    "data, words",
    [
        ({"record": "Popen", "args": "true"}, "unknown record 'Popen'"),
        ({"record": "Instance", "valeus": []}, "a Instance has no field 'valeus'; it has values"),
        ({"record": "Equality", "lhs": 1}, "incomplete Equality"),
        ({"expr": "__import__('os')", "symbols": {}}, "not allowed"),
        ({"expr": "x", "symbols": {}}, "unknown name 'x'"),
    ],
    ids=str,
)
def test_hostile_json_is_refused(data: Any, words: str) -> None:
    with pytest.raises(TheoryError, match=words):
        from_json(data)


PROSE = {
    "title": "Another title",
    "reference": "Elsewhere.",
    "notes": "Other notes.",
    "meanings": (),
}
MATTER = {
    "id": "test:other",
    "statement": Order(R(C), "~", 2 * a * C**-b * sympy.log(C), C),
    "source": "textbook",
    "assumptions": (),
    "convention": Convention(loss="root", compute=C**2, along="frontier"),
    "instances": (),
}


@pytest.mark.parametrize("field", PROSE)
def test_prose_does_not_make_evidence_stale(field: str) -> None:
    assert canonical(dataclasses.replace(CLAIM, **{field: PROSE[field]})) == canonical(CLAIM)


@pytest.mark.parametrize("field", MATTER)
def test_matter_makes_evidence_stale(field: str) -> None:
    assert canonical(dataclasses.replace(CLAIM, **{field: MATTER[field]})) != canonical(CLAIM)


def test_the_hash_depends_on_the_kind_of_a_symbol() -> None:
    resource, plain = C**-a, sympy.Symbol("C", positive=True) ** -a
    assert canonical(Equality(a, resource)) != canonical(Equality(a, plain))


def test_text_in_place_of_an_expression_is_refused_and_never_run(tmp_path: Any) -> None:
    target = tmp_path / "ran"
    hostile = {
        "record": "Order",
        "quantity": {"expr": "x", "symbols": {"x": "positive"}},
        "relation": "Theta",
        "rate": f"__import__('pathlib').Path({str(target)!r}).write_text('x') and 1",
        "variable": {"expr": "x", "symbols": {"x": "positive"}},
    }
    with pytest.raises(TheoryError, match="wrong type"):
        from_json(hostile)
    assert not target.exists()


def test_certificates_survive_json_and_still_verify() -> None:
    N, T = resources("N T")
    a, b = parameters("a b")
    certificate = compute_optimal(Risk([N**-a, sympy.exp(-T / N**b)]), cost=N * T + T).certificate
    restored = from_json(json.loads(json.dumps(to_json(certificate))))
    assert restored == certificate
    assert restored.verify()


def test_multipliers_of_the_wrong_shape_are_refused() -> None:
    N = resources("N")
    data = to_json(compute_optimal(Risk(N ** -parameters("a")), cost=N).certificate)
    data["branches"][0]["weights"] = "1"
    with pytest.raises(TheoryError, match="wrong type"):
        from_json(data)
