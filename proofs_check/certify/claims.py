"""The explicit inequalities of a claim, proved by the solver, in closed form, or over boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import sympy
from sympy.core.function import AppliedUndef

from proofs_check.certify.charts import chart
from proofs_check.certify.prove import prove, summary
from theory.decide import decide
from theory.errors import OutsideTheClassError, TheoryError
from theory.expressions import text
from theory.records import Bound, Certified, Claim, Inequality

__all__ = ["boxes_of"]

Expr = Any
BOXES = 2_000


def boxes_of(claim: Claim, *, limit: int = BOXES) -> Certified:
    """Prove a claim's inequality, if its letters are all parameters, and the bounds that its derivation rests on.

    Parameters
    ----------
    claim : Claim
    limit : int
        Most boxes to look at for each.

    Raises
    ------
    OutsideTheClassError
        If it has none, saying why.

    Examples
    --------
    >>> from theory.registry import builtin
    >>> boxes_of(builtin().claim("havrilla2024:interpolation-error")).proved
    ('axis: 4*V <= 1 if beta <= 1, Eq(V, t*(1 - t)), t <= 1 (solver)',)
    """
    asked = list(_inequalities(claim))
    if not asked:
        raise OutsideTheClassError(_why_not(claim))
    proved, left, refuted = list[str](), list[str](), False
    for name, relation, facts in asked:
        given = [text(fact) for fact in facts if fact is not sympy.true]
        said = f"{name}: {text(relation)}" + f" if {', '.join(given)}" * bool(given)
        how, why = _settled(relation, facts, limit)
        refuted = refuted or why.startswith("refuted")
        (proved if how else left).append(f"{said} ({how})" if how else f"{said}, {why}")
    premises = tuple(f"{p.kind}: {p.text}" for p in claim.derivation.premises) if claim.derivation else ()
    outcome: Any = "refuted" if refuted else "undecided" if left else "certified"
    return Certified("boxes", outcome, tuple(proved), tuple(left), premises)


def _inequalities(claim: Claim) -> Iterator[tuple[str, Expr, tuple[Expr, ...]]]:
    """Name, relation and facts of what can be asked."""
    statement = claim.statement
    if isinstance(statement, Inequality) and claim.explicit:
        yield "statement", sympy.Rel(statement.lhs, statement.rhs, statement.relation), claim.assumptions
    for step in claim.derivation.steps if claim.derivation else ():
        if isinstance(step, Bound):
            yield step.name, step.relation, (*claim.assumptions, *step.facts)


def _why_not(claim: Claim) -> str:
    if isinstance(claim.statement, Inequality):
        return f"its left side, {text(claim.statement.lhs)}, is no expression in its parameters"
    return f"it is no inequality between expressions in parameters, but of kind {claim.kind}"


def _settled(relation: Expr, facts: Sequence[Expr], limit: int) -> tuple[str, str]:
    """How an inequality was proved under facts, or why it was not."""
    unknown = {
        f: sympy.Symbol(f.func.__name__, positive=f.is_positive, real=True) for f in relation.atoms(AppliedUndef)
    }
    relation, facts = relation.xreplace(unknown), [fact.xreplace(unknown) for fact in facts]
    try:
        if decide(relation, facts).proved:
            return "solver", ""
    except OutsideTheClassError:
        pass  # no rational function; boxes take others too
    try:
        letters = relation.free_symbols.union(*(fact.free_symbols for fact in facts))
        made = chart(facts, letters)
        proof = prove(made.of(relation), made.box, limit=limit)
    except TheoryError as problem:
        return "", f"out of reach: {problem}"
    if proof.status == "certified":
        boxes = f"{proof.looked} box{'es' * (proof.looked != 1)}"
        return (boxes if proof.method == "boxes" else proof.method), ""
    within = not made.written and all(fact.subs(dict(proof.point)) == sympy.true for fact in facts)
    if proof.status == "refuted" and not within:
        return "", "undecided: it fails beyond its facts only, in the box that was put around them"
    return "", summary(proof)
