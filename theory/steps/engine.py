"""Steps that ask the engine: optima, sums over modes, terms of a problem, crossovers."""

from __future__ import annotations

from typing import Any

import sympy

from theory.allocate import Certificate, PhaseDiagram, compute_optimal
from theory.codec import to_json
from theory.errors import SeveralPhasesError
from theory.expressions import text
from theory.identities import is_zero
from theory.monomials import term
from theory.operations import crossover
from theory.problems import decompose
from theory.records import Crossover, Decomposed, Optimum, Spectral
from theory.risk import Risk
from theory.spectral import spectral_sum
from theory.steps.run import Made, NotProved, Run, StepFailed, Strength
from theory.symbols import resources, resources_of

__all__ = ["crossed_over", "decomposed", "optimum", "spectral"]

Expr = Any

_INEQUALITIES = (sympy.Ge, sympy.Gt, sympy.Le, sympy.Lt)


def optimum(step: Optimum, run: Run) -> Made:
    """The compute-optimal value, rate, exponent or allocation, with its certificate."""
    facts = (*run.facts, *step.facts)
    risk = run.fill(step.risk)
    if isinstance(step.risk, sympy.Symbol) and step.risk.name in run.positive:
        risk = [term(t, trusted=True) for t in sympy.Add.make_args(risk)]
    plan = compute_optimal(
        Risk(risk, step.combine, where=facts),
        [run.fill(c) for c in step.costs],
        subject_to=[run.fill(s) for s in step.subject_to],
        where=facts,
        free=step.free,
        resources=step.resources,
        budget=step.budget,
    )
    try:
        certificate = plan.certificate
    except SeveralPhasesError as problem:
        raise (NotProved if plan.status == "cover-unproved" else StepFailed)(str(problem)) from None
    if not certificate.verify():
        raise StepFailed(f"the certificate does not verify: {certificate.failures()[0]}")
    run.certificates.append(to_json(certificate))
    return *_yielded(plan, step.yields), "certificate verified"


def _yielded(plan: PhaseDiagram, yields: str) -> tuple[Expr, Strength]:
    if yields == "exponent":
        return plan.exponent, "exact"
    if yields == "rate":
        return plan.phase.rate, "order"
    if yields == "value":
        if plan.value is None:
            raise StepFailed("the optimum is degenerate, so it has no exact constant")
        return plan.value, "exact" if _is_attained(plan.certificate) else "leading"
    if yields in {r.name for r in plan.phase.undetermined}:
        raise StepFailed(f"the optimal allocation of {yields} is not unique, so it has no rate of its own")
    orders = {r.name: order for r, order in plan.phase.orders.items()}
    if yields not in orders:
        raise StepFailed(f"yields {yields!r} is none of value, rate, exponent, {', '.join(orders)}")
    return orders[yields], "order"


def _is_attained(certificate: Certificate) -> bool:
    """Whether the bound is the optimum itself: no term and no part of a cost is left out as of lower order."""
    parts = [mu for limit in certificate.proof.multipliers if any(limit) for mu in limit]
    return certificate.lower_bound is not None and 0 not in (*certificate.weights, *parts)


def spectral(step: Spectral, run: Run) -> Made:
    """The leading term of a sum over modes."""
    found = spectral_sum(run.fill(step.summand), step.over, step.large, where=(*run.facts, *step.facts))
    return (
        found.leading,
        "leading",
        f"{found.filter} filter; used {', '.join(map(str, found.conditions)) or 'nothing further'}",
    )


def decomposed(step: Decomposed, run: Run) -> Made:
    """The terms of a problem that matter, or one of them."""
    found = decompose(step.problem, step.problem.about((*run.facts, *step.facts)))
    if len(found.cells) > 1:
        first = " and ".join(map(str, found.sides(found.cells[0])))
        raise NotProved(
            f"capacity and source may lie in {len(found.cells)} cells, such as {first}; say which one in facts"
        )
    (cell,) = found.cells
    regimes = [r for r in cell.regimes if step.limit in ("", r.limit)]
    if not regimes:
        raise StepFailed(f"nothing is limited by {step.limit!r}, only by {', '.join(r.limit for r in cell.regimes)}")
    kept = [t for r in regimes for t in r.kept if step.term in ("", t.name)]
    if not kept:
        names = dict.fromkeys(t.name for r in regimes for t in r.kept)
        raise StepFailed(f"no term {step.term!r} matters, only {', '.join(names)}")
    if not (step.limit or cell.one_sum):
        limits = ", ".join(r.limit for r in cell.regimes)
        raise NotProved(f"no sum of terms holds in all regimes; say in which one, by a limit: {limits}")
    run.positive.add(step.name)
    return (
        sympy.Add(*dict.fromkeys(t.expression for t in kept)),
        "leading",
        "; ".join([*(f"{t.name}: {t.origin}" for t in kept), f"assumed that {', that '.join(found.assumptions)}"]),
    )


def crossed_over(step: Crossover, run: Run) -> Made:
    """Where two rates meet."""
    sides = [run.fill(side) for side in (step.left, step.right)]
    large, grown = resources(f"{step.variable} exp_{step.variable}")
    # Other resources do not vary here; exponentials of the variable are powers of another one, its exponential.
    others = {r for side in sides for r in resources_of(side)} - {large}
    fixed: dict[Expr, Expr] = {r: sympy.Dummy(r.name, positive=True) for r in others}
    left, right = (side.xreplace({**fixed, step.variable: large}) for side in sides)
    exponential = any(e.has(large) for e in (left * right).atoms(sympy.exp))
    if exponential:
        powers = (rate.replace(sympy.exp, lambda z: grown ** (z / large)) for rate in (left, right))
        left, right = (rate.xreplace({large: sympy.log(grown)}) for rate in powers)
    found = crossover(left, right, where=run.facts)
    value = sympy.expand_log(sympy.log(found.value), force=True) if exponential else found.value
    free = {dummy: r for r, dummy in fixed.items()}
    exists = found.exists.xreplace(free)
    if exists is not sympy.true and not any(_is_same_bound(exists, known) for known in (*run.facts, *step.facts)):
        raise NotProved(f"the two sides meet only if {text(exists)}; name this condition in facts")
    return sympy.powsimp(value, force=True).xreplace(free), "exact", "solved by the engine"


def _is_same_bound(needed: Expr, known: Expr) -> bool:
    """Whether two inequalities bound one expression by zero from one side, strictly or not."""
    return isinstance(known, _INEQUALITIES) and is_zero(needed.gts - needed.lts - known.gts + known.lts)
