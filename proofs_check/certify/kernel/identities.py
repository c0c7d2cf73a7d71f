"""Steps of derivations that are identities of rational functions, for the tactic ``field``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sympy
from sympy.concrete.expr_with_limits import ExprWithLimits

from proofs_check.certify.kernel import coq
from proofs_check.certify.kernel.scripts import Theorem, forall
from theory.identities import is_zero
from theory.records import Claim, Identity, Solution

__all__ = ["identities"]

Expr = Any


def identities(claim: Claim) -> Iterator[Theorem]:
    """The steps of a claim's derivation that say that two rational functions are equal, wherever both are defined.

    Steps that hold only with the results of earlier ones are left out.

    Examples
    --------
    >>> from theory.registry import builtin
    >>> for theorem in identities(builtin().claim("bordelon2025:iso-one-layer")):
    ...     print(theorem.name)
    identity_step
    """
    for step in claim.derivation.steps if claim.derivation else ():
        match step:
            case Identity(lhs=left, rhs=right, given=given):
                pass
            case Solution(equation=left, unknown=unknown, value=value, given=given):
                left, right = left.xreplace({unknown: value}), sympy.S.Zero
            case _:
                continue
        for letter, value in given:
            left, right = left.subs(letter, value), right.subs(letter, value)
        if _is_rational(left) and _is_rational(right) and left != right and is_zero(left - right):
            yield _theorem(f"identity_{step.name}", left, right)


def _is_rational(expr: Expr) -> bool:
    letters = expr.free_symbols
    other = expr.atoms(sympy.Function, sympy.NumberSymbol, ExprWithLimits)
    return bool(expr.is_rational_function(*letters)) and not other


def _theorem(name: str, left: Expr, right: Expr) -> Theorem:
    letters = sorted(left.free_symbols | right.free_symbols, key=str)
    below = {p.base for side in (left, right) for p in side.atoms(sympy.Pow) if p.exp.is_negative}
    divisors = sorted((sympy.numer(sympy.together(b)) for b in below), key=str)
    factors = dict.fromkeys(f for d in divisors for f in _unsigned(d))
    hypotheses = [f"0 < {coq.name(s)}" for s in letters if s.is_positive] + [f"{coq.term(f)} <> 0" for f in factors]
    steps = [step for d in divisors for f in _unsigned(d) for step in _product(sympy.cancel(d / f), f)]
    statement = forall([*map(coq.name, letters)], hypotheses, f"{coq.term(left)}\n= {coq.term(right)}")
    return Theorem(name, statement, ("intros.", *steps, "field; defined."))


def _unsigned(divisor: Expr) -> list[Expr]:
    """The factors that may vanish."""
    return [f for f, _ in sympy.factor_list(divisor)[1] if not f.is_positive]


def _product(cofactor: Expr, factor: Expr) -> Iterator[str]:
    """That a positive multiple of a factor does not vanish either: ``field`` asks for such products."""
    multiple = cofactor if cofactor.is_positive else -cofactor
    if multiple.is_number or not multiple.is_positive:
        return
    yield (
        f"assert ({coq.term(sympy.expand(multiple * factor))} <> 0) by\n"
        f"    (intros E; apply (Rmult_integral_contrapositive_currified {coq.term(multiple)} {coq.term(factor)});\n"
        f"     [apply Rgt_not_eq; positive | assumption | lra])."
    )
