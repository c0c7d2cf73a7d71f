"""Compute-optimal allocation of a risk under a budget, with a certificate.

In logarithms, ``R_i = C**x_i`` turns a risk into a maximum of affine functions
of the shares x, so the best exponent is a linear program whose coefficients are
rational functions of the parameters. The engine samples parameters, solves the
program exactly there, solves that basis symbolically, and asks the solver
whether the basis stays optimal wherever the facts hold; a witness that it does
not becomes the next sample. Source: ours.
"""

from __future__ import annotations

import contextlib
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from itertools import combinations
from typing import Any

import sympy
from sympy.matrices.exceptions import NonInvertibleMatrixError

from theory.certificate import Certificate
from theory.decide import decide, find_point
from theory.errors import OutsideTheClassError, SeveralPhasesError
from theory.products import collected
from theory.risk import Monomial, Risk, monomial
from theory.simplex import Unbounded, optimal_basis
from theory.symbols import Resource, resources, resources_of

__all__ = ["Phase", "PhaseDiagram", "compute_optimal"]

MAX_CELLS = 40

Expr = Any
Point = Mapping[sympy.Symbol, sympy.Rational]


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
        return None if self._equations is None else collected(self._leading)

    @cached_property
    def factors(self) -> tuple[Expr, ...] | None:
        """Leading coefficient of each optimal allocation, or None where the optimum is degenerate."""
        if self._equations is None:
            return None
        rows, right = self._equations
        inverse = sympy.Matrix(rows).inv().applyfunc(sympy.cancel)
        return tuple(
            collected(sympy.Mul(*(base**power for base, power in zip(right, row, strict=True))))
            for row in inverse.tolist()
        )

    @property
    def _leading(self) -> Expr:
        return self.certificate.lower_bound * self.certificate.budget**self.exponent

    @cached_property
    def _equations(self) -> tuple[list[list[Expr]], list[Expr]] | None:
        """Linear equations for the logarithms of the allocation, right-hand sides exponentiated.

        At the optimum every binding term equals its weight times the risk
        (equals the risk, for a maximum), and every cost with a multiplier is
        spent. None where the basis is degenerate or a resource is idle.
        """
        proof = self.certificate
        terms = [(monomial(t), w) for t, w in zip(proof.terms, proof.weights, strict=True) if w != 0]
        spent = [monomial(c, "cost") for c, m in zip(proof.costs, proof.multipliers, strict=True) if m != 0]
        degenerate = len(terms) != len(self.binding) or any(i != 0 for i in proof.idle)
        if degenerate or len(terms) + len(spent) != len(proof.resources) + 1:
            return None
        is_sum = proof.combine == "sum"
        rows = [[m.power(r) for r in proof.resources] for m in (*(t for t, _ in terms), *spent)]
        right = [(w if is_sum else 1) * self._leading / t.coefficient for t, w in terms]
        right += [1 / c.coefficient for c in spent]
        # One equation too many: the risk's own value was already found from the dual.
        return rows[1:], right[1:]


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
            f"{sympy.latex(r)}^\\star \\propto {sympy.latex(self.budget ** x)}" for r, x in self.allocation.items()
        )
        return f"$\\displaystyle R^\\star \\propto {sympy.latex(self.budget ** -self.exponent)},\\quad {allocation}$"


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
    costs = tuple(sympy.sympify(c) for c in (cost if isinstance(cost, (list, tuple)) else [cost]))
    return _solved(risk, costs, tuple(where), budget or resources("C"))


@lru_cache(maxsize=256)
def _solved(risk: Risk, costs: tuple[Expr, ...], facts: tuple[Expr, ...], budget: sympy.Symbol) -> PhaseDiagram:
    program = _Program(risk, tuple(monomial(c, "cost") for c in costs), facts)
    cells = program.cells()
    phases = tuple(_phase(program, cell, budget) for cell in cells)
    if len(phases) > 1:
        raise SeveralPhasesError(_describe_phases(phases))
    return PhaseDiagram(risk, costs, budget, program.resources, phases)


