"""What every answer obeys: symmetries, monotonicity, and bounds at finite budgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from theory import Risk, compute_optimal, parameters, resources
from theory.allocate import PhaseDiagram

NAMES = resources("N D T")
N, D, T = NAMES
X, Y, Z = resources("X Y Z")
a, b, c = parameters("a b c")
Powers = Mapping[Any, sympy.Rational]


def rationals(low: str, high: str) -> st.SearchStrategy[sympy.Rational]:
    return st.fractions(low, high, max_denominator=4).map(lambda v: sympy.Rational(v.numerator, v.denominator))


@dataclass(frozen=True)
class Law:
    """Decays of the terms (some negative) and prices of the costs, as numbers."""

    terms: tuple[Powers, ...]
    costs: tuple[Powers, ...]

    @property
    def risk(self) -> list[sympy.Expr]:
        return [product(t, -1) for t in self.terms]

    @property
    def diagram(self) -> PhaseDiagram:
        return compute_optimal(Risk(self.risk), cost=[product(k) for k in self.costs])

    def mapped(self, change: Callable[[Powers], Powers]) -> Law:
        return Law(tuple(map(change, self.terms)), tuple(map(change, self.costs)))


def product(powers: Powers, sign: int = 1) -> sympy.Expr:
    return sympy.Mul(*(r ** (sign * p) for r, p in powers.items()))


@st.composite
def laws(draw: st.DrawFn) -> Law:
    used = NAMES[: draw(st.integers(2, 3))]
    term = st.fixed_dictionaries({r: rationals("-1/2", "2") for r in used}).filter(lambda t: any(t.values()))
    cost = st.fixed_dictionaries({r: rationals("1/2", "2") for r in used})
    return Law(tuple(draw(st.lists(term, min_size=2, max_size=4))), tuple(draw(st.lists(cost, min_size=1, max_size=2))))


def optimum(diagram: PhaseDiagram) -> tuple[Any, ...]:
    """Exponent, determined shares and intervals: what does not depend on the proof that was found."""
    phase = diagram.phase
    return phase.exponent, phase.allocation, set(phase.intervals)


# --- symmetries -------------------------------------------------------------------------------------------------------


@given(laws(), st.permutations((X, Y, Z)))
@settings(max_examples=20)
def test_renaming_and_permuting_resources_does_the_same_to_the_answer(law: Law, names: list[Any]) -> None:
    new = dict(zip(NAMES, names, strict=True))
    renamed = law.mapped(lambda powers: {new[r]: p for r, p in powers.items()})
    exponent, allocation, intervals = optimum(law.diagram)
    expected = exponent, {new[r]: x for r, x in allocation.items()}, {(new[r], *ends) for r, *ends in intervals}
    assert optimum(renamed.diagram) == expected


@given(laws(), rationals("1/4", "3"))
@settings(max_examples=20)
def test_a_power_of_a_resource_is_as_good_as_the_resource(law: Law, s: sympy.Rational) -> None:
    rescaled = law.mapped(lambda powers: {r: p * s if r == N else p for r, p in powers.items()})
    exponent, allocation, intervals = optimum(law.diagram)
    shares = {r: x / s if r == N else x for r, x in allocation.items()}
    ends = {(r, low / s, high / s) if r == N else (r, low, high) for r, low, high in intervals}
    assert optimum(rescaled.diagram) == (exponent, shares, ends)


def test_symmetries_hold_phase_by_phase() -> None:
    plan = compute_optimal(Risk([N**-a, D**-b, (N * D) ** -c]), cost=N**2 * D)
    exchanged = compute_optimal(Risk([(X * Y) ** -a, X**-b, Y**-c]), cost=X * Y**2)
    new = {N: Y, D: X, a: c, b: b, c: a}
    found = {(p.exponent, *(p.allocation.get(r) for r in (X, Y))) for p in exchanged.phases}
    expected = {
        tuple(None if e is None else sympy.factor(e.subs(new, simultaneous=True)) for e in row)
        for row in ((p.exponent, *(p.allocation.get(r) for r in (D, N))) for p in plan.phases)
    }
    assert {tuple(None if e is None else sympy.factor(e) for e in row) for row in found} == expected


def test_measuring_a_resource_in_another_unit_changes_nothing() -> None:
    A, B = parameters("A B")
    plan = compute_optimal(Risk(A * N**-a + B * D**-b), cost=N * D)
    other = compute_optimal(Risk(A * (2 * N) ** -a + B * D**-b), cost=2 * N * D)
    assert plan.exponent == other.exponent
    at = {a: 0.5, b: 0.7, A: 3.0, B: 0.2}
    assert plan.constant is not None and other.constant is not None
    assert float(plan.constant.subs(at)) == pytest.approx(float(other.constant.subs(at)), rel=1e-12)


def test_a_repeated_term_changes_the_constant_only() -> None:
    once = compute_optimal(Risk(N**-a + D**-a), cost=N * D)
    twice = compute_optimal(Risk(2 * N**-a + 2 * D**-a), cost=N * D)
    assert once.exponent == twice.exponent and once.constant is not None and twice.constant is not None
    assert sympy.simplify(twice.constant - 2 * once.constant) == 0


# --- monotonicity -----------------------------------------------------------------------------------------------------


@given(laws(), st.data())
@settings(max_examples=20)
def test_a_dominated_term_changes_nothing(law: Law, data: st.DataObject) -> None:
    like = data.draw(st.sampled_from(law.terms))
    faster = {r: p + data.draw(rationals("0", "1")) for r, p in like.items()}
    assert optimum(replace(law, terms=(*law.terms, faster)).diagram) == optimum(law.diagram)


@given(laws(), st.data())
@settings(max_examples=20)
def test_another_cost_never_raises_the_exponent(law: Law, data: st.DataObject) -> None:
    cost = {r: data.draw(rationals("0", "3")) for r in law.costs[0]}
    if any(cost.values()):
        assert replace(law, costs=(*law.costs, cost)).diagram.exponent <= law.diagram.exponent


@given(laws(), st.data())
@settings(max_examples=20)
def test_a_faster_decay_never_lowers_the_exponent(law: Law, data: st.DataObject) -> None:
    i = data.draw(st.integers(0, len(law.terms) - 1))
    r = data.draw(st.sampled_from(sorted(law.terms[i], key=str)))
    faster = {**law.terms[i], r: law.terms[i][r] + data.draw(rationals("1/4", "2"))}
    terms = (*law.terms[:i], faster, *law.terms[i + 1 :])
    if any(faster.values()):
        assert replace(law, terms=terms).diagram.exponent >= law.diagram.exponent


# --- finite budgets ---------------------------------------------------------------------------------------------------


def least_risk(terms: list[tuple[float, dict[Any, float]]], costs: list[dict[Any, float]], log_budget: float) -> float:
    """The logarithm of the optimal risk, by convex minimisation over the logarithms of the resources."""
    used = sorted({r for _, t in terms for r in t} | {r for k in costs for r in k}, key=str)
    powers = np.array([[-t.get(r, 0.0) for r in used] for _, t in terms])
    offsets = np.log([coefficient for coefficient, _ in terms])
    prices = np.array([[k.get(r, 0.0) for r in used] for k in costs])

    def risk(z: np.ndarray) -> tuple[float, np.ndarray]:
        logs = offsets + log_budget * (powers @ z)
        top = logs.max()
        shares = np.exp(logs - top)
        return float(top + np.log(shares.sum())), log_budget * (shares / shares.sum()) @ powers

    limits = {"type": "ineq", "fun": lambda z: 1 - prices @ z, "jac": lambda _: -prices}
    start = np.full(len(used), 0.5 / prices.sum(axis=1).max())
    found = minimize(
        risk,
        start,
        jac=True,
        method="SLSQP",
        bounds=[(0, None)] * len(used),
        constraints=[limits],
        options={"ftol": 1e-13, "maxiter": 500},
    )
    assert (1 - prices @ found.x >= -1e-9).all()
    return float(found.fun)


@given(laws(), st.lists(rationals("1/4", "5"), min_size=4, max_size=4))
@settings(max_examples=15)
def test_the_optimum_at_a_finite_budget_lies_between_bound_and_attained_risk(
    law: Law, coefficients: list[sympy.Rational]
) -> None:
    weighted = [k * t for k, t in zip(coefficients, law.risk, strict=False)]
    plan = compute_optimal(Risk(weighted), cost=[product(k) for k in law.costs])
    bound = plan.certificate.lower_bound
    floating = [(float(k), {r: float(p) for r, p in t.items()}) for k, t in zip(coefficients, law.terms, strict=False)]
    prices = [{r: float(p) for r, p in k.items()} for k in law.costs]
    for budget in (10.0, 1e3, 1e6):
        best = least_risk(floating, prices, float(np.log(budget)))
        low = float(sympy.log(bound).subs(plan.budget, budget))
        high = np.log(sum(k for k, _ in floating)) - float(plan.exponent) * np.log(budget)
        assert low - 1e-7 <= best <= high + 1e-7


def test_the_bracket_holds_in_every_phase_of_a_diagram() -> None:
    plan = compute_optimal(Risk([N**-a, D**-b, (N * D) ** -c]), cost=N * D)
    for point in ({a: 1, b: 2, c: sympy.Rational(1, 3)}, {a: 1, b: 1, c: 2}):
        there = plan.at(point)
        u, v, w = (float(point[s]) for s in (a, b, c))
        for budget in (10.0, 1e3, 1e6):
            best = least_risk([(1, {N: u}), (1, {D: v}), (1, {N: w, D: w})], [{N: 1, D: 1}], float(np.log(budget)))
            low = float(there.certificate.lower_bound.subs(there.budget, budget))
            assert low * (1 - 1e-7) <= np.exp(best) <= 3 * budget ** -float(there.exponent) * (1 + 1e-7)
