"""What a claim says: a closed sum of statement kinds, each a frozen value.

A statement predicts numbers. `predictions` names the quantities it fixes, and a
numeric check reports its estimates under the same names, without having seen
the statement:

========== ============================ =========================================
kind       quantity                     meaning
========== ============================ =========================================
Equality   ``value``                    the right-hand side
Inequality ``value``                    the right-hand side, a bound on the left
Order      ``slope``                    d log(quantity) / d log(variable)
Order      ``log``                      power of log(variable), left out if zero
Order (~)  ``constant``                 the coefficient of the rate, logs included
Limit      ``value``                    the limit
Threshold  ``value``                    where the variable crosses over
Inclusion  none                         classes, not numbers
========== ============================ =========================================
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import sympy

from theory.classes.terms import Assumed, ComplexityClass
from theory.errors import TheoryError

__all__ = [
    "Equality",
    "Inclusion",
    "Inequality",
    "Limit",
    "Order",
    "Statement",
    "Threshold",
    "monomial_parts",
]

Expr = Any  # sympy ships no types; see docs/decisions.md


@dataclass(frozen=True)
class Equality:
    """``lhs == rhs`` wherever the assumptions hold."""

    lhs: Expr
    rhs: Expr

    def __post_init__(self) -> None:
        _make_expressions(self)

    @property
    def content(self) -> Expr:
        return self.rhs

    @property
    def predictions(self) -> dict[str, Expr]:
        return {"value": self.rhs}


@dataclass(frozen=True)
class Inequality:
    """``lhs relation rhs`` with explicit constants, wherever the assumptions hold."""

    lhs: Expr
    relation: Literal["<=", ">=", "<", ">"]
    rhs: Expr

    def __post_init__(self) -> None:
        _make_expressions(self)
        _refuse_other_than(self.relation, ("<=", ">=", "<", ">"))

    @property
    def content(self) -> Expr:
        return self.rhs

    @property
    def predictions(self) -> dict[str, Expr]:
        return {"value": self.rhs}


@dataclass(frozen=True)
class Order:
    """``quantity = O / Omega / Theta / ~ of rate`` as ``variable`` grows.

    The rate is a monomial ``constant * variable**slope * log(variable)**power``;
    its constant counts only where the relation is ``~``.
    """

    quantity: Expr
    relation: Literal["O", "Omega", "Theta", "~"]
    rate: Expr
    variable: sympy.Symbol

    def __post_init__(self) -> None:
        _make_expressions(self)
        _refuse_other_than(self.relation, ("O", "Omega", "Theta", "~"))

    @property
    def content(self) -> Expr:
        return self.rate

    @property
    def slope(self) -> Expr:
        return monomial_parts(self.rate, self.variable)[1]

    @property
    def log_power(self) -> Expr:
        return monomial_parts(self.rate, self.variable)[2]

    @property
    def constant(self) -> Expr:
        return monomial_parts(self.rate, self.variable)[0]

    @property
    def predictions(self) -> dict[str, Expr]:
        made = {"slope": self.slope}
        if self.log_power != 0:
            made["log"] = self.log_power
        if self.relation == "~":
            made["constant"] = self.constant
        return made


@dataclass(frozen=True)
class Limit:
    """``expression`` tends to ``value`` as ``variable`` tends to ``point``."""

    expression: Expr
    variable: sympy.Symbol
    point: Expr
    value: Expr

    def __post_init__(self) -> None:
        _make_expressions(self)

    @property
    def content(self) -> Expr:
        return self.value

    @property
    def predictions(self) -> dict[str, Expr]:
        return {"value": self.value}


@dataclass(frozen=True)
class Threshold:
    """The behaviour changes where ``variable`` crosses ``value``.

    ``condition`` says when a threshold exists at all; ``where`` is the equation
    that defines it, with the threshold written as ``variable``.
    """

    variable: sympy.Symbol
    value: Expr
    condition: Expr
    where: Expr

    def __post_init__(self) -> None:
        _make_expressions(self)

    @property
    def content(self) -> Expr:
        return self.value

    @property
    def predictions(self) -> dict[str, Expr]:
        return {"value": self.value}


@dataclass(frozen=True)
class Inclusion:
    """Every language of the class ``small`` belongs to the class ``large``, or some does not, under hypotheses."""

    small: ComplexityClass
    large: ComplexityClass
    relation: Literal["inside", "not inside"] = "inside"
    hypotheses: tuple[Assumed, ...] = ()

    def __post_init__(self) -> None:
        _refuse_other_than(self.relation, ("inside", "not inside"))

    @property
    def content(self) -> Assumed:
        return Assumed(self.small, self.relation, self.large)

    @property
    def predictions(self) -> dict[str, Expr]:
        return {}


Statement = Equality | Inequality | Order | Limit | Threshold | Inclusion


def _make_expressions(statement: Statement) -> None:
    """Whole numbers of Python stand for those of sympy."""
    for name, value in vars(statement).items():
        if type(value) is int:
            object.__setattr__(statement, name, sympy.Integer(value))


def _refuse_other_than(relation: str, known: tuple[str, ...]) -> None:
    if relation not in known:
        raise TheoryError(f"the relation {relation!r} is none of {', '.join(known)}")


def monomial_parts(rate: Expr, variable: sympy.Symbol) -> tuple[Expr, Expr, Expr]:
    """Split a monomial rate into (constant, slope, power of the logarithm).

    Raises
    ------
    TheoryError
        If the rate is not a monomial in the variable and its logarithm.

    Examples
    --------
    >>> C, g = sympy.symbols("C g", positive=True)
    >>> monomial_parts(3*C**-g*sympy.log(C), C)
    (3, -g, 1)
    """
    constant, slope, power = sympy.S.One, sympy.S.Zero, sympy.S.Zero
    for factor in sympy.Mul.make_args(sympy.expand_power_base(sympy.sympify(rate, strict=True), force=True)):
        if not factor.has(variable):
            constant *= factor
            continue
        base, exponent = factor.as_base_exp()
        if base == variable and not exponent.has(variable):
            slope += exponent
        elif base == sympy.log(variable) and not exponent.has(variable):
            power += exponent
        else:
            raise TheoryError(
                f"the rate {rate} is not a monomial in {variable} and log({variable}); "
                f"the factor {factor} is neither a power of one nor of the other"
            )
    return constant, slope, power