def _describe_phases(phases: Sequence[Phase]) -> str:
    lines = "; ".join(
        f"exponent {p.exponent} where {' and '.join(str(sympy.Gt(c.lhs, c.rhs)) for c in p.conditions) or 'always'}"
        for p in phases
    )
    return (
        f"the optimum has {len(phases)} phases: {lines}. "
        "Name one with where=..., for example where=(" + str(phases[0].conditions[0]) + ",)"
    )


@dataclass(frozen=True)
class _Cell:
    """A basis solved symbolically: primal values, dual values, sign conditions."""

    primal: tuple[Expr, ...]
    dual: tuple[Expr, ...]
    slacks: tuple[Expr, ...]
    idle: tuple[Expr, ...]
    conditions: tuple[Expr, ...]


class _Program:
    """maximise p  subject to  p <= decay_j . x,  cost_k . x <= 1,  x >= 0."""

    def __init__(self, risk: Risk, costs: tuple[Monomial, ...], facts: tuple[Expr, ...]) -> None:
        self.risk, self.costs, self.facts = risk, costs, facts
        charged = {r for c in costs for r, _ in c.powers}
        self.resources = tuple(sorted({*risk.resources, *charged}, key=lambda r: r.name))
        free = [r.name for r in risk.resources if r not in charged]
        if free:
            raise OutsideTheClassError(
                f"{free[0]} occurs in no cost, so nothing limits it: let it occur in a cost, "
                "or declare it with parameters(...) if it stays fixed"
            )
        terms = [[sympy.S.One, *(t.power(r) for r in self.resources)] for t in risk.terms]
        spent = [[sympy.S.Zero, *(c.power(r) for r in self.resources)] for c in costs]
        self.matrix = sympy.Matrix([*terms, *spent])
        self.right = sympy.Matrix([0] * len(terms) + [1] * len(spent))
        self.symbols = tuple(sorted(self.matrix.free_symbols | {s for f in self.facts for s in f.free_symbols}, key=str))
        for entry in self.matrix.flat():
            if not entry.is_rational_function():
                raise OutsideTheClassError(
                    f"the exponent {entry} is not a rational function of the parameters; give it a name of its own"
                )

    def cells(self) -> list[_Cell]:
        """All cells, each with one certificate; proved to cover the facts."""
        found: list[_Cell] = []
        known: list[Expr] = []
        for point in self._samples():
            if not any(self._holds(k, point) for k in known):
                known.append(self._add(found, point))
        while True:
            outside = [*self.facts, *(sympy.Not(k) for k in known)]
            cover = decide(sympy.Or(*known), self.facts)
            if cover.proved:
                return found
            missed = cover.witness or find_point(outside)
            if missed is None or len(known) >= MAX_CELLS:
                raise OutsideTheClassError(
                    f"found {len(found)} phase(s) but could not prove that they cover all parameters "
                    f"within the solver's limit; narrow the region with where=..."
                )
            known.append(self._add(found, missed))

    def _add(self, found: list[_Cell], point: Point) -> Expr:
        cell = self._solve(self._basis_at(point))
        if any(all(sympy.cancel(a - b) == 0 for a, b in zip(cell.primal, o.primal, strict=True)) for o in found):
            # A tie: other bases have the same optimum, and one of them may be optimal everywhere.
            cell = next((c for c in self._bases_of(cell) if not c.conditions), cell)
        if not cell.conditions:
            found.clear()
        found.append(cell)
        return sympy.And(*cell.conditions)

    def _bases_of(self, cell: _Cell) -> Iterator[_Cell]:
        """Bases with the optimum of a cell: all that hold the columns it uses."""
        used = {j for j, value in enumerate((*cell.primal, *cell.slacks)) if value != 0}
        m, n = self.matrix.shape
        for others in combinations([j for j in range(n + m) if j not in used], m - len(used)):
            with contextlib.suppress(NonInvertibleMatrixError):
                yield self._solve(tuple(sorted((*used, *others))))

    @staticmethod
    def _holds(condition: Expr, point: Point) -> bool:
        return bool(condition.subs(point))

    def _samples(self) -> list[Point]:
        if not self.symbols:
            return [{}]
        draw = random.Random(0)
        points: list[Point] = []
        for _ in range(12):
            point = {
                s: sympy.Rational(draw.randint(1, 24), 1 if s.is_integer else draw.randint(1, 12)) for s in self.symbols
            }
            if all(self._holds(f, point) for f in self.facts):
                points.append(point)
        if not points:
            witness = find_point(self.facts)
            if witness is None:
                raise OutsideTheClassError(
                    f"no parameters satisfy {', '.join(map(str, self.facts))}; check the facts given as where=..."
                )
            points.append({s: witness.get(s, sympy.S.One) for s in self.symbols})
        return points

    def _basis_at(self, point: Point) -> tuple[int, ...]:
        numbers = self.matrix.subs(point)
        m, n = numbers.shape
        rows = [[Fraction(int(v.p), int(v.q)) for v in numbers.row(i)] for i in range(m)]
        right = [Fraction(int(v)) for v in self.right]
        try:
            return optimal_basis(rows, right, [Fraction(1)] + [Fraction(0)] * (n - 1))
        except Unbounded as ray:
            names = ", ".join(str(self.resources[j - 1]) for j in ray.direction if j > 0 and ray.direction[j] > 0)
            raise OutsideTheClassError(
                f"the risk can be made arbitrarily small within the budget by growing {names}; "
                "let every resource that helps occur in a cost with a positive power"
            ) from None

    def _solve(self, basis: tuple[int, ...]) -> _Cell:
        m, n = self.matrix.shape
        full = self.matrix.row_join(sympy.eye(m))
        objective = sympy.Matrix([1] + [0] * (n + m - 1))
        square = full.extract(list(range(m)), list(basis))
        values = square.LUsolve(self.right).applyfunc(sympy.cancel)
        dual = square.T.LUsolve(sympy.Matrix([objective[j] for j in basis])).applyfunc(sympy.cancel)
        everything = [sympy.S.Zero] * (n + m)
        for column, value in zip(basis, values, strict=True):
            everything[column] = value
        reduced = [
            sympy.S.Zero if j in basis else sympy.cancel((dual.T * full.col(j))[0] - objective[j]) for j in range(n + m)
        ]
        signs = [*(v for v in values), *(reduced[j] for j in range(n + m) if j not in basis)]
        conditions = {sympy.Ge(sympy.factor(s), 0) for s in signs}
        conditions = {c for c in conditions if c is not sympy.true and not decide(c, self.facts).proved}
        return _Cell(
            primal=tuple(everything[:n]),
            dual=tuple(dual),
            slacks=tuple(everything[n:]),
            idle=tuple(reduced[1:n]),
            conditions=tuple(sorted((_tidy(c) for c in conditions), key=str)),
        )


def _tidy(condition: Expr) -> Expr:
    """Write a sign condition without its positive denominator."""
    numerator, denominator = sympy.fraction(sympy.together(condition.lhs))
    return sympy.Ge(sympy.factor(numerator), 0) if denominator.is_positive else condition


def _phase(program: _Program, cell: _Cell, budget: sympy.Symbol) -> Phase:
    terms, costs = program.risk.terms, program.costs
    j = len(terms)
    weights, multipliers = cell.dual[:j], cell.dual[j:]
    shares = tuple(sympy.factor(x) for x in cell.primal[1:])
    certificate = Certificate(
        terms=tuple(t.expression for t in terms),
        costs=tuple(c.expression for c in costs),
        resources=program.resources,
        budget=budget,
        weights=tuple(sympy.factor(w) for w in weights),
        multipliers=tuple(sympy.factor(m) for m in multipliers),
        idle=tuple(sympy.factor(i) for i in cell.idle),
        allocation=shares,
        exponent=sympy.factor(cell.primal[0]),
        combine=program.risk.combine,
        facts=(*program.facts, *cell.conditions),
    )
    binding = tuple(t.expression for t, slack in zip(terms, cell.slacks, strict=False) if slack == 0)
    return Phase(cell.conditions, binding, certificate)
