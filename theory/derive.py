"""Recompute a claim's derivation and compare its conclusion with the statement.

A derivation is graded *derived* only if every step is recomputed here and the
last result equals what the statement says; *argued* if some step is only words;
*failed* if a step does not hold or the conclusion differs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import mpmath
import sympy

from theory.allocate import PhaseDiagram, compute_optimal
from theory.codec import to_json
from theory.decide import decide
from theory.errors import TheoryError
from theory.expressions import text
from theory.products import same_product
from theory.records import (
    Argument,
    Bound,
    Claim,
    Combine,
    Derived,
    Flow,
    Identity,
    Induction,
    Inequality,
    Optimum,
    Order,
    Solution,
    Spectral,
    Squeeze,
    Statement,
    Step,
    StepResult,
    monomial_parts,
)
from theory.risk import Risk
from theory.spectral import spectral_sum

__all__ = ["conclusion_of", "derive", "is_zero", "matches", "value_at"]

Expr = Any
Results = dict[sympy.Symbol, Expr]


class _StepFailed(Exception):
    """A step does not hold; the message says which condition fails."""


@dataclass
class _Run:
    """State of one recomputation: results so far and the certificates collected."""

    claim: Claim
    results: dict[str, Expr] = field(default_factory=dict)
    grounded: set[str] = field(default_factory=set)
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
            raise _StepFailed(f"the name {name} is taken; give the step another one")

    def keep(self, step: Step, value: Expr) -> None:
        """Keep a result, and whether anything but definitions and words went into it."""
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


def derive(claim: Claim) -> Derived | None:
    """Recompute the derivation of a claim.

    Parameters
    ----------
    claim : Claim

    Returns
    -------
    Derived or None
        None for a claim without a derivation.

    Examples
    --------
    >>> from theory.registry import builtin
    >>> derive(builtin().claim("yang2025:balanced-allocation")).grade
    'derived'
    """
    if claim.derivation is None:
        return None
    done, run, problem = _recompute(claim)
    if problem:
        return _graded("failed", problem, claim, done, run)
    conclusion = run.results[claim.derivation.steps[-1].name]
    if not matches(claim.statement, conclusion):
        why = f"the derivation concludes {text(conclusion)}, not the statement"
        return _graded("failed", why, claim, done, run)
    argued = [s.name for s in done if s.status == "argued"]
    if argued:
        return _graded("argued", f"step {argued[0]} is argued in words", claim, done, run)
    if claim.derivation.steps[-1].name not in run.grounded:
        return _graded("argued", "the conclusion is put together from definitions alone", claim, done, run)
    return _graded("derived", f"{len(done)} step(s) recomputed; the conclusion equals the statement", claim, done, run)


@lru_cache(maxsize=64)
def _recompute(claim: Claim) -> tuple[list[StepResult], _Run, str]:
    """Run every step; the last item says what went wrong, empty if nothing did."""
    assert claim.derivation is not None
    run, done = _Run(claim), list[StepResult]()
    for step in claim.derivation.steps:
        kind = type(step).__name__.lower()
        try:
            run.refuse_name(step.name)
            value, detail = _HANDLERS[type(step)](step, run)
        except (_StepFailed, ArithmeticError, NotImplementedError, TypeError, ValueError) as problem:
            done.append(StepResult(step.name, kind, "failed", "", str(problem)))
            return done, run, f"step {step.name}: {problem}"
        run.keep(step, value)
        done.append(
            StepResult(step.name, kind, "argued" if isinstance(step, Argument) else "verified", text(value), detail)
        )
    return done, run, ""


def conclusion_of(claim: Claim) -> Expr:
    """The result of the last step of a claim's derivation, recomputed.

    Raises
    ------
    TheoryError
        If the claim has no derivation or a step does not hold.
    """
    if claim.derivation is None:
        raise TheoryError(f"{claim.id} has no derivation")
    _, run, problem = _recompute(claim)
    if problem:
        raise TheoryError(f"{claim.id}: {problem}")
    return run.results[claim.derivation.steps[-1].name]


def _graded(grade: Any, why: str, claim: Claim, steps: list[StepResult], run: _Run) -> Derived:
    assert claim.derivation is not None
    premises = tuple(f"{p.kind}: {p.text}" for p in claim.derivation.premises)
    return Derived(grade, why, premises, tuple(steps), tuple(run.certificates))


def matches(statement: Statement, conclusion: Expr) -> bool:
    """Whether a conclusion is what the statement says.

    An `Order` other than ``~`` compares slopes and log powers only; everything
    else compares exactly.
    """
    if isinstance(statement, Order) and statement.relation != "~":
        try:
            _, slope, power = monomial_parts(conclusion, statement.variable)
        except TheoryError:
            return False
        return is_zero(slope - statement.slope) and is_zero(power - statement.log_power)
    if isinstance(statement, Inequality):
        return _equal(conclusion, statement.rhs)
    return _equal(conclusion, statement.content)


def _equal(left: Expr, right: Expr) -> bool:
    left, right = sympy.sympify(left), sympy.sympify(right)
    return same_product(left, right) or is_zero(left - right)


def is_zero(expr: Expr) -> bool:
    """Prove by cancellation that an expression vanishes identically.

    Tries the sum as it is, then as two positive products, then gamma functions
    by their recurrences. A numeric test at three points rejects
    non-zero expressions first; it never accepts one.

    Examples
    --------
    >>> a, b = sympy.symbols("a b", positive=True)
    >>> is_zero((2*a)**b/2**b - a**b), is_zero(a - b)
    (True, False)
    """
    expr = sympy.sympify(expr)
    if expr == 0:
        return True
    if _nonzero_somewhere(expr):
        return False
    attempts: tuple[Callable[[Expr], Expr], ...] = (
        sympy.cancel if expr.is_rational_function() else sympy.expand,
        _as_products,
        lambda e: sympy.gammasimp(sympy.combsimp(sympy.expand_func(e))),
        sympy.simplify,
        lambda e: sympy.simplify(sympy.expand_log(sympy.expand(e), force=True)),
    )
    return any(_vanishes(attempt, expr) for attempt in attempts)


def _vanishes(attempt: Callable[[Expr], Expr], expr: Expr) -> bool:
    try:
        return bool(attempt(expr) == 0)
    except (sympy.PolynomialError, NotImplementedError, ValueError, TypeError):
        return False


def _as_products(expr: Expr) -> Expr:
    """Zero if the expression is the difference of two equal positive products."""
    pieces = sympy.Add.make_args(expr)
    positive = [p for p in pieces if p.is_positive]
    negative = [-p for p in pieces if (-p).is_positive]
    alike = len(pieces) == 2 and len(positive) == 1 == len(negative) and same_product(positive[0], negative[0])
    return sympy.S.Zero if alike else expr


def _nonzero_somewhere(expr: Expr) -> bool:
    pieces = sympy.Add.make_args(expr)
    symbols = sorted(expr.free_symbols, key=str)
    for trial in range(3):
        point = {s: _trial_value(s, i, trial) for i, s in enumerate(symbols)}
        try:
            values = [complex(value_at(piece, point)) for piece in pieces]
        except (TypeError, ValueError, ZeroDivisionError, mpmath.libmp.NoConvergence):
            continue
        if abs(sum(values)) > 1e-12 * max(max(map(abs, values)), 1e-300):
            return True
    return False


def value_at(expr: Expr, point: Mapping[sympy.Symbol, Any]) -> Expr:
    """A number for an expression at a point; sums are written out.

    Numbers enter as floats of 30 digits: exact rationals under symbolic powers
    would be expanded into astronomically large fractions.
    """
    whole = {s: v for s, v in point.items() if s.is_integer or sympy.Integer(1) == v}
    written = expr.subs(whole).doit() if expr.has(sympy.Sum) else expr
    return sympy.N(written, 30, subs={s: sympy.Float(v, 40) for s, v in point.items()})


def _trial_value(symbol: sympy.Symbol, index: int, trial: int) -> Expr:
    if symbol.is_integer:
        return sympy.Integer(2 + index + trial)
    value = sympy.Rational(7 + 6 * index + 4 * trial, 12 + 2 * index + 2 * trial)  # never one, where logarithms vanish
    if symbol.is_negative:
        return -1 - value
    # Where the sign is not known, try both.
    return -value if symbol.is_nonnegative is None and trial % 2 else value


# --- one handler per kind of step -------------------------------------------------------------------------------------


def _optimum(step: Optimum, run: _Run) -> tuple[Expr, str]:
    plan = compute_optimal(
        Risk(run.fill(step.risk), step.combine),
        [run.fill(c) for c in step.costs],
        where=(*run.facts, *step.facts),
        budget=step.budget,
    )
    if not plan.certificate.verify():
        raise _StepFailed(f"the certificate does not verify: {plan.certificate.failures()[0]}")
    run.certificates.append(to_json(plan.certificate))
    return _yielded(plan, step.yields), "certificate verified"


def _yielded(plan: PhaseDiagram, yields: str) -> Expr:
    if yields == "exponent":
        return plan.exponent
    if yields == "rate":
        return plan.budget ** (-plan.exponent)
    if yields == "value":
        if plan.value is None:
            raise _StepFailed("the optimum is degenerate, so it has no exact constant")
        return plan.value
    shares = {r.name: x for r, x in plan.allocation.items()}
    if yields not in shares:
        raise _StepFailed(f"yields {yields!r} is none of value, rate, exponent, {', '.join(shares)}")
    return plan.budget ** shares[yields]


def _spectral(step: Spectral, run: _Run) -> tuple[Expr, str]:
    found = spectral_sum(run.fill(step.summand), step.over, step.large, where=(*run.facts, *step.facts))
    return found.leading, f"{found.filter} filter; used {', '.join(map(str, found.conditions)) or 'nothing further'}"


def _combine(step: Combine, run: _Run) -> tuple[Expr, str]:
    return run.fill(step.expression), step.why


def _identity(step: Identity, run: _Run) -> tuple[Expr, str]:
    left, right = (_given(run.fill(side), step.given, run) for side in (step.lhs, step.rhs))
    if not is_zero(left.doit() - right.doit()):
        raise _StepFailed(f"{text(step.lhs)} = {text(step.rhs)} does not cancel")
    return run.fill(step.rhs), step.why or "cancels identically"


def _solution(step: Solution, run: _Run) -> tuple[Expr, str]:
    value = run.fill(step.value)
    residual = _given(run.fill(step.equation), step.given, run).subs(step.unknown, _given(value, step.given, run))
    if not is_zero(_lambert(residual)):
        raise _StepFailed(f"{text(value)} does not solve {text(step.equation)} = 0")
    return value, step.why or f"substituted for {step.unknown} and cancelled"


def _given(expr: Expr, given: tuple[tuple[Expr, Expr], ...], run: _Run) -> Expr:
    for old, new in given:
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


def _bound(step: Bound, run: _Run) -> tuple[Expr, str]:
    answer = decide(run.fill(step.relation), (*run.facts, *step.facts))
    if not answer.proved:
        where = f" at {answer.witness}" if answer.witness else ""
        raise _StepFailed(f"{step.relation} is {answer.status}{where}")
    return step.relation, "proved by the solver"


def _induction(step: Induction, run: _Run) -> tuple[Expr, str]:
    formula, increment = run.fill(step.formula), run.fill(step.increment)
    base = formula.subs(step.index, 0).doit() - run.fill(step.start)
    if not is_zero(base):
        raise _StepFailed("the formula does not start right at zero")
    grown = _advance(formula, step.index) - formula
    if not is_zero(grown - increment):
        raise _StepFailed("the formula does not grow by the increment")
    return formula, "base and step cancel"


def _advance(formula: Expr, index: sympy.Symbol) -> Expr:
    """Replace n by n + 1, splitting the last term off every sum that ends at n - 1."""
    hidden, grown = {}, {}
    for total in formula.atoms(sympy.Sum):
        inner, (k, low, high) = total.function, total.limits[0]
        if inner.has(index) or low.has(index) or sympy.expand(high - index) != -1:
            raise _StepFailed(f"cannot advance the sum {total}: it must end at {index} - 1 and not contain {index}")
        hidden[total] = sympy.Dummy(positive=True)
        grown[hidden[total]] = total + inner.subs(k, index)
    return formula.xreplace(hidden).subs(index, index + 1).xreplace(grown)


def _squeeze(step: Squeeze, run: _Run) -> tuple[Expr, str]:
    lower, upper = run.fill(step.lower), run.fill(step.upper)
    limit = lower.subs(step.slack, 0)
    if not is_zero(upper.subs(step.slack, 0) - limit):
        raise _StepFailed(f"the two sides do not meet as {step.slack} vanishes")
    return limit, f"both sides meet as {step.slack} tends to zero"


def _flow(step: Flow, run: _Run) -> tuple[Expr, str]:
    constant, decay, speed = (run.fill(v) for v in (step.constant, step.decay, step.speed))
    base = (decay + 2) * decay * speed * constant
    position = (base * step.time) ** (1 / (decay + 2))
    x, tau = sympy.Dummy("x", positive=True), step.time
    # L'Hopital: d(x**(decay+2))/dt along the flow must be the claimed coefficient.
    growth = sympy.diff(x ** (decay + 2), x) * speed * (-sympy.diff(constant * x**-decay, x))
    if not is_zero(sympy.powsimp(sympy.expand(growth)) - base):
        raise _StepFailed("the flow does not grow as a power of time")
    if step.yields == "position":
        return position, "L'Hopital on position**(decay + 2)/time"
    return constant * base ** (-decay / (decay + 2)) * tau ** (-decay / (decay + 2)), "L'Hopital, then the loss law"


def _argument(step: Argument, run: _Run) -> tuple[Expr, str]:
    return run.fill(step.conclusion), step.words


_HANDLERS: Mapping[type[Step], Callable[[Any, _Run], tuple[Expr, str]]] = {
    Optimum: _optimum,
    Spectral: _spectral,
    Combine: _combine,
    Identity: _identity,
    Solution: _solution,
    Bound: _bound,
    Induction: _induction,
    Squeeze: _squeeze,
    Flow: _flow,
    Argument: _argument,
}
