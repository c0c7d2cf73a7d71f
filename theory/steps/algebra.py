"""Steps by algebra and calculus: identities, solutions, bounds, induction, squeezing, flows, and words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sympy
from sympy.core.function import AppliedUndef
from sympy.logic.boolalg import Boolean

from theory.decide import decide
from theory.expressions import text
from theory.identities import is_zero, value_at
from theory.products import powers_of
from theory.records import Argument, Bound, Combine, Flow, Identity, Induction, Solution, Squeeze
from theory.steps.run import Made, NotProved, Run, StepFailed, demand_zero
from theory.symbols import Resource, resources_of

__all__ = ["argument", "bound", "combine", "flow", "identity", "induction", "solution", "squeeze"]

Expr = Any


def combine(step: Combine, run: Run) -> Made:
    """Put results together in an expression."""
    return run.fill(step.expression), "exact", step.why


def identity(step: Identity, run: Run) -> Made:
    """Two sides that cancel."""
    left, right = (_given(run.fill(side), step.given, run) for side in (step.lhs, step.rhs))
    demand_zero(left.doit() - right.doit(), f"{text(step.lhs)} = {text(step.rhs)} does not cancel")
    return run.fill(step.rhs), "exact", step.why or "cancels identically"


def solution(step: Solution, run: Run) -> Made:
    """A value that solves an equation, by substitution."""
    value, equation = run.fill(step.value), run.fill(step.equation)
    if not equation.has(step.unknown) or is_zero(equation):
        raise StepFailed(f"the equation {text(equation)} = 0 does not determine {step.unknown}")
    residual = _given(equation, step.given, run).subs(step.unknown, _given(value, step.given, run))
    demand_zero(_lambert(residual), f"{text(value)} does not solve {text(step.equation)} = 0")
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


def bound(step: Bound, run: Run) -> Made:
    """A relation that the solver proves."""
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


def induction(step: Induction, run: Run) -> Made:
    """A formula whose start and increment are right."""
    formula, increment = run.fill(step.formula), run.fill(step.increment)
    base = formula.subs(step.index, 0).doit() - run.fill(step.start)
    demand_zero(base, "the formula does not start right at zero")
    grown = _advance(formula, step.index) - formula
    demand_zero(grown - increment, "the formula does not grow by the increment")
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


def squeeze(step: Squeeze, run: Run) -> Made:
    """Two sides that meet as a slack vanishes."""
    lower, upper = run.fill(step.lower), run.fill(step.upper)
    limit = lower.subs(step.slack, 0)
    moving = [r for side in (lower, upper) for r in _moving(side, step.slack)]
    if moving:
        raise StepFailed(f"the slack {step.slack} multiplies {moving[0]}, which grows")
    demand_zero(upper.subs(step.slack, 0) - limit, f"the two sides do not meet as {step.slack} vanishes")
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


def flow(step: Flow, run: Run) -> Made:
    """The position, or the loss, of gradient flow whose speed falls like a power."""
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


def argument(step: Argument, run: Run) -> Made:
    """Words, whose conclusion is taken as it is."""
    return run.fill(step.conclusion), "exact", step.words
