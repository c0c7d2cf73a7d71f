"""Constants of terms in numbers, and the exponents that a finite budget shows.

At a budget the compute-optimal risk falls with a local exponent, minus the slope of its logarithm, which is not yet
that of the limit. Three readings of it make a band: from the terms that matter alone, from all terms at the same
allocation, and the limit. Where they agree nothing that is known disturbs the exponent; a band is no confidence
interval, since beside a wall between regimes the terms are right up to constants only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import sympy
from mpmath import mp
from scipy.integrate import quad
from scipy.optimize import brentq

from proofs_check.arrays import Floats
from proofs_check.budgets import finite_budget
from proofs_check.dynamics.spectra import spread_modes
from proofs_check.monomials import symbols_of
from theory.errors import TheoryError
from theory.problems import Regime
from theory.problems.descent import KERNEL, PASSED
from theory.question import excess
from theory.symbols import Resource, resources_of
from theory.terms import Plan, Terms, constants
from theory.typeset.regimes import subject

__all__ = ["LocalExponents", "constant_value", "constant_values", "exponents_json", "exponents_text", "local_exponents"]

Expr = Any

STEP = 0.04  # of the logarithm of the budget, between the ends of a difference quotient
MODES = 1e250  # as good as infinitely many
LARGEST = 1e12  # of what an equation may have as its solution


@dataclass(frozen=True)
class LocalExponents:
    """Exponents of the compute-optimal risk, each field of shape (m,) over the budgets.

    Attributes
    ----------
    plan : what is minimised
    budgets : ndarray
    leading : from the terms that matter
    everything : from all terms at the same allocation, those too that never matter in the limit; nan if the constant
        of one of them is infinite, or their sum negative
    limit : what both tend to
    allocation : for each resource what the terms that matter ask for
    """

    plan: Plan
    budgets: Floats
    leading: Floats
    everything: Floats
    limit: float
    allocation: dict[Resource, Floats]

    @property
    def band(self) -> tuple[Floats, Floats]:
        """The least and the greatest of the three that are numbers."""
        readings = np.array([self.leading, self.everything, np.full(len(self.budgets), self.limit)])
        return np.nanmin(readings, axis=0), np.nanmax(readings, axis=0)


def constant_values(terms: Terms) -> dict[sympy.Symbol, float]:
    """Numbers for the constants of the terms at the point; nan where one is infinite.

    Raises
    ------
    TheoryError
        If a letter has no number, a step is so large that SGD diverges, or a constant depends on a resource.

    Examples
    --------
    >>> from theory.terms import TermsQuestion
    >>> terms = TermsQuestion("gradient-flow", point=("a=2", "b=3")).answer()
    >>> [round(value, 6) for value in constant_values(terms).values()]
    [0.25]
    """
    defined = constants(terms.found)
    needed = {*defined, *({KERNEL} if PASSED in defined else ())}  # what is passed on is finite for |K| < 1 only
    inner = {symbol: expr for symbol, expr in terms.found.constants if symbol in needed}
    known: dict[sympy.Symbol, Expr] = dict(terms.point)
    values: dict[sympy.Symbol, float] = {}
    for symbol, expr in {**inner, **defined}.items():
        there = expr.subs(known, simultaneous=True)
        _check_numbers(symbol, there, {symbol} if isinstance(expr, sympy.Eq) else set())
        values[symbol] = constant_value(there, symbol)
        known[symbol] = sympy.Float(values[symbol], 17)
        if symbol == KERNEL and not values[symbol] < 1:
            raise TheoryError(f"SGD diverges with this step: |K| = {values[symbol]:.4g} is not below one; take less")
    return {symbol: values[symbol] for symbol in defined}


def _check_numbers(symbol: sympy.Symbol, expr: Expr, unknown: set[sympy.Symbol]) -> None:
    left = sorted(expr.free_symbols - unknown, key=str)
    if grown := resources_of(expr):
        raise TheoryError(f"{symbol} depends on {grown[0]}, which the budget buys; say a fixed step for numbers")
    if left:
        missing = ",".join(f"{s}=..." for s in left)
        raise TheoryError(f"{symbol} has no number without {', '.join(map(str, left))}; say --at {missing}")


def constant_value(expr: Expr, symbol: sympy.Symbol) -> float:
    """The value of an expression with sums over modes and integrals in it, or of the symbol that solves an equation.

    Examples
    --------
    >>> k = sympy.Symbol("k", positive=True)
    >>> round(constant_value(sympy.Sum(k**-2.0, (k, 1, sympy.oo)), k), 6)
    1.644934
    """
    if isinstance(expr, sympy.Eq):
        gap = sympy.lambdify(symbol, expr.lhs - expr.rhs, "mpmath")
        return float(brentq(lambda z: float(mp.re(gap(z))), 1 / LARGEST, LARGEST))
    integrals = {e: sympy.Float(_integrated(e), 17) for e in expr.atoms(sympy.Integral)}
    there = expr.xreplace(integrals)
    sums = {total: sympy.Float(_summed(total), 17) for total in there.atoms(sympy.Sum)}
    value = sympy.N(there.xreplace(sums))
    return float(sympy.re(value)) if value.is_finite else float("nan")


def _summed(total: Expr) -> float:
    return _summing(total, ())()


def _summing(total: Expr, free: tuple[sympy.Symbol, ...]) -> Callable[..., float]:
    """A sum over modes as a function of its free symbols."""
    (index, _, _), *_ = total.limits
    modes, weights = spread_modes(MODES, panel=1.0)
    summand = sympy.lambdify((index, *free), total.function, "numpy")

    def summed(*values: float) -> float:
        with np.errstate(over="ignore"):  # in denominators of what is lost anyway
            found = summand(modes, *values)
        if not (found >= 0).all():
            raise TheoryError("SGD diverges with this step, since it overshoots in the first mode; take less")
        return float(weights @ found)

    return summed


def _integrated(integral: Expr) -> float:
    (variable, low, high), *_ = integral.limits
    sums = {total: sympy.Dummy() for total in integral.function.atoms(sympy.Sum)}
    inner = [_summing(total, (variable,)) for total in sums]
    outer = sympy.lambdify((variable, *sums.values()), integral.function.xreplace(sums), "mpmath")
    if not sums:
        return float(mp.quad(outer, [float(low), float(high)]))
    return float(quad(lambda y: float(outer(y, *(f(y) for f in inner))), float(low), float(high))[0])


def local_exponents(terms: Terms, budgets: Floats) -> list[LocalExponents]:
    """For each compute-optimal law the exponents at budgets.

    Parameters
    ----------
    terms : Terms
        With plans, at a point that gives every letter a number.
    budgets : ndarray, shape (m,)

    Raises
    ------
    TheoryError
        If a letter has no number, or a budget pays for nothing.

    Examples
    --------
    >>> from theory.terms import TermsQuestion
    >>> question = TermsQuestion("gradient-flow with projection(p)", point=("a=2", "b=3/2"), costs=("p*t",))
    >>> (found,) = local_exponents(question.answer(), np.array([1e6, 1e12]))
    >>> found.leading.round(4).tolist(), round(found.limit, 4)
    ([0.1667, 0.1667], 0.1667)
    """
    values = constant_values(terms)
    return [_local(terms, plan, budgets, values) for plan in terms.plans]


def _local(terms: Terms, plan: Plan, budgets: Floats, values: Mapping[sympy.Symbol, float]) -> LocalExponents:
    diagram = excess(plan.diagram) or plan.diagram
    numbers = {s: v for s, v in {**terms.point, **values}.items() if s in symbols_of(diagram.problem)}
    sums = [_Sum(terms, plan, regime, values) for regime in terms.found.cells[plan.cell].regimes]
    leading, everything, allocations = [], [], []
    for budget in budgets:
        ends = [finite_budget(diagram, float(budget) * np.exp(h), numbers) for h in (-STEP / 2, STEP / 2)]
        holding = max((s for s in sums if plan.regime in (None, s.regime)), key=lambda s: s.margin(ends[0].allocation))
        low, high = (holding.total(end.allocation) for end in ends)
        leading.append(np.mean([end.effective_exponent for end in ends]))
        everything.append(-np.log(high / low) / STEP if min(low, high) > 0 else np.nan)
        allocations.append([np.sqrt(ends[0].allocation[r] * ends[1].allocation[r]) for r in diagram.resources])
    return LocalExponents(
        plan,
        budgets,
        np.array(leading),
        np.array(everything),
        float(diagram.exponent),
        dict(zip(diagram.resources, np.array(allocations).T, strict=True)),
    )


class _Sum:
    """The sum of all terms of a regime, and of what matters in others if one sum is to hold in all of them."""

    def __init__(self, terms: Terms, plan: Plan, regime: Regime, values: Mapping[sympy.Symbol, float]) -> None:
        self.regime, self._resources = regime, terms.found.problem.resources
        others = () if plan.regime else tuple(t for r in terms.found.cells[plan.cell].regimes for t in r.kept)
        distinct = {t.expression: t.monomial for t in (*regime.terms, *others) if t.monomial.resources}
        lettered = sympy.Add(*(terms.lettered(m) for m in distinct.values()))
        ratios = [terms.at_point(large / small) for small, large in regime.region.much_less]
        self._total, self._ratios = (
            sympy.lambdify(self._resources, e.subs(list(values.items())), "numpy")
            for e in (lettered, sympy.Tuple(*ratios))
        )

    def total(self, allocation: Mapping[Resource, float]) -> float:
        """At an allocation; nan if a constant is infinite."""
        return float(self._total(*(allocation[r] for r in self._resources)))

    def margin(self, allocation: Mapping[Resource, float]) -> float:
        """By what factor an allocation meets the conditions of the regime."""
        return float(min(self._ratios(*(allocation[r] for r in self._resources))))


def exponents_text(found: LocalExponents) -> str:
    """The exponents as a table for people."""
    names = sorted(found.allocation, key=str)
    low, high = found.band
    rows = [["budget", *(f"{r}*" for r in names), "leading terms", "all terms", "limit", "band"]]
    for i, budget in enumerate(found.budgets):
        shares = [f"{found.allocation[r][i]:.3g}" for r in names]
        readings = [f"{x:.4f}" for x in (found.leading[i], found.everything[i], found.limit)]
        rows.append([f"{budget:.3g}", *shares, *readings, f"{low[i]:.4f} to {high[i]:.4f}"])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  " + "  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([f"Exponents at finite budgets{_within(found.plan)}", *lines])


def _within(plan: Plan) -> str:
    return f", where {subject(plan.regime)} what is learned" if plan.regime else ""


def exponents_json(found: LocalExponents) -> dict[str, Any]:
    """The exponents for programs; null where they are no numbers."""
    low, high = found.band
    return {
        "cell": found.plan.cell,
        "regime": found.plan.regime and found.plan.regime.limit,
        "limit": found.limit,
        "budgets": found.budgets.tolist(),
        "leading": found.leading.tolist(),
        "everything": [None if np.isnan(x) else x for x in found.everything.tolist()],
        "band": [low.tolist(), high.tolist()],
        "allocation": {r.name: shares.tolist() for r, shares in found.allocation.items()},
    }
