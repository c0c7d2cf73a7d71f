"""The least risk of every depth on isotropic data: the step that attains it, and that no other does better.

The risk of L layers with the step g each is the mean of ``(1 - g x)**(2 L)`` over
the eigenvalues x of the sample covariance. Only their moments enter: those of the
Marchenko-Pastur law are Narayana's numbers (textbook). An even power lies above
its tangent, so a step at which the derivative vanishes is the best.
"""

from __future__ import annotations

from math import comb
from typing import Any

import sympy

from proofs_check.certify.kernel import coq
from proofs_check.certify.kernel.scripts import Theorem
from theory.records import Claim

__all__ = ["depth"]

Expr = Any


def depth(claim: Claim, layers: int) -> Theorem:
    r"""The statement of ``bordelon2025:iso-optimum`` at one depth, for every mean with the moments of the law.

    Examples
    --------
    >>> from theory.registry import builtin
    >>> print(depth(builtin().claim("bordelon2025:iso-optimum"), 1).statement)
    forall (alpha : R) (E : (R -> R) -> R),
      0 < alpha -> expectation E ->
      moments E 0 [1; 1; (1 + (/ alpha))] ->
      E (fun x => (1 - alpha / (1 + alpha) * x) ^ 2) = ((- (alpha / (alpha + 1))) + 1)
      /\ E (fun x => x * (1 - alpha / (1 + alpha) * x) ^ 1) = 0
      /\ forall g, ((- (alpha / (alpha + 1))) + 1) <= E (fun x => (1 - g * x) ^ 2)
    """
    statement: Any = claim.statement
    (alpha,) = (s for s in statement.rhs.free_symbols if str(s) == "alpha")
    at = {s: layers for s in statement.rhs.free_symbols if str(s) == "L"}
    least = coq.term(statement.rhs.subs(at).doit())
    even, odd = 2 * layers, 2 * layers - 1
    step = "alpha / (1 + alpha)"
    values = [coq.term(_moment(k, alpha)) for k in range(even + 1)]
    best, flat = f"E (fun x => (1 - {step} * x) ^ {even})", f"E (fun x => x * (1 - {step} * x) ^ {odd})"
    return Theorem(
        f"depth_{layers}",
        "forall (alpha : R) (E : (R -> R) -> R),\n"
        "  0 < alpha -> expectation E ->\n"
        f"  moments E 0 [{'; '.join(values)}] ->\n"
        f"  {best} = {least}\n"
        f"  /\\ {flat} = 0\n"
        f"  /\\ forall g, {least} <= E (fun x => (1 - g * x) ^ {even})",
        (
            "intros alpha E A M N. pose proof N as [_ P].",
            f"assert (value : {best} = {least}).",
            *_by_moments(_coefficients(even, step), values, 0, "N"),
            f"assert (flat : {flat} = 0).",
            *_by_moments(_coefficients(odd, step), values[1:], 1, "P"),
            "split; [exact value | split; [exact flat | ]]. intros g. rewrite <- value.",
            f"exact (best_step E ({step}) {layers - 1} M flat g).",
        ),
    )


def _moment(k: int, alpha: Expr) -> Expr:
    """The k-th moment of the Marchenko-Pastur law of mean one, with 1/alpha dimensions a sample."""
    if k == 0:
        return sympy.S.One
    return sympy.Add(*(sympy.Integer(comb(k, r) * comb(k, r - 1) // k) / alpha ** (r - 1) for r in range(1, k + 1)))


def _coefficients(power: int, step: str) -> str:
    """Those of (1 - step x)^power."""
    return f"[{'; '.join(f'{comb(power, i)} * (- ({step})) ^ {i}' for i in range(power + 1))}]"


def _by_moments(coefficients: str, values: list[str], first: int, known: str) -> tuple[str, ...]:
    listed = f"[{'; '.join(values)}]"
    return (
        f"{{ transitivity (E (polynomial {first} {coefficients})).",
        "  - apply same; [assumption | polynomials | polynomials | intros x; cbn [polynomial]; ring].",
        f"  - etransitivity; [apply (mean_of_polynomial E {coefficients} M {first}%nat {listed} eq_refl {known}) |",
        "      cbn [paired]; field; lra]. }",
    )
