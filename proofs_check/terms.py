"""Constants of terms in numbers, and the exponents that a finite budget shows.

At a budget the compute-optimal risk falls with a local exponent, minus the slope of its logarithm, which is not yet
that of the limit. Three readings of it make a band: from the terms that matter alone, from all terms at the same
allocation, and the limit. Where they agree nothing that is known disturbs the exponent; a band is no confidence
interval, since beside a wall between regimes the terms are right up to constants only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import sympy

from proofs_check.arrays import Floats
from proofs_check.budgets import finite_budget
from proofs_check.constants import constants_from, definitions
from proofs_check.monomials import symbols_of
from theory.errors import TheoryError
from theory.problems import Regime
from theory.question import excess
from theory.symbols import Resource
from theory.terms import Plan, Terms, constants
from theory.typeset.regimes import subject

__all__ = ["LocalExponents", "constant_values", "exponents_json", "exponents_text", "local_exponents", "numbered"]

Expr = Any

STEP = 0.04  # of the logarithm of the budget, between the ends of a difference quotient


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
    values = constants_from(_meanings(terms), terms.point)
    return {symbol: values[symbol] for symbol in constants(terms.found)}


def numbered(terms: Terms) -> bool:
    """Whether every letter in the constants of terms has a number.

    Examples
    --------
    >>> from theory.terms import TermsQuestion
    >>> numbered(TermsQuestion("sgd", point=("a=2", "b=3/2")).answer())
    False
    >>> numbered(TermsQuestion("sgd(step=1/9)", point=("a=2", "b=3/2")).answer())
    True
    """
    meanings = _meanings(terms)
    letters = {symbol for expr in meanings.values() for symbol in expr.free_symbols}
    return letters <= {*terms.point, *meanings}


def _meanings(terms: Terms) -> dict[sympy.Symbol, Expr]:
    """What the constants of the terms stand for, after what they are made of."""
    lettered = constants(terms.found)
    return {**definitions(terms.found, lettered), **lettered}


def local_exponents(
    terms: Terms, budgets: Floats, values: Mapping[sympy.Symbol, float] | None = None
) -> list[LocalExponents]:
    """For each compute-optimal law the exponents at budgets.

    Parameters
    ----------
    terms : Terms
        With plans, at a point that gives every letter a number.
    budgets : ndarray, shape (m,)
    values : mapping, optional
        Of `constant_values`, where they are known already.

    Raises
    ------
    TheoryError
        If there is no plan, a letter has no number, or a budget pays for nothing.

    Examples
    --------
    >>> from theory.terms import TermsQuestion
    >>> question = TermsQuestion("gradient-flow with projection(p)", point=("a=2", "b=3/2"), costs=("p*t",))
    >>> (found,) = local_exponents(question.answer(), np.array([1e6, 1e12]))
    >>> found.leading.round(4).tolist(), round(found.limit, 4)
    ([0.1667, 0.1667], 0.1667)
    """
    if not terms.plans:
        raise TheoryError('no compute-optimal law was asked for; give a cost, as in TermsQuestion(..., costs=("p*t",))')
    values = constant_values(terms) if values is None else values
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
    """The exponents as a table for people.

    Examples
    --------
    >>> from theory.terms import TermsQuestion
    >>> terms = TermsQuestion("gradient-flow", point=("a=2", "b=3/2"), costs=("t",)).answer()
    >>> print(exponents_text(*local_exponents(terms, np.array([1e6]))))
    Exponents at finite budgets
      budget  t*     leading terms  all terms  limit   band
      1e+06   1e+06  0.2500         0.2500     0.2500  0.2500 to 0.2500
    """
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
    """The exponents for programs; null where they are no numbers.

    Examples
    --------
    >>> from theory.terms import TermsQuestion
    >>> terms = TermsQuestion("gradient-flow", point=("a=2", "b=3/2"), costs=("t",)).answer()
    >>> found = exponents_json(*local_exponents(terms, np.array([1e6])))
    >>> found["limit"], found["budgets"], list(found["allocation"])
    (0.25, [1000000.0], ['t'])
    """
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
