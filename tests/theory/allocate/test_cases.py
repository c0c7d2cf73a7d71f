"""Every recorded problem gives its exact answer, in all fields."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import sympy
from scipy.optimize import minimize_scalar

from theory import Risk, compute_optimal, parameters, resources
from theory.allocate import Phase, PhaseDiagram
from theory.decide import decide
from theory.expressions import parse
from theory.identities import equal

CASES = {
    case["id"]: case
    for case in json.loads((Path(__file__).parents[2] / "data" / "engine_cases.json").read_text())["cases"]
}
OPTIMA = [name for name, case in CASES.items() if case["kind"] == "compute_optimal"]

C = resources("C")
Expr = Any


class Case:
    """A recorded problem as the engine reads it."""

    def __init__(self, name: str) -> None:
        self.data = CASES[name]
        self.parameters = {p: parameters(p) for p in self.data["params"]}
        self.resources = {r: resources(r) for r in self.data["resources"]}
        self.facts = [f for f in (sympy.Gt(self.read(g), 0) for g in self.data["region"]) if f is not sympy.true]
        self.names = [t["name"] for t in (*self.data["terms"], *self.data.get("exps", ()))]

    def read(self, text: str) -> Expr:
        return parse(str(text), self.parameters)

    def monomial(self, powers: dict[str, str], budget: str = "0", log: str = "0") -> Expr:
        return (
            sympy.Mul(*(self.resources[r] ** self.read(p) for r, p in powers.items()))
            * C ** self.read(budget)
            * sympy.log(C) ** self.read(log)
        )

    @property
    def terms(self) -> list[Expr]:
        plain = [self.monomial(t["exps"], t.get("c0", "0"), t.get("log", "0")) for t in self.data["terms"]]
        damped = [self.monomial(e["pref"]) * sympy.exp(-self.monomial(e["u"])) for e in self.data.get("exps", ())]
        return plain + damped

    def solved(self) -> PhaseDiagram:
        charged = {r for cost in self.data["costs"] for r in cost["exps"]}
        return compute_optimal(
            Risk(self.terms),
            cost=[self.monomial(cost["exps"], log=cost.get("log", "0")) for cost in self.data["costs"]],
            subject_to=[
                self.monomial(left) <= C ** self.read(right) for _, left, right in self.data.get("constraints", ())
            ],
            where=self.facts,
            free=[self.resources[r] for r in self.data.get("free", ())],
            resources=[r for name, r in self.resources.items() if name not in charged],
        )

    def same_cell(self, phase: Phase, cell: list[str]) -> bool:
        """Whether two lists of conditions agree one by one, up to factors that are positive."""
        found, wanted = [c.lhs for c in phase.conditions], [self.read(g) for g in cell]
        return len(found) == len(wanted) and all(
            sum(decide(sympy.Gt(sympy.cancel(f / w), 0), [*self.facts, sympy.Ne(f, 0)]).proved for f in found) == 1
            for w in wanted
        )


@pytest.mark.parametrize("name", OPTIMA)
def test_an_optimum_has_the_recorded_phases(name: str) -> None:
    case = Case(name)
    diagram, expected = case.solved(), case.data["expected"]
    assert diagram.status == expected["status"]
    assert len(diagram.phases) == len(expected["phases"])
    for wanted in expected["phases"]:
        (phase,) = (p for p in diagram.phases if case.same_cell(p, wanted["cell"]))
        assert equal(phase.exponent, case.read(wanted["exponent"]))
        assert equal(phase.log, case.read(wanted["log"]))
        assert {r.name for r in phase.allocation} == set(wanted["alloc"])
        assert all(equal(x, case.read(wanted["alloc"][r.name])) for r, x in phase.allocation.items())
        assert {r.name for r, *_ in phase.intervals} == set(wanted.get("nonunique", ()))
        if "dual" in wanted:
            names = case.names + [c["name"] for c in case.data["costs"]]
            proof = phase.certificate.proof
            multipliers = (*proof.weights, *(sum(m) for m in proof.multipliers))
            assert all(
                equal(m, case.read(wanted["dual"].get(n, "0"))) for n, m in zip(names, multipliers, strict=False)
            )
            assert set(wanted["dual"]) <= set(names)
        assert phase.certificate.verify()


@pytest.mark.parametrize("name", OPTIMA)
def test_an_optimum_has_the_recorded_value_at_points(name: str) -> None:
    case = Case(name)
    diagram = case.solved()
    for spot in case.data["spot_checks"]:
        there = diagram.at({p: sympy.Rational(v) for p, v in spot["params"].items()})
        assert there.exponent == sympy.Rational(spot["exponent"])
        assert there.log == sympy.Rational(spot["log"])
        assert {r.name: x for r, x in there.allocation.items()} == {
            r: sympy.Rational(x) for r, x in spot["alloc"].items()
        }
        assert there.certificate.verify()


def test_a_constant_is_exact_at_every_budget() -> None:
    N, D = resources("N D")
    symbols = dict(zip("abAB", parameters("a b A B"), strict=True))
    a, b, A, B = symbols.values()
    plan = compute_optimal(Risk(A * N**-a + B * D**-b), cost=6 * N * D)
    case = CASES["CO-01"]
    assert equal(plan.constant, parse(case["constant"], symbols))
    assert equal(plan.exponent, parse(case["exponent"], symbols))
    assert plan.factors is not None
    assert all(equal(plan.factors[r], parse(case["alloc_const"][r.name], symbols)) for r in (N, D))
    at = {symbols[k]: float(v) for k, v in case["check"].items() if k in symbols}
    u, v, A0, B0 = (at[s] for s in (a, b, A, B))
    log_budget = case["check"]["logC"]
    best = minimize_scalar(
        lambda z: np.logaddexp(np.log(A0) - u * z, np.log(B0) - v * (log_budget - np.log(6) - z)),
        bounds=(0, log_budget),
        method="bounded",
        options={"xatol": 1e-10},
    )
    assert float(sympy.log(plan.constant.subs(at))) - float(plan.exponent.subs(at)) * log_budget == pytest.approx(
        best.fun, abs=1e-12
    )


def test_corrections_are_the_slacks_of_the_other_terms() -> None:
    case = Case("LP-03")
    phase = next(p for p in case.solved().phases if case.same_cell(p, ["al-be"]))
    names = dict(zip(phase.certificate.terms, case.names, strict=True))
    found = {names[c.source]: c.exponent for c in phase.corrections}
    wanted = {name: case.read(e) for name, e in CASES["CR-01"]["result"].items()}
    assert found.keys() == wanted.keys()
    assert all(equal(found[name], wanted[name]) for name in found)


def test_an_exponential_lies_below_its_best_power() -> None:
    """exp(-x) <= (p/e)**p * x**-p with equality at x = p alone, since p*log(x) - x is strictly concave."""
    x, p = parameters("x p")
    logarithm = p * sympy.log(x) - x
    assert sympy.solve(sympy.diff(logarithm, x), x) == [p]
    assert sympy.diff(logarithm, x, 2).is_negative
    best = sympy.exp(logarithm.subs(x, p))
    assert equal(best, (p / sympy.E) ** p)
    assert (sympy.Rational(999, 1000) - 1).is_negative  # so that a smaller constant fails at x = p


def test_a_certificate_is_the_inequality_of_the_means() -> None:
    """N**-a + D**-b >= (1/l1)**l1 * (1/l2)**l2 * (N*D)**-p for all positive N and D, and attained."""
    N, D = resources("N D")
    a, b = parameters("a b")
    plan = compute_optimal(Risk(N**-a + D**-b), cost=N * D, free=[N, D])
    weights = {"l1": b / (a + b), "l2": a / (a + b)}
    bound = weights["l1"] ** -weights["l1"] * weights["l2"] ** -weights["l2"] * C ** (-a * b / (a + b))
    assert plan.certificate.free == (N, D) and plan.certificate.verify()
    assert equal(plan.certificate.lower_bound, bound)
    assert plan.factors is not None
    attained = {r: plan.factors[r] * C ** plan.allocation[r] for r in (N, D)}
    assert equal(attained[N] * attained[D], C)
    assert equal(attained[N] ** -a, weights["l1"] * bound) and equal(attained[D] ** -b, weights["l2"] * bound)


def test_an_exponent_lies_below_the_mean_of_its_legs() -> None:
    a, b, c = parameters("a b c")
    assert decide(a * b * c / (a * b + b * c + c * a) <= (a + b + c) / 9).proved
    assert decide(a * b * c / (a * b + b * c + c * a) <= (a + b + c) / 10).status == "refuted"


def test_phases_agree_on_their_wall() -> None:
    case = Case("LP-03")
    diagram = case.solved()
    (wall,) = diagram.walls
    al, be = case.parameters.values()
    assert equal(wall.equation**2, (al - be) ** 2)
    values = [parse(v, {"al": al}) for v in CASES["BD-01"]["values"]]
    assert all(equal(v.subs(be, al), wall.exponent.subs(be, al)) for v in values)
    assert all(equal(p.exponent.subs(be, al), values[0]) for p in diagram.phases)
    assert wall.kind == "continuous" or wall.log == 0


def test_a_tampered_certificate_is_rejected() -> None:
    case = Case("LP-01")
    a, b = case.parameters.values()
    certificate = case.solved().certificate
    half = sympy.Rational(1, 2)
    forged = dataclasses.replace(
        certificate,
        scale=((a + b) / 4, *certificate.scale[1:]),
        branches=(dataclasses.replace(certificate.proof, weights=(half, half), multipliers=(((a + b) / 4,),)),),
    )
    assert any("balance of" in reason for reason in forged.failures())
    assert not forged.verify()
