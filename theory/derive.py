"""Recompute a claim's derivation and compare its conclusion with the statement.

A derivation is graded *derived* only if every step is recomputed here and the
last result equals what the statement says; *argued* if some step is only words
or could not be settled; *failed* if a step does not hold or the conclusion
differs.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import sympy
from sympy.core.function import AppliedUndef

from theory.classes import chain
from theory.decide import satisfiable
from theory.errors import TheoryError
from theory.expressions import text
from theory.identities import differs, equal, is_zero
from theory.premises import facts_of_steps
from theory.records import (
    Argument,
    Claim,
    Derived,
    Equality,
    Inclusion,
    Inequality,
    Limit,
    Order,
    Premise,
    Statement,
    StepResult,
    monomial_parts,
)
from theory.steps import STRENGTHS, NotProved, Run, StepFailed, Strength, perform

__all__ = ["conclusion_of", "derive", "follows", "matches"]

Expr = Any


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
        return _graded(done[-1].status, problem, claim, done, run)
    conclusion = run.results[claim.derivation.steps[-1].name]
    if not matches(claim.statement, conclusion):
        why = f"the derivation concludes {_written(conclusion)}, not the statement"
        return _graded("failed", why, claim, done, run)
    argued = [s.name for s in done if s.status == "argued"]
    if argued:
        return _graded("argued", f"step {argued[0]} is argued in words", claim, done, run)
    last = claim.derivation.steps[-1].name
    if last not in run.grounded:
        return _graded("argued", "the conclusion is put together from definitions alone", claim, done, run)
    needed = _needed_strength(claim.statement)
    if STRENGTHS.index(run.strength[last]) < STRENGTHS.index(needed):
        why = f"the derivation gives the {WORDS[run.strength[last]]} only, and the statement needs the {WORDS[needed]}"
        return _graded("argued", why, claim, done, run)
    return _graded("derived", _given_what(_premises(claim, run), len(done)), claim, done, run)


WORDS = {"order": "order up to constants", "leading": "leading term", "exact": "exact value"}


def _needed_strength(statement: Statement) -> Strength:
    if isinstance(statement, Order):
        return "leading" if statement.relation == "~" else "order"
    return "leading" if isinstance(statement, Limit) else "exact"


def _premises(claim: Claim, run: Run) -> tuple[Premise, ...]:
    """What was taken for granted: the premises of the claim, and theorems that its steps cite."""
    assert claim.derivation is not None
    used = [
        Premise("assumption", f"in step {name}, {' and '.join(map(text, facts))}")
        for name, facts in facts_of_steps(claim)
    ]
    return (*claim.derivation.premises, *used, *(Premise("citation", words) for words in dict.fromkeys(run.cited)))


def _contradict(facts: tuple[Expr, ...]) -> bool:
    try:
        return satisfiable(facts) is False
    except TheoryError:
        return False


def _given_what(premises: tuple[Premise, ...], steps: int) -> str:
    """What the grade rests on: steps recomputed, and premises that were not."""
    kinds = [p.kind for p in premises]
    given = [f"{kinds.count(k)} {k}{'s' if kinds.count(k) > 1 else ''}" for k in dict.fromkeys(kinds)]
    resting = f" given {' and '.join(given)}" if given else ""
    return f"{steps} step{'s' if steps > 1 else ''} recomputed{resting}; the conclusion equals the statement"


@lru_cache(maxsize=64)
def _recompute(claim: Claim) -> tuple[list[StepResult], Run, str]:
    """Run every step; the last item says what went wrong, empty if nothing did."""
    assert claim.derivation is not None
    run, done = Run(claim), list[StepResult]()
    for step in claim.derivation.steps:
        kind = type(step).__name__.lower()
        try:
            facts = getattr(step, "facts", ())
            if facts and _contradict((*claim.assumptions, *facts)):
                raise StepFailed("its facts contradict each other, or the assumptions of the claim: nothing has them")
            value, detail = perform(step, run)
        except (NotProved, ArithmeticError, NotImplementedError, TypeError, ValueError) as problem:
            # What the engine refuses or cannot settle is no counterexample.
            done.append(StepResult(step.name, kind, "argued", "", str(problem)))
            return done, run, f"step {step.name}: {problem}"
        except StepFailed as problem:
            done.append(StepResult(step.name, kind, "failed", "", str(problem)))
            return done, run, f"step {step.name}: {problem}"
        done.append(
            StepResult(step.name, kind, "argued" if isinstance(step, Argument) else "verified", _written(value), detail)
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


def _graded(grade: Any, why: str, claim: Claim, steps: list[StepResult], run: Run) -> Derived:
    premises = tuple(f"{p.kind}: {p.text}" for p in _premises(claim, run))
    return Derived(grade, why, premises, tuple(steps), tuple(run.certificates))


def _written(value: Any) -> str:
    return str(value.content) if isinstance(value, Inclusion) else text(value)


def follows(statement: Inclusion, facts: tuple[Expr, ...] = ()) -> bool:
    """Whether the rules about complexity classes lead to an inclusion, or to its contrary where that is stated.

    Examples
    --------
    >>> from theory.classes import read_class
    >>> follows(Inclusion(read_class("CoT(n)"), read_class("CSL")))
    True
    """
    return chain(statement.content, facts, statement.hypotheses) is not None


def matches(statement: Statement, conclusion: Expr) -> bool:
    """Whether a conclusion is what the statement says.

    An `Order` other than ``~`` compares slopes and log powers only; an inclusion may name more hypotheses than are
    used; everything else compares exactly.
    """
    if isinstance(statement, Inclusion):
        same = isinstance(conclusion, Inclusion) and statement.content == conclusion.content
        return same and set(conclusion.hypotheses) <= set(statement.hypotheses)
    if isinstance(statement, Order) and statement.relation != "~":
        try:
            _, slope, power = monomial_parts(conclusion, statement.variable)
        except TheoryError:
            return False
        return is_zero(slope - statement.slope) and is_zero(power - statement.log_power)
    if isinstance(statement, Inequality):
        return _same_bound(statement, conclusion)
    if isinstance(statement, Equality) and _visibly_false(statement):
        return False
    return isinstance(conclusion, sympy.Expr) and equal(conclusion, statement.content)


def _visibly_false(statement: Equality) -> bool:
    """Whether the left side is no quantity of its own and differs from the right one."""
    left, right = sympy.sympify(statement.lhs, strict=True), sympy.sympify(statement.rhs, strict=True)
    named = bool(left.atoms(AppliedUndef)) or not left.free_symbols <= right.free_symbols
    return not named and differs(left - right)


def _same_bound(statement: Inequality, conclusion: Expr) -> bool:
    """Whether a proved relation is the stated one, possibly read from right to left."""
    if not isinstance(conclusion, sympy.core.relational.Relational):
        return False
    sides: tuple[Any, ...] = (conclusion, conclusion.reversed)
    for relation in sides:
        if relation.rel_op == statement.relation and equal(relation.lhs - relation.rhs, statement.lhs - statement.rhs):
            return True
    return False
