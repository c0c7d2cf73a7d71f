"""Recompute the steps of a derivation, one handler per kind of step.

Every result carries its *strength*: exact, leading (the first term of an
asymptotic expansion), or order (up to constants). A step is never stronger than
what it was made from.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import sympy
from sympy.core.function import AppliedUndef
from sympy.logic.boolalg import Boolean

from theory.allocate import Certificate, PhaseDiagram, compute_optimal
from theory.codec import to_json
from theory.decide import decide
from theory.errors import SeveralPhasesError
from theory.expressions import text
from theory.identities import differs, is_zero, value_at
from theory.monomials import term
from theory.operations import crossover
from theory.problems import decompose
from theory.products import powers_of
from theory.records import (
    Argument,
    Bound,
    Claim,
    Combine,
    Crossover,
    Decomposed,
    Flow,
    Identity,
    Induction,
    Optimum,
    Solution,
    Spectral,
    Squeeze,
    Step,
)
from theory.risk import Risk
from theory.spectral import spectral_sum
from theory.symbols import Resource, resources, resources_of

__all__ = ["STRENGTHS", "NotProved", "Run", "StepFailed", "Strength", "perform"]

Expr = Any
Strength = Literal["order", "leading", "exact"]
STRENGTHS: tuple[Strength, ...] = ("order", "leading", "exact")
Made = tuple[Any, Strength, str]


_INEQUALITIES = (sympy.Ge, sympy.Gt, sympy.Le, sympy.Lt)


class StepFailed(Exception):
    """A step does not hold; the message says which condition fails."""


class NotProved(StepFailed):
    """A step may hold, but neither algebra nor the solver settles it."""


def _demand_zero(residual: Expr, otherwise: str) -> None:
    """Require that an expression vanishes: a number elsewhere refutes it, silence does not."""
    if not is_zero(residual):
        raise StepFailed(otherwise) if differs(residual) else NotProved(f"{otherwise}, though it does at trial points")


@dataclass
class Run:
    """State of one recomputation: results so far, how strong they are, certificates."""

    claim: Claim
    results: dict[str, Expr] = field(default_factory=dict)
    strength: dict[str, Strength] = field(default_factory=dict)
    grounded: set[str] = field(default_factory=set)
    positive: set[str] = field(default_factory=set)
    certificates: list[dict[str, Any]] = field(default_factory=list)

    @property
    def facts(self) -> tuple[Expr, ...]:
        return self.claim.assumptions

    def fill(self, expr: Expr) -> Expr:
        """Replace names of earlier steps by their results."""
        found = {s: self.results[s.name] for s in expr.free_symbols if s.name in self.results}
        return expr.xreplace(found) if found else expr

    def refuse_name(self, name: str) -> None:
        """Refuse a step whose name would capture a symbol or an earlier result."""
        content: Any = self.claim.statement.content
        taken = {str(s) for s in content.free_symbols} if isinstance(content, sympy.Basic) else set()
        if name in taken or name in self.results:
            raise StepFailed(f"the name {name} is taken; give the step another one")

    def keep(self, step: Step, value: Expr, strength: Strength) -> None:
        """Keep a result, its strength, and whether anything but definitions and words went into it."""
        inputs = [self.strength[name] for name in _names(step) if name in self.strength]
        self.strength[step.name] = min([strength, *inputs], key=STRENGTHS.index)
        self.results[step.name] = value
        match step:
            case Argument(conclusion=made) | Combine(expression=made):
                from_results = self._rests_on_results(made)
            case Identity(lhs=left, rhs=right) if self.fill(left) == self.fill(right):
                from_results = self._rests_on_results(left) or self._rests_on_results(right)
            case _:
                from_results = True
        if from_results:
            self.grounded.add(step.name)

    def _rests_on_results(self, expr: Expr) -> bool:
        return any(s.name in self.grounded for s in expr.free_symbols)


def _names(step: Step) -> Iterator[str]:
    """Names of all symbols in a step's expressions, among them those of earlier steps."""

    def walk(value: Any) -> Iterator[str]:
        if isinstance(value, sympy.Basic):
            yield from (str(s) for s in value.free_symbols)
        elif isinstance(value, tuple):
            for item in value:
                yield from walk(item)

    for f in dataclasses.fields(step):
        yield from walk(getattr(step, f.name))


def perform(step: Step, run: Run) -> tuple[Expr, str]:
    """Recompute one step and keep its result.

    Returns
    -------
    (expression, str)
        The result, and how it was found.

    Raises
    ------
    StepFailed
        If a condition of the step does not hold.
    """
    run.refuse_name(step.name)
    value, strength, detail = _HANDLERS[type(step)](step, run)
    run.keep(step, value, strength)
    return value, detail


def _optimum(step: Optimum, run: Run) -> Made:
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


