"""A risk bound: monomials in resources, combined by sum or by max."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import Any, Literal

import sympy

from theory.errors import OutsideTheClassError
from theory.symbols import Resource, resources_of

__all__ = ["Monomial", "Risk", "exact", "monomial"]

MAX_TERMS = 64

Expr = Any


@dataclass(frozen=True)
class Monomial:
    """``coefficient * product of resource**power``, powers in the parameters."""

    coefficient: Expr
    powers: tuple[tuple[Resource, Expr], ...]

    def power(self, resource: Resource) -> Expr:
        """The power of a resource, zero if it does not occur."""
        return dict(self.powers).get(resource, sympy.S.Zero)

    @property
    def expression(self) -> Expr:
        return self.coefficient * sympy.Mul(*(r**p for r, p in self.powers))


def monomial(expr: Expr, what: str = "term") -> Monomial:
    """Read an expression as a monomial in its resources.

    Raises
    ------
    OutsideTheClassError
        If it is not one, or its coefficient is not known to be positive.

    Examples
    --------
    >>> from theory.symbols import parameters, resources
    >>> N, D = resources("N D"); a, A = parameters("a A")
    >>> monomial(6*A*N**-a*D).powers
    ((D, 1), (N, -a))
    """
    coefficient: Expr = sympy.S.One
    powers: dict[Resource, Expr] = {}
    for factor in sympy.Mul.make_args(sympy.expand_power_base(sympy.expand_power_exp(expr), force=True)):
        base, exponent = factor.as_base_exp()
        if isinstance(base, Resource) and not resources_of(exponent):
            powers[base] = powers.get(base, sympy.S.Zero) + exponent
        elif not resources_of(factor):
            coefficient *= factor
        else:
            raise OutsideTheClassError(
                f"the {what} {expr} is not a monomial in {', '.join(map(str, resources_of(expr)))}: "
                f"{factor} is not a power of a resource. Exponentials, logarithms and sums under a power "
                "are outside this engine; bound them by monomials, or use theory.spectral_sum for sums over modes"
            )
    if not coefficient.is_positive:
        raise OutsideTheClassError(
            f"the {what} {expr} has the coefficient {coefficient}, which is not known to be positive. "
            "A risk is a sum of positive terms: drop negative ones for an upper bound, "
            "and declare coefficients with parameters(...)"
        )
    kept = {r: sympy.cancel(p) if p.is_rational_function() else p for r, p in powers.items()}
    return Monomial(coefficient, tuple(sorted(((r, p) for r, p in kept.items() if p != 0), key=lambda i: i[0].name)))


def exact(expr: Expr) -> Expr:
    """An expression with every float written as the rational number it prints as.

    Examples
    --------
    >>> exact(sympy.Symbol("N", positive=True)**-0.34)
    N**(-17/50)
    """
    given = sympy.sympify(expr, strict=True)
    return sympy.nsimplify(given, rational=True) if given.has(sympy.Float) else given


def _merged(terms: Iterable[Monomial]) -> Iterator[Monomial]:
    """Add the coefficients of terms with equal powers."""
    coefficients: dict[tuple[tuple[Resource, Expr], ...], Expr] = {}
    for term in terms:
        coefficients[term.powers] = coefficients.get(term.powers, sympy.S.Zero) + term.coefficient
    return (Monomial(c, powers) for powers, c in coefficients.items())


@dataclass(frozen=True)
class Risk:
    """A risk decomposition, for example ``Risk(A*N**-alpha + B*D**-beta)``.

    Parameters
    ----------
    expression : sympy.Expr
        A sum of monomials in resources with positive coefficients, or a `Max`
        of such monomials.
    combine : {"sum", "max"}
        How the terms combine; a `Max` expression implies "max".

    Examples
    --------
    >>> from theory.symbols import parameters, resources
    >>> N, D = resources("N D"); alpha, beta = parameters("alpha beta")
    >>> [str(t.expression) for t in Risk(N**-alpha + D**-beta).terms]
    ['D**(-beta)', 'N**(-alpha)']
    """

    expression: Expr
    combine: Literal["sum", "max"] = "sum"

    def __post_init__(self) -> None:
        expression = exact(self.expression)
        if isinstance(expression, sympy.Max):
            object.__setattr__(self, "combine", "max")
        object.__setattr__(self, "expression", expression)
        self.terms  # noqa: B018  (refuse at once what lies outside the class)

    @cached_property
    def terms(self) -> tuple[Monomial, ...]:
        if isinstance(self.expression, sympy.Max):
            pieces = self.expression.args
        else:
            if _expanded_length(self.expression) > MAX_TERMS:
                raise OutsideTheClassError(
                    f"the risk has more than {MAX_TERMS} terms when multiplied out; drop the terms that never dominate"
                )
            pieces = sympy.Add.make_args(sympy.expand_mul(self.expression))
        monomials: Iterable[Monomial] = (monomial(p) for p in pieces)
        if self.combine == "sum":
            monomials = _merged(monomials)
        terms = tuple(sorted(monomials, key=lambda t: str(t.expression)))
        growing = [t for t in terms if t.powers and all(p.is_nonnegative for _, p in t.powers)]
        if growing:
            raise OutsideTheClassError(
                f"the term {growing[0].expression} decreases in no resource; a decay is written with a minus sign, "
                f"for example {growing[0].powers[0][0]}**-a"
            )
        constant = [t for t in terms if not t.powers]
        if constant:
            raise OutsideTheClassError(
                f"the term {constant[0].coefficient} does not depend on any resource: an irreducible risk. "
                "Remove it and state the law for the excess risk"
            )
        return terms

    @property
    def resources(self) -> tuple[Resource, ...]:
        """The resources of the risk, sorted by name."""
        return resources_of(self.expression)

    def without(self, index: int) -> Risk:
        """The risk with one term dropped, for planting a structural error."""
        kept = [t.expression for i, t in enumerate(self.terms) if i != index]
        combined = sympy.Max(*kept) if self.combine == "max" else sympy.Add(*kept)
        return Risk(combined, self.combine)


def _expanded_length(expr: Expr) -> int:
    """How many terms an expression has at most when its products are multiplied out."""
    if expr.is_Add:
        return sum(map(_expanded_length, expr.args))
    return prod(map(_expanded_length, expr.args)) if expr.is_Mul else 1
