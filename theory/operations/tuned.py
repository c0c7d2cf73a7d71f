"""What tuning returns: a risk without its hyper-parameters, with the weights that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

import sympy

from theory.decide import decide
from theory.errors import OutsideTheClassError
from theory.monomials import Monomial
from theory.operations.cells import Cellwise
from theory.risk import Risk
from theory.symbols import Resource
from theory.typeset.printer import expression

__all__ = ["Bound", "Tuned", "Tuning"]

Expr = Any


@dataclass(frozen=True)
class Bound:
    """The risk is at least ``value`` whatever the hyper-parameters.

    Attributes
    ----------
    value : free of hyper-parameters
    weights : per term of the risk; they sum to one, and the hyper-parameters cancel in
        the product of the terms with these powers and of
    multipliers : the powers of the constraints, each as a monomial that is at most one
    """

    value: Expr
    weights: tuple[Expr, ...]
    multipliers: tuple[Expr, ...]


@dataclass(frozen=True)
class Tuned:
    """The tuned risk on one cell of the parameters.

    Attributes
    ----------
    conditions : relations whose interior is the cell; empty where it is everything
    status : "optimum"; "unbounded" if hyper-parameters make the risk arbitrarily
        small; "infeasible" if the constraints contradict each other
    risk : without the hyper-parameters; None unless there is an optimum
    factor : the minimum is at least `risk` and at most this many times `risk`; None
        where coefficients decide which of two terms of one order is larger
    bounds : one for every term of `risk`
    limits : what the constraints leave to the other resources
    ray : per hyper-parameter the power of one large quantity, found at one point of the cell,
        with which all terms that contain them vanish; empty where there is no such direction
    """

    conditions: tuple[Expr, ...]
    status: Literal["optimum", "unbounded", "infeasible"]
    risk: Risk | None = None
    factor: int | None = 1
    bounds: tuple[Bound, ...] = ()
    limits: tuple[Expr, ...] = ()
    ray: tuple[tuple[Resource, Expr], ...] = ()

    def __str__(self) -> str:
        if self.risk is None:
            return f"{self.status}{self._sent()}"
        sides = "".join(f", with {limit}" for limit in self.limits)
        order = "" if self.factor == 1 else "of order "
        return f"{order}{self.risk.expression}{self._sent()}{sides}"

    def _sent(self) -> str:
        ends = (f"{r} -> {'oo' if v > 0 else '0'}" for r, v in self.ray if v != 0)
        return f" ({', '.join(ends)})" if self.ray else ""

    def latex(self) -> str:
        """The tuned risk, without dollar signs."""
        return rf"\text{{{self.status}}}" if self.risk is None else expression(self.risk.expression)


@dataclass(frozen=True)
class Tuning(Cellwise[Tuned]):
    """A risk without its hyper-parameters, cell by cell; see `tune`.

    Attributes
    ----------
    given : the risk as it was
    over : the hyper-parameters
    constraints : monomials that are at most one
    facts : about the parameters
    cells : disjoint open cells
    certified_fraction : share of the parameters that the cells are proved to cover
    """

    given: Risk
    over: tuple[Resource, ...]
    constraints: tuple[Monomial, ...]
    facts: tuple[Expr, ...]
    cells: tuple[Tuned, ...]
    certified_fraction: Fraction

    @property
    def status(self) -> Literal["complete", "cover-unproved"]:
        """Whether the cells are proved to be all."""
        return "complete" if self.certified_fraction == 1 else "cover-unproved"

    @property
    def risk(self) -> Risk:
        """The tuned risk, where one form holds for all parameters.

        Raises
        ------
        SeveralPhasesError
            If there are several cells.
        OutsideTheClassError
            If the risk has no optimum.
        """
        if self.cell.risk is None:
            raise OutsideTheClassError(f"the risk {self.given.expression} has no tuned form: {self.cell}")
        return self.cell.risk

    def verify(self) -> bool:
        """Prove every bound from its weights: they sum to one, cancel the hyper-parameters, and are not negative."""
        return all(self._holds(bound, cell.conditions) for cell in self.cells for bound in cell.bounds)

    def _holds(self, bound: Bound, conditions: tuple[Expr, ...]) -> bool:
        read = [t.prefactor for t in self.given.terms]
        pairs = [*zip(read, bound.weights, strict=True), *zip(self.constraints, bound.multipliers, strict=True)]
        balances = [sum(bound.weights) - 1, *(sum(w * m.power(eta) for m, w in pairs) for eta in self.over)]
        return all(sympy.cancel(b) == 0 for b in balances) and all(
            decide(sympy.Ge(w, 0), (*self.facts, *conditions)).proved for _, w in pairs
        )