def _spectral(step: Spectral, run: Run) -> Made:
    found = spectral_sum(run.fill(step.summand), step.over, step.large, where=(*run.facts, *step.facts))
    return (
        found.leading,
        "leading",
        f"{found.filter} filter; used {', '.join(map(str, found.conditions)) or 'nothing further'}",
    )


def _decomposed(step: Decomposed, run: Run) -> Made:
    cells = decompose(step.problem, (*run.facts, *step.facts)).cells
    if len(cells) > 1:
        first = " and ".join(str(f) for f in cells[0].facts[2 + len(run.facts) + len(step.facts) :])
        raise NotProved(f"capacity and source may lie in {len(cells)} cells, such as {first}; say which one in facts")
    (cell,) = cells
    regimes = [r for r in cell.regimes if step.limit in ("", r.limit)]
    if not regimes:
        raise StepFailed(f"nothing is limited by {step.limit!r}, only by {', '.join(r.limit for r in cell.regimes)}")
    kept = [t for r in regimes for t in r.kept if step.term in ("", t.name)]
    if not kept:
        names = dict.fromkeys(t.name for r in regimes for t in r.kept)
        raise StepFailed(f"no term {step.term!r} matters, only {', '.join(names)}")
    if not step.limit:
        cell.risk  # noqa: B018  (refuses if one sum does not hold in all regimes)
    run.positive.add(step.name)
    return (
        sympy.Add(*dict.fromkeys(t.expression for t in kept)),
        "leading",
        "; ".join(f"{t.name}: {t.origin}" for t in kept),
    )


def _crossover(step: Crossover, run: Run) -> Made:
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


def _combine(step: Combine, run: Run) -> Made:
    return run.fill(step.expression), "exact", step.why


def _identity(step: Identity, run: Run) -> Made:
    left, right = (_given(run.fill(side), step.given, run) for side in (step.lhs, step.rhs))
    _demand_zero(left.doit() - right.doit(), f"{text(step.lhs)} = {text(step.rhs)} does not cancel")
    return run.fill(step.rhs), "exact", step.why or "cancels identically"


def _solution(step: Solution, run: Run) -> Made:
    value, equation = run.fill(step.value), run.fill(step.equation)
    if not equation.has(step.unknown) or is_zero(equation):
        raise StepFailed(f"the equation {text(equation)} = 0 does not determine {step.unknown}")
    residual = _given(equation, step.given, run).subs(step.unknown, _given(value, step.given, run))
    _demand_zero(_lambert(residual), f"{text(value)} does not solve {text(step.equation)} = 0")
    return value, "exact", step.why or f"substituted for {step.unknown} and cancelled"


def _given(expr: Expr, given: tuple[tuple[Expr, Expr], ...], run: Run) -> Expr:
    for old, new in given:
        if not new.free_symbols:
            raise StepFailed(f"{old} is replaced by the number {new}, which would prove one case only")
        expr = expr.subs(old, run.fill(new))
    return _lambert(expr)


def _lambert(expr: Expr) -> Expr:
    """Apply W(w e^w) = w on its branch: w < -1 for the branch -1, which `given` must ensure."""

    def undo(z: Expr, branch: Expr = sympy.S.Zero) -> Expr:
        for w in z.atoms(sympy.Symbol):
            on_branch = (w + 1).is_negative if branch == -1 else (w + 1).is_nonnegative
            if on_branch and is_zero(z - w * sympy.exp(w)):
                return w
        # W(-u e^-u) with u > 1, written with a positive symbol u = 1 + v.
        for v in z.atoms(sympy.Symbol):
            w = -(1 + v)
            if branch == -1 and v.is_positive and is_zero(z - w * sympy.exp(w)):
                return w
        return sympy.LambertW(z, branch)

    return expr.replace(sympy.LambertW, undo) if expr.has(sympy.LambertW) else expr


def _bound(step: Bound, run: Run) -> Made:
    goal, facts = run.fill(step.relation), (*run.facts, *map(run.fill, step.facts))
    letters = {e: sympy.Dummy(f"v{i}", positive=e.is_positive, real=True) for i, e in enumerate(_opaque(goal, *facts))}
    signs = tuple(v >= 0 for e, v in letters.items() if e.is_nonnegative and not e.is_positive)
    answer = decide(goal.xreplace(letters), (*(f.xreplace(letters) for f in facts), *signs))
    if not answer.proved:
        # What holds of a term with its value may fail of a letter, so a witness with letters refutes nothing.
        refuted = answer.status == "refuted" and not letters
        where = f" at {answer.witness}" if refuted and answer.witness else ""
        kind = StepFailed if refuted else NotProved
        raise kind(f"{step.relation} is {answer.status if refuted or not letters else 'not proved'}{where}")
    return goal, "exact", "proved by the solver"


