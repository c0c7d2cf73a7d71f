"""The least risk at a finite budget, beside what is proved of it and what holds asymptotically.

In the logarithms z of the resources the risk is a sum of exponentials of affine
functions, and so is every cost: the problem is convex (a geometric program,
Duffin, Peterson and Zener 1967) and its minimum is global. Exponentials such as
``exp(-T)`` and logarithms of resources are not convex in z; there the least of
many starts is reported, and it may not be global.

Sums over modes count by their leading terms, as in `theory.risk.Risk.terms`.
Resources that are not free are at least one; where the k-fold logarithm of a
resource occurs, that logarithm is at least one as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import sympy
from scipy import optimize, special

from proofs_check.arrays import Floats
from proofs_check.monomials import Tables, numbers_for, symbols_of, tables
from theory.allocate import Phase, PhaseDiagram, Problem, solved
from theory.errors import TheoryError
from theory.symbols import Resource

__all__ = ["BudgetCurve", "BudgetError", "FiniteBudget", "budget_curve", "effective_exponent", "finite_budget"]

LARGEST = 650.0  # of the logarithm of a resource, so that it stays a floating-point number
FEASIBLE = 1e-9  # relative violation of a limit that counts as rounding
ACTIVE = 1e-6  # distance from a limit at which it counts as binding
STATIONARY = 1e-5  # of the residual of the multipliers, relative to their sum
ROUNDING = 1e-9  # relative, in comparing a risk with its bounds
STARTS = 16  # random ones, for a problem that is not convex
RAY_POINTS = 2001

Expr = Any


class BudgetError(TheoryError):
    """No allocation exists at a budget, or the problem has no numeric form."""


@dataclass(frozen=True)
class FiniteBudget:
    """The optimum at one budget, between two bounds.

    Attributes
    ----------
    budget, risk : float
    allocation : the optimal resources, which satisfy all limits
    lower : the bound of the certificate, valid for every allocation; zero where it proves only the order
    upper : the risk at `explicit`
    explicit : resources ``S**x * log(S)**y`` with the asymptotic shares x and y and the best S
        that the limits allow; infinite risk and no resources if they allow none
    effective_exponent : the local slope ``-d log(risk)/d log(budget)``
    convex : whether the minimum is known to be global, since the gradients of what binds balance at it, and the problem
        is convex in logarithms
    """

    budget: float
    risk: float
    allocation: dict[Resource, float]
    lower: float
    upper: float
    explicit: dict[Resource, float]
    effective_exponent: float
    convex: bool

    @property
    def bracketed(self) -> bool:
        """Whether the optimum lies between its bounds, up to rounding."""
        return self.lower * (1 - ROUNDING) <= self.risk <= self.upper * (1 + ROUNDING)


@dataclass(frozen=True)
class BudgetCurve:
    """How a law approaches its asymptotic form, each field of shape (n,) over the budgets.

    Attributes
    ----------
    budgets, risk, effective_exponent : see `FiniteBudget`
    leading : ``constant * budget**-exponent * log(budget)**log``; nan where the constant has no single form
    corrected : `leading` times ``1 + coefficient * budget**-s`` of every correction to scaling
    exponent : what `effective_exponent` tends to
    """

    budgets: Floats
    risk: Floats
    effective_exponent: Floats
    leading: Floats
    corrected: Floats
    exponent: float


def finite_budget(
    diagram: PhaseDiagram | Problem, budget: float, values: Mapping[Any, Any] | None = None, /, **named: Any
) -> FiniteBudget:
    """Minimise the risk within a budget, and bracket the minimum.

    Parameters
    ----------
    diagram : PhaseDiagram or Problem
    budget : float
        Above one.
    values : mapping of symbols or names to numbers, or
    **named : numbers by name
        One for each parameter and coefficient.

    Returns
    -------
    FiniteBudget

    Raises
    ------
    NumbersError
        If a number is missing, unknown, outside its domain, or against a fact.
    BudgetError
        If the budget does not pay for any allocation, or the risk contains `QLog`.
    SeveralPhasesError
        If the risk has no optimum.

    Examples
    --------
    >>> from theory import Risk, compute_optimal, parameters, resources
    >>> N, D = resources("N D"); a, b = parameters("a b")
    >>> plan = compute_optimal(Risk(N**-a + D**-b), cost=N*D)
    >>> found = finite_budget(plan, 100, a=1, b=1)
    >>> round(found.risk, 6), round(found.allocation[N], 4), round(found.lower, 6), found.bracketed
    (0.2, 10.0, 0.2, True)
    """
    task = _read(diagram, {**(values or {}), **named})
    return task.solve(budget, ())[0]


def effective_exponent(
    diagram: PhaseDiagram | Problem, budget: float, values: Mapping[Any, Any] | None = None, /, **named: Any
) -> float:
    """Return the local slope ``-d log(risk)/d log(budget)`` of the optimal risk.

    By the envelope theorem it is the sum of the multipliers of the costs (textbook).
    Parameters and errors are those of `finite_budget`.

    Examples
    --------
    >>> from theory import Risk, compute_optimal, parameters, resources
    >>> N, D = resources("N D"); a, b = parameters("a b")
    >>> plan = compute_optimal(Risk(N**-a + D**-b + N**-1*D**-1), cost=N*D)
    >>> [round(effective_exponent(plan, C, a=1, b=1), 4) for C in (10, 1e8)]
    [0.5683, 0.5]
    """
    return finite_budget(diagram, budget, values, **named).effective_exponent


def budget_curve(
    diagram: PhaseDiagram | Problem,
    budgets: Iterable[float],
    values: Mapping[Any, Any] | None = None,
    /,
    **named: Any,
) -> BudgetCurve:
    """Compare the optimum with its leading form and the corrections to it, budget by budget.

    Parameters and errors are those of `finite_budget`. An irreducible risk hides
    the law at large budgets: hand in the diagram of `Risk.excess`.

    Examples
    --------
    >>> from theory import Risk, compute_optimal, parameters, resources
    >>> N, D = resources("N D"); a, b = parameters("a b")
    >>> plan = compute_optimal(Risk(N**-a + D**-b + N**-1*D**-1), cost=N*D)
    >>> curve = budget_curve(plan, [1e2, 1e4, 1e6], a=1, b=1)
    >>> (curve.risk/curve.leading).round(4).tolist(), (curve.risk/curve.corrected).round(4).tolist()
    ([1.05, 1.005, 1.0005], [1.0, 1.0, 1.0])
    """
    task = _read(diagram, {**(values or {}), **named})
    sizes = np.array([float(budget) for budget in budgets])
    made: list[FiniteBudget] = []
    start: Sequence[Floats] = ()
    for size in sizes:
        found, z = task.solve(float(size), start)
        made.append(found)
        start = (z,)
    leading, corrected = task.asymptotic(sizes)
    return BudgetCurve(
        sizes,
        np.array([found.risk for found in made]),
        np.array([found.effective_exponent for found in made]),
        leading,
        corrected,
        float(task.phase.exponent),
    )


def _read(diagram: PhaseDiagram | Problem, given: Mapping[Any, Any]) -> _Task:
    diagram = diagram if isinstance(diagram, PhaseDiagram) else solved(diagram)
    problem = diagram.problem
    if any(t.ties for t in problem.risk.terms):
        raise BudgetError(
            "the risk contains QLog, of which only the order is kept; write its leading power for a finite budget"
        )
    values = numbers_for(symbols_of(problem), given, problem.facts)
    there = diagram.at({s: values[s] for s in diagram.parameters})
    return _Task(problem, values, tables(problem, values), there.phase)


@dataclass(frozen=True)
class _Task:
    """A problem in numbers, with its asymptotic answer; points are logarithms of the resources."""

    problem: Problem
    values: Mapping[sympy.Symbol, Expr]
    tables: Tables
    phase: Phase

    def solve(self, budget: float, starts: Sequence[Floats]) -> tuple[FiniteBudget, Floats]:
        """The optimum, and its point for the next budget to start from."""
        self._check(budget)
        log_budget = float(np.log(budget))
        certificate, resources = self.phase.certificate, self.problem.resources
        shares = np.array([[float(share[0]), float(share[2])] for share in certificate.shares]).reshape(-1, 2)
        explicit = self._along(shares[:, 0], shares[:, 1], log_budget)
        z, slope = self._minimum(log_budget, [*starts, *([] if explicit is None else [explicit])])
        bound = certificate.lower_bound

        def risk(z: Floats) -> float:
            return float(np.exp(self._risk(np.append(z, log_budget))))

        optimum = FiniteBudget(
            budget=budget,
            risk=risk(z),
            allocation=dict(zip(resources, np.exp(z).tolist(), strict=True)),
            lower=0.0 if bound is None else self._number(bound, budget),
            upper=float("inf") if explicit is None else risk(explicit),
            explicit={} if explicit is None else dict(zip(resources, np.exp(explicit).tolist(), strict=True)),
            effective_exponent=slope,
            convex=self.convex,
        )
        return optimum, z

    def asymptotic(self, budgets: Floats) -> tuple[Floats, Floats]:
        """The leading form of the optimal risk, and the same with corrections."""
        phase = self.phase
        if phase.constant is None:
            return np.full(len(budgets), np.nan), np.full(len(budgets), np.nan)
        leading = np.array([self._number(phase.constant * phase.rate, budget) for budget in budgets])
        known = [c for c in phase.corrections if c.coefficient is not None]
        sizes = [self._number(c.coefficient) * budgets ** -float(c.exponent) for c in known]
        return leading, leading * (1 + sum(sizes, np.zeros(len(budgets))))

    def _number(self, expr: Expr, budget: float = 1.0) -> float:
        return float(sympy.N(expr.subs(self.values).subs(self.problem.budget, sympy.Float(budget, 17))))

    @cached_property
    def convex(self) -> bool:
        rows = [self.tables.terms, *self.tables.limits]
        return not any(len(r.powers) for r in self.tables.rates) and not any(r.logs[..., :-1].any() for r in rows)

    @cached_property
    def _bounds(self) -> tuple[Floats, Floats]:
        """Of the logarithms of the resources."""
        low = self._floors[:-1].copy()
        low[[r in self.problem.free for r in self.problem.resources]] = -LARGEST
        return low, np.full(len(low), LARGEST)

    @cached_property
    def _floors(self) -> Floats:
        """Per axis, the logarithm at which its deepest logarithm that occurs is one."""
        floors = np.zeros(len(self.tables.axes))
        for depth in range(max(self.tables.depths, default=0)):
            floors = np.where(self.tables.depths > depth, np.exp(floors), floors)
        return floors

    def _check(self, budget: float) -> None:
        if not (np.isfinite(budget) and budget > 1 and np.log(budget) >= self._floors[-1]):
            least = np.exp(self._floors[-1])
            raise BudgetError(f"the budget {budget} must be a finite number above one, and at least {least:.4g} here")
        low, free = self._bounds[0], self.problem.free
        for label, limit, rows in zip(self.problem.costs, self.problem.limits, self.tables.limits, strict=False):
            charged = {r for m in limit.monomials for r in m.resources} - {self.problem.budget}
            if charged & set(free) or (rows.powers[:, :-1] < 0).any() or (rows.logs < 0).any():
                continue
            least = budget * float(np.exp(special.logsumexp(rows.at(np.append(low, np.log(budget))))))
            if least > budget * (1 + FEASIBLE):
                raise BudgetError(
                    f"one unit of each resource costs {least:.6g} ({label}), above the budget {budget:.6g}; raise it"
                )

    # --- values and derivatives; the last axis is the budget ----------------------------------------------------------

    def _risk(self, points: Floats) -> Floats:
        """Logarithm of the risk at points of shape (n,) or (n, k)."""
        total: Floats = self._summed(self.tables.risk_terms(points)).max(axis=0)
        return total

    def _summed(self, terms: Floats) -> Floats:
        """What the largest is taken of: the terms of a maximum, or the one sum of the terms."""
        if self.problem.risk.combine == "max":
            return terms
        total: Floats = special.logsumexp(terms, axis=0, keepdims=True)
        return total

    def _risk_slopes(self, point: Floats) -> Floats:
        slopes = self.tables.risk_slopes(point)
        if self.problem.risk.combine == "max":
            return slopes
        mean: Floats = special.softmax(self.tables.risk_terms(point)) @ slopes
        return mean[None, :]

    def _limits(self, points: Floats) -> Floats:
        """Logarithms of the limits, which are at most zero."""
        if not self.tables.limits:
            return np.empty((0, *points.shape[1:]))
        return np.array([special.logsumexp(rows.at(points), axis=0) for rows in self.tables.limits])

    def _limit_slopes(self, point: Floats) -> Floats:
        slopes = [special.softmax(rows.at(point)) @ rows.slopes(point) for rows in self.tables.limits]
        return np.array(slopes).reshape(-1, len(point))

    def _along(self, shares: Floats, logs: Floats, log_budget: float) -> Floats | None:
        """The best point ``R = S**shares * log(S)**logs`` that the limits allow, or None if no S gives one."""
        low, high = self._bounds
        sizes = np.linspace(0, 2 * log_budget, RAY_POINTS)[1:]
        points = np.clip(np.outer(sizes, shares) + np.outer(np.log(sizes), logs), low, high)
        points = np.vstack([np.maximum(low, 0), points])
        columns = np.column_stack([points, np.full(len(points), log_budget)]).T
        allowed = (self._limits(columns) <= 0).all(axis=0)
        risks = np.where(allowed, self._risk(columns), np.inf)
        return points[risks.argmin()] if allowed.any() else None

    # --- the minimum --------------------------------------------------------------------------------------------------

    def _minimum(self, log_budget: float, starts: Sequence[Floats]) -> tuple[Floats, float]:
        """The best stationary point found, and the local slope of the risk there."""
        best: tuple[float, Floats, float] | None = None
        feasible = False
        for start in self._starts(log_budget, starts):
            point = np.append(self._descend(start, log_budget), log_budget)
            if (self._limits(point) > FEASIBLE).any():
                continue
            feasible = True
            slope, residual = self._slope(point)
            if residual > STATIONARY:
                continue
            risk = float(self._risk(point))
            if best is None or risk < best[0]:
                best = risk, point[:-1], slope
            if self.convex:
                break
        if not feasible:
            raise BudgetError(f"no allocation was found at the budget {np.exp(log_budget):.6g}; raise it")
        if best is None:
            raise BudgetError(
                f"the descent to the optimum at the budget {np.exp(log_budget):.6g} did not converge; take another one"
            )
        return best[1], best[2]

    def _starts(self, log_budget: float, given: Sequence[Floats]) -> Iterable[Floats]:
        yield from given
        random = np.random.default_rng(0)
        low, high = self._bounds
        for _ in range(STARTS):
            direction = random.exponential(size=len(low)) * np.where(low < 0, random.choice([-1, 1], len(low)), 1)
            found = self._along(direction / np.abs(direction).sum(), np.zeros(len(low)), log_budget)
            yield np.clip(log_budget * direction / len(low), low, high) if found is None else found

    def _descend(self, start: Floats, log_budget: float) -> Floats:
        """Sequential quadratic programming; the last variable bounds the logarithm of the risk from above."""
        low, high = self._bounds

        def at(v: Floats) -> Floats:
            return np.append(v[:-1], log_budget)

        def gaps(v: Floats) -> Floats:
            return np.append(v[-1] - self._summed(self.tables.risk_terms(at(v))), -self._limits(at(v)))

        def slopes(v: Floats) -> Floats:
            rise, limit = self._risk_slopes(at(v))[:, :-1], self._limit_slopes(at(v))[:, :-1]
            return np.vstack([np.c_[-rise, np.ones(len(rise))], np.c_[-limit, np.zeros(len(limit))]])

        first = np.append(start, float(self._risk(np.append(start, log_budget))))
        aim = np.eye(len(first))[-1]
        found = optimize.minimize(
            lambda v: v[-1],
            first,
            jac=lambda _: aim,
            bounds=[*zip(low, high, strict=True), (None, None)],
            constraints={"type": "ineq", "fun": gaps, "jac": slopes},
            method="SLSQP",
            options={"ftol": 1e-15, "maxiter": 200},
        )
        result: Floats = np.clip(found.x[:-1], low, high)
        return result

    def _slope(self, point: Floats) -> tuple[float, float]:
        """Minus the derivative of the least risk by the budget, and how far the point is from stationary.

        The multipliers of what binds, fitted to the balance of the gradients; over the terms they sum to one.
        """
        terms, limits = self._summed(self.tables.risk_terms(point)), self._limits(point)
        rises = self._risk_slopes(point)[terms > terms.max() - ACTIVE]
        tightened = self._limit_slopes(point)[limits > -ACTIVE]
        idle = -np.eye(len(point))[np.append(point[:-1] < self._bounds[0] + ACTIVE, False)]
        gradients = np.vstack([rises, tightened, idle])
        one = np.arange(len(gradients)) < len(rises)
        balance = np.vstack([gradients[:, :-1].T, one])
        multipliers, residual = optimize.nnls(balance, np.eye(len(balance))[-1])
        return float(-multipliers @ gradients[:, -1]), float(residual)
