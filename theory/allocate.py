"""Compute-optimal allocation of a risk under a budget, with a certificate.

The exponent and the powers of the budget come from a linear program in the
logarithms (`theory.program`); its dual is the certificate and gives the exact
leading constants. Source: ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import sympy

from theory.certificate import Certificate
from theory.errors import OutsideTheClassError, SeveralPhasesError
from theory.products import collected
from theory.program import Cell, Program
from theory.risk import Risk, exact, monomial
from theory.symbols import Resource, resources

__all__ = ["Phase", "PhaseDiagram", "compute_optimal"]

MOST_NAMED = 4  # phases in a refusal

Expr = Any


@dataclass(frozen=True)
class Phase:
    """One form of the optimum and the open cell of parameters where it holds.

    Attributes
    ----------
    conditions : relations that define the cell; empty where it is everything
    binding : the terms of the risk that balance at the optimum
    certificate : the proof, with exponent and allocation
    """

    conditions: tuple[Expr, ...]
    binding: tuple[Expr, ...]
    certificate: Certificate

    @property
    def exponent(self) -> Expr:
        """The optimal risk is of order ``budget**-exponent``."""
        return self.certificate.exponent

    @property
    def shares(self) -> tuple[Expr, ...]:
        """Power of the budget given to each resource."""
        return self.certificate.allocation

    @cached_property
    def constant(self) -> Expr | None:
        """Exact leading coefficient of the optimal risk, or None where the optimum is degenerate."""
        return None if self._equations is None else collected((self._leading, sympy.S.One))

    @cached_property
    def factors(self) -> tuple[Expr, ...] | None:
        """Leading coefficient of each optimal allocation, or None where the optimum is degenerate."""
        if self._equations is None:
            return None
        rows, right = self._equations
        inverse = sympy.Matrix(rows).to_DM(field=True).inv().to_Matrix().tolist() if rows else []
        found = iter(collected(*zip(right, row, strict=True)) for row in inverse)
        return tuple(next(found) if idle == 0 else sympy.S.One for idle in self.certificate.idle)

    @property
    def unique(self) -> bool:
        """Whether this is the only optimal allocation, as a power of the budget."""
        proof = self.certificate
        active = sum(w != 0 for w in (*proof.weights, *proof.multipliers, *proof.idle))
        return bool(active == len(proof.resources) + 1)

    @property
    def _tied(self) -> bool:
        """Whether a cost without multiplier is spent as well, or a resource without one stays at order one.

        Coefficients then decide which limit binds, and the constant has no single form.
        """
        proof = self.certificate
        share = dict(zip(proof.resources, proof.allocation, strict=True))
        unspent = [monomial(c, "cost") for c, m in zip(proof.costs, proof.multipliers, strict=True) if m == 0]
        spent = any(sympy.cancel(1 - sum(p * share[r] for r, p in c.powers)) == 0 for c in unspent)
        return spent or any(x == 0 and i == 0 for x, i in zip(proof.allocation, proof.idle, strict=True))

    @property
    def _leading(self) -> Expr:
        return self.certificate.lower_bound * self.certificate.budget**self.exponent

    @cached_property
    def _equations(self) -> tuple[list[list[Expr]], list[Expr]] | None:
        """Linear equations for the logarithms of the allocation, right-hand sides exponentiated.

        At the optimum every binding term equals its weight times the risk
        (equals the risk, for a maximum), every cost with a multiplier is spent,
        and idle resources stay at one. None where the basis is degenerate.
        """
        proof = self.certificate
        terms = [(monomial(t), w) for t, w in zip(proof.terms, proof.weights, strict=True) if w != 0]
        spent = [monomial(c, "cost") for c, m in zip(proof.costs, proof.multipliers, strict=True) if m != 0]
        active = [r for r, idle in zip(proof.resources, proof.idle, strict=True) if idle == 0]
        if len(terms) != len(self.binding) or not self.unique or self._tied:
            return None
        is_sum = proof.combine == "sum"
        rows = [[m.power(r) for r in active] for m in (*(t for t, _ in terms), *spent)]
        right = [(w if is_sum else 1) * self._leading / t.coefficient for t, w in terms]
        right += [1 / c.coefficient for c in spent]
        # One equation too many, since the constant comes from the dual; without a cost the rest is sparse.
        return rows[:-1], right[:-1]


@dataclass(frozen=True)
class PhaseDiagram:
    """The optimum of a risk under costs, phase by phase.

    The attributes ``exponent``, ``allocation``, ``constant`` and ``certificate``
    are shortcuts for a diagram with one phase and raise `SeveralPhasesError`
    otherwise.
    """

    risk: Risk
    costs: tuple[Expr, ...]
    budget: sympy.Symbol
    resources: tuple[Resource, ...]
    phases: tuple[Phase, ...]

    @cached_property
    def phase(self) -> Phase:
        """The only phase."""
        if len(self.phases) == 1:
            return self.phases[0]
        raise SeveralPhasesError(_describe_phases(self.phases))

    @property
    def exponent(self) -> Expr:
        return self.phase.exponent

    @property
    def allocation(self) -> dict[Resource, Expr]:
        """Power of the budget given to each resource."""
        return dict(zip(self.resources, self.phase.shares, strict=True))

    @property
    def factors(self) -> dict[Resource, Expr] | None:
        """Leading coefficient of each allocation, or None where it is not unique."""
        factors = self.phase.factors
        return None if factors is None else dict(zip(self.resources, factors, strict=True))

    @property
    def constant(self) -> Expr | None:
        return self.phase.constant

    @property
    def certificate(self) -> Certificate:
        return self.phase.certificate

    @property
    def value(self) -> Expr | None:
        """Optimal risk to leading order, ``constant * budget**-exponent``."""
        return None if self.constant is None else self.constant * self.budget ** (-self.exponent)

    def _repr_latex_(self) -> str:
        allocation = r",\quad ".join(
            f"{sympy.latex(r)}^\\star \\propto {sympy.latex(self.budget**x)}" for r, x in self.allocation.items()
        )
        return f"$\\displaystyle R^\\star \\propto {sympy.latex(self.budget**-self.exponent)},\\quad {allocation}$"


def compute_optimal(
    risk: Risk | Expr,
    cost: Expr | Sequence[Expr],
    *,
    where: Iterable[Expr] = (),
    budget: sympy.Symbol | None = None,
) -> PhaseDiagram:
    """Find the allocation of resources that minimises a risk within a budget.

    Parameters
    ----------
    risk : Risk or sympy.Expr
        Sum or maximum of monomials in resources.
    cost : sympy.Expr or sequence of them
        Each a monomial in resources that may not exceed the budget.
    where : iterable of sympy relations
        Facts about the parameters besides their declared signs.
    budget : sympy.Symbol, optional
        Symbol of the budget, ``C`` by default.

    Returns
    -------
    PhaseDiagram
        With one phase: this engine refuses risks whose optimum changes form.

    Raises
    ------
    OutsideTheClassError
        If a resource occurs in no cost, the risk can be made arbitrarily small
        within the budget, or an expression is not of the class.
    SeveralPhasesError
        If the optimum has several forms within the facts; the message names
        them with their conditions.

    Examples
    --------
    >>> from theory.symbols import parameters, resources
    >>> N, D = resources("N D"); alpha, beta, A, B = parameters("alpha beta A B")
    >>> plan = compute_optimal(Risk(A*N**-alpha + B*D**-beta), cost=6*N*D)
    >>> plan.exponent, plan.allocation[N]
    (alpha*beta/(alpha + beta), beta/(alpha + beta))
    """
    risk = risk if isinstance(risk, Risk) else Risk(risk)
    costs = tuple(exact(c) for c in (cost if isinstance(cost, (list, tuple)) else [cost]))
    budget = budget or resources("C")
    if any(e.has(budget) for e in (risk.expression, *costs)):
        raise OutsideTheClassError(f"{budget} is the budget and occurs in the risk or a cost; give another budget=...")
    return _solved(risk, costs, tuple(where), budget)


@lru_cache(maxsize=256)
def _solved(risk: Risk, costs: tuple[Expr, ...], facts: tuple[Expr, ...], budget: sympy.Symbol) -> PhaseDiagram:
    program = Program(risk, tuple(monomial(c, "cost") for c in costs), facts)
    phases = tuple(_phase(program, cell, budget) for cell in program.cells(most=MOST_NAMED))
    if len(phases) > 1:
        raise SeveralPhasesError(_describe_phases(phases))
    return PhaseDiagram(risk, costs, budget, program.resources, phases)


def _describe_phases(phases: Sequence[Phase]) -> str:
    lines = "; ".join(
        f"exponent {p.exponent} where {' and '.join(str(sympy.Gt(c.lhs, c.rhs)) for c in p.conditions) or 'always'}"
        for p in phases
    )
    count = f"{'at least ' if len(phases) > MOST_NAMED else ''}{len(phases)}"
    return (
        f"the optimum has {count} phases: {lines}. "
        f"Name one by a fact (where=..., at the shell --where), for example {phases[0].conditions[0]}"
    )


def _phase(program: Program, cell: Cell, budget: sympy.Symbol) -> Phase:
    risk = program.risk
    certificate = Certificate(
        terms=tuple(t.expression for t in risk.terms),
        costs=tuple(c.expression for c in program.costs),
        resources=program.resources,
        budget=budget,
        weights=cell.weights,
        multipliers=cell.multipliers,
        idle=cell.idle,
        allocation=cell.shares,
        exponent=cell.exponent,
        combine=risk.combine,
        facts=(*program.facts, *cell.conditions),
    )
    binding = tuple(t.expression for t, slack in zip(risk.terms, cell.slacks, strict=False) if slack == 0)
    return Phase(cell.conditions, binding, certificate)