def _opaque(*expressions: Expr) -> tuple[Expr, ...]:
    """The largest parts that are no rational functions of anything, such as ``q**(2*T)``, in order."""

    def inside(expr: Expr) -> Iterator[Expr]:
        rational = isinstance(expr, (Boolean, sympy.Add, sympy.Mul, sympy.Max, sympy.Min))
        if rational or (expr.is_Pow and expr.exp.is_Integer):
            for part in expr.args:
                yield from inside(part)
        elif expr.args and (expr.is_real or isinstance(expr, AppliedUndef)):
            yield expr

    return tuple(dict.fromkeys(part for e in expressions for part in inside(e)))


def _induction(step: Induction, run: Run) -> Made:
    formula, increment = run.fill(step.formula), run.fill(step.increment)
    base = formula.subs(step.index, 0).doit() - run.fill(step.start)
    _demand_zero(base, "the formula does not start right at zero")
    grown = _advance(formula, step.index) - formula
    _demand_zero(grown - increment, "the formula does not grow by the increment")
    return formula, "exact", "base and step cancel"


def _advance(formula: Expr, index: sympy.Symbol) -> Expr:
    """Replace n by n + 1, splitting the last term off every sum that ends at n - 1."""
    hidden, grown = {}, {}
    for total in formula.atoms(sympy.Sum):
        inner, (k, low, high) = total.function, total.limits[0]
        if inner.has(index) or low.has(index) or sympy.expand(high - index) != -1:
            raise StepFailed(f"cannot advance the sum {total}: it must end at {index} - 1 and not contain {index}")
        hidden[total] = sympy.Dummy(positive=True)
        grown[hidden[total]] = total + inner.subs(k, index)
    return formula.xreplace(hidden).subs(index, index + 1).xreplace(grown)


def _squeeze(step: Squeeze, run: Run) -> Made:
    lower, upper = run.fill(step.lower), run.fill(step.upper)
    limit = lower.subs(step.slack, 0)
    moving = [r for side in (lower, upper) for r in _moving(side, step.slack)]
    if moving:
        raise StepFailed(f"the slack {step.slack} multiplies {moving[0]}, which grows")
    _demand_zero(upper.subs(step.slack, 0) - limit, f"the two sides do not meet as {step.slack} vanishes")
    if _ordered_wrongly(lower, upper, step.slack):
        raise StepFailed(f"the lower side lies above the upper one at a small {step.slack}")
    return limit, "exact", f"both sides meet as {step.slack} tends to zero"


def _moving(side: Expr, slack: sympy.Symbol) -> list[Resource]:
    """Resources in what the slack multiplies: with them, a small slack would not mean a small gap."""
    relative = powers_of(side / side.subs(slack, 0))
    return [r for base, power in relative.items() for e in (base, power) for r in resources_of(e)]


def _ordered_wrongly(lower: Expr, upper: Expr, slack: sympy.Symbol) -> bool:
    """Whether the lower side exceeds the upper one at a small slack and a trial point."""
    symbols = sorted((lower.free_symbols | upper.free_symbols) - {slack}, key=str)
    point = {s: sympy.Rational(7 + 2 * i, 4 + i) for i, s in enumerate(symbols)} | {slack: sympy.Rational(1, 100)}
    gap = value_at(upper - lower, point)
    return bool(gap.is_real and gap < 0)


def _flow(step: Flow, run: Run) -> Made:
    constant, decay, speed = (run.fill(v) for v in (step.constant, step.decay, step.speed))
    if not decide(decay > 0, run.facts).proved:
        raise StepFailed(f"the loss must fall with the position, but its decay {decay} is not known to be positive")
    base = (decay + 2) * decay * speed * constant
    position = (base * step.time) ** (1 / (decay + 2))
    x, tau = sympy.Dummy("x", positive=True), step.time
    # L'Hopital: d(x**(decay+2))/dt along the flow must be the claimed coefficient.
    growth = sympy.diff(x ** (decay + 2), x) * speed * (-sympy.diff(constant * x**-decay, x))
    if not is_zero(sympy.powsimp(sympy.expand(growth)) - base):
        raise StepFailed("the flow does not grow as a power of time")
    if step.yields == "position":
        return position, "leading", "L'Hopital on position**(decay + 2)/time"
    loss = constant * base ** (-decay / (decay + 2)) * tau ** (-decay / (decay + 2))
    return loss, "leading", "L'Hopital, then the loss law"


def _argument(step: Argument, run: Run) -> Made:
    return run.fill(step.conclusion), "exact", step.words


_HANDLERS: Mapping[type[Step], Callable[[Any, Run], Made]] = {
    Optimum: _optimum,
    Spectral: _spectral,
    Decomposed: _decomposed,
    Crossover: _crossover,
    Combine: _combine,
    Identity: _identity,
    Solution: _solution,
    Bound: _bound,
    Induction: _induction,
    Squeeze: _squeeze,
    Flow: _flow,
    Argument: _argument,
}
