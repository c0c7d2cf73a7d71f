"""Crossover: the budget at which one part of a risk overtakes another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import sympy

from theory.allocate import Correction
from theory.decide import decide
from theory.errors import OutsideTheClassError
from theory.monomials import Monomial, monomial
from theory.products import collected
from theory.risk import exact
from theory.symbols import Resource, resources, resources_of
from theory.typeset.printer import expression

__all__ = ["Crossover", "crossover"]

Expr = Any


@dataclass(frozen=True)
class Crossover:
    """Where two rates are equal.

    Attributes
    ----------
    variable : the budget
    value : the largest budget at which they are equal
    earlier : another, smaller one; None if there is none
    exists : a condition on constants under which they meet at all
    below : which of the two is smaller at every larger budget
    """

    variable: sympy.Symbol
    value: Expr
    earlier: Expr | None
    exists: Expr
    below: Literal["left", "right"]

    def __str__(self) -> str:
        given = "" if self.exists is sympy.true else f" if {self.exists}"
        return f"{self.variable} = {self.value}{given}; beyond it the {self.below} one is smaller"

    def latex(self) -> str:
        """The budget, without dollar signs."""
        return f"{expression(self.variable)} = {expression(self.value)}"

    def _repr_latex_(self) -> str:
        return f"$\\displaystyle {self.latex()}$"


def crossover(
    left: Expr | Correction, right: Expr = sympy.S.One, where: Iterable[Expr] = (), budget: sympy.Symbol | None = None
) -> Crossover:
    """Find the budget at which two rates with explicit constants are equal.

    With ``left/right = K*C**-p*log(C)**q`` and x = log(C) they meet where
    ``x*exp(-p*x/q) = K**(-1/q)``, which the Lambert function solves. Source: textbook
    (Corless et al. 1996).

    Parameters
    ----------
    left, right : sympy.Expr
        Products of a constant, a power of one resource and a power of its logarithm. A
        `Correction` of a phase on the left is measured in units of the leading term: it
        equals that term by default, and a tenth of it with ``right=Rational(1, 10)``.
    where : iterable of sympy relations
        Facts that decide which one decays faster.
    budget : sympy.Symbol, optional
        Symbol of the budget of a correction, ``C`` by default.

    Returns
    -------
    Crossover
        For a correction ``k*C**-s`` at ``k**(1/s)``, far out near a wall, where s vanishes.

    Raises
    ------
    OutsideTheClassError
        If the rates have different resources, differ by a constant only or in an iterated
        logarithm, never meet, or the facts do not decide which decays faster; or if a
        correction has no known coefficient.

    Examples
    --------
    >>> from theory import Risk, compute_optimal, parameters, resources
    >>> (C, N, D), (A, B, a, b) = resources("C N D"), parameters("A B a b")
    >>> print(crossover(A*C**-a, B*C**-b, where=[a > b]))
    C = A**(1/(a - b))/B**(1/(a - b)); beyond it the left one is smaller
    >>> phase = compute_optimal(Risk(N**-1 + D**-1 + B*D**-2), cost=N*D).phase
    >>> print(crossover(phase.corrections[0]))
    C = B**2/4; beyond it the left one is smaller
    """
    facts = tuple(where)
    if isinstance(left, Correction):
        facts = (*facts, sympy.Gt(left.exponent, 0))
        left = _rate(left, budget or resources("C"))
    found = sorted({*resources_of(exact(left)), *resources_of(exact(right))}, key=str)
    if len(found) != 1:
        raise OutsideTheClassError(
            f"the rates {left} and {right} have the resources {', '.join(map(str, found)) or 'none'}; a crossover is a "
            "value of one: put in an allocation first (substitute, compute_optimal)"
        )
    # Each is read by itself, so that a constant that may be negative is refused by name.
    one, other = (monomial(exact(e), "rate") for e in (left, right))
    return _root(monomial(one.expression / other.expression, "ratio"), found[0], facts, f"{left} and {right}")


def _rate(correction: Correction, budget: sympy.Symbol) -> Expr:
    if correction.coefficient is None:
        raise OutsideTheClassError(
            f"the size of the correction from {correction.source} is not known, because the constants of the "
            "allocation have no single form; give numbers to the parameters (.at(...)) or drop tied terms"
        )
    return correction.coefficient * budget**-correction.exponent


def _root(ratio: Monomial, variable: Resource, facts: tuple[Expr, ...], names: str) -> Crossover:
    constant, power = ratio.coefficient, -ratio.power(variable)
    if any(depth > 1 for _, depth, _ in ratio.logs):
        raise OutsideTheClassError(f"{names} differ in an iterated logarithm: their crossover has no closed form")
    log = next((q for *_, q in ratio.logs), sympy.S.Zero)
    if power == 0 and log == 0:
        raise OutsideTheClassError(f"{names} differ by the constant {constant} only, so that they never cross")
    leading = power if power != 0 else -log
    below: Literal["left", "right"] = "left" if _sign(leading, facts, names) > 0 else "right"
    if log == 0:
        return Crossover(variable, collected((constant, 1 / power)), None, sympy.true, below)
    if power == 0:
        return Crossover(variable, sympy.exp(collected((constant, -1 / log))), None, sympy.true, below)
    slope = sympy.cancel(power / log)
    inner = -slope * collected((constant, -1 / log))

    def at(branch: int) -> Expr:
        return sympy.exp(-sympy.LambertW(inner, branch) / slope)

    if _sign(slope, facts, names) < 0:
        return Crossover(variable, at(0), None, sympy.true, below)
    exists: Any = sympy.Ge(inner, -sympy.exp(-1))
    if exists == sympy.false:
        raise OutsideTheClassError(f"{names} never cross at a budget above one: the {below} one is always smaller")
    return Crossover(variable, at(-1), at(0), exists, below)


def _sign(expr: Expr, facts: tuple[Expr, ...], names: str) -> int:
    for sign in (1, -1):
        if decide(sympy.Gt(sign * expr, 0), facts).proved:
            return sign
    raise OutsideTheClassError(
        f"the facts do not decide whether {expr} is positive, hence not how {names} cross; add a fact (where=...)"
    )
