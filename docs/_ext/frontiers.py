"""The table of effective exponents: the compute frontier of the terms beside that of the next rung.

::

    python docs/_ext/frontiers.py 4 2026
    python docs/_ext/frontiers.py context

minimises both over the allocation of finite budgets, in 4 random pairs of capacity and source for each cell, and writes
by how much the exponents of the risk along the frontier differ, in bold from where on they do by less than 2 %; names
of problems after the seed pick these. Or writes the exponents of regression in context, and drawn contexts beside the
next rung.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
import sympy
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp
from terms import TASKS, Task, a, b, drawn, h, n, p, s, t

from proofs_check.dynamics.random_features import drawn_feature_risk
from proofs_check.dynamics.spectra import PowerLaw
from proofs_check.rungs import next_rung, value_of
from theory.monomials import term
from theory.problems import GradientDescent, OnePassSGD, PowerLawRegression, Ridge, decompose
from theory.symbols import Resource

Floats = NDArray[np.float64]
BUDGETS = 10.0 ** np.arange(6, 22, 3)
CLOSE = 0.02  # relative difference of exponents
STEP = 0.3  # of the logarithm of the budget, to either side


@dataclass(frozen=True)
class Frontier:
    """A problem and its cost, the first resource times powers of the others.

    Attributes
    ----------
    name : of the problem
    task : which capacities and sources to draw
    first : resource that the others leave a budget for
    others : resources and their powers in the cost, zero for one that costs nothing
    regime : what limits the learned modes, if the terms of one regime are meant; with label noise
    """

    name: str
    task: Task
    first: Resource
    others: tuple[tuple[Resource, int], ...] = ()
    regime: str = ""

    @property
    def order(self) -> tuple[Resource, ...]:
        return (self.first, *(r for r, _ in self.others))

    @property
    def prices(self) -> Floats:
        return np.array([float(power) for _, power in self.others])


FRONTIERS = (
    Frontier("one-pass SGD, over steps", Task(PowerLawRegression(a, b, OnePassSGD(t, s))), t),
    Frontier("kernel regression with noise, over the ridge", TASKS["kernel ridge regression"], n, ((h, 0),), "ridge"),
    Frontier("random features, features times samples", Task(PowerLawRegression(a, b, Ridge(n), p)), n, ((p, 1),)),
    Frontier("one-pass SGD in random features", Task(PowerLawRegression(a, b, OnePassSGD(t, s), p)), t, ((p, 1),)),
    Frontier(
        "in context, depth times width squared", Task(PowerLawRegression(a, b, GradientDescent(t), p)), t, ((p, 2),)
    ),
    Frontier(
        "in context, depth times squares of width and context",
        Task(PowerLawRegression(a, b, GradientDescent(t, n), p)),
        t,
        ((p, 2), (n, 2)),
    ),
)
IN_CONTEXT = FRONTIERS[-1].task.problem


Risk = Callable[[Floats], float]


def least(risk: Risk, starts: Iterable[Floats], total: float, prices: Floats) -> Floats:
    """Logarithms of all resources where the risk is least at the logarithm of a budget; from those of the others.

    With features and without a ridge it has two minima, as it is infinite with as many samples as features.
    """

    def at(z: Floats) -> Floats:
        return np.array([total - prices @ z, *z])

    if not len(prices):
        return at(prices)
    options = {"xatol": 1e-4, "fatol": 1e-10}
    found = []
    for start in starts:
        simplex = np.vstack([start, start + 0.5 * np.eye(len(start))])
        simplexes = {**options, "initial_simplex": simplex}
        found.append(minimize(lambda z: risk(at(z)), start, method="Nelder-Mead", options=simplexes))
    return at(min(found, key=lambda best: best.fun).x)


def ends(risk: Risk, starts: Iterable[Floats], budget: float, prices: Floats) -> tuple[Floats, Floats]:
    """Where the risk is least a little below a budget, and a little above."""
    low = least(risk, starts, math.log(budget) - STEP, prices)
    return low, least(risk, (low[1:],), math.log(budget) + STEP, prices)


def slope(risk: Risk, allocations: tuple[Floats, Floats]) -> float:
    low, high = (risk(z) for z in allocations)
    return (high - low) / (2 * STEP)


@dataclass(frozen=True)
class Sum:
    """Monomials as functions of the logarithms of the resources."""

    constants: Floats
    powers: Floats

    @classmethod
    def of(cls, expressions: Iterable[Any], order: tuple[Resource, ...], values: dict[Any, float]) -> Sum:
        read = [term(e, trusted=True).prefactor for e in dict.fromkeys(expressions)]
        constants = np.array([value_of(m.coefficient, values) for m in read])
        return cls(constants, np.array([[value_of(m.power(r), values) for r in order] for m in read]))

    def __call__(self, z: Floats) -> float:
        """Logarithm of the sum; not a number if it is negative."""
        found, sign = logsumexp(self.powers @ z, b=self.constants, return_sign=True)
        return float(found) if sign > 0 else math.nan


def compared(frontier: Frontier, count: int, seed: int) -> Iterator[tuple[int, float, float, float, float]]:
    """Cell, budget, and the exponents of the terms that matter, of all terms, and of the next rung."""
    problem, order, prices = frontier.task.problem, frontier.order, frontier.prices
    rng, found = np.random.default_rng(seed), decompose(problem)
    for point in drawn(frontier.task, found, count * len(found.cells), rng):
        regimes = [r for r in point.cell.regimes if frontier.regime in ("", r.limit)]
        kept = [x.expression for r in regimes for x in r.kept]
        leading = Sum.of(kept, order, point.constants)
        whole = [Sum.of([*(x.expression for x in r.terms), *kept], order, point.constants) for r in regimes]
        ratios = [
            Sum.of([large / small for small, large in r.region.much_less], order, point.constants) for r in regimes
        ]

        def rung(z: Floats, values: dict[Any, float] = point.values) -> float:
            risk = next_rung(problem, {**values, **dict(zip(order, np.exp(z).tolist(), strict=True))})
            return math.log(risk.total) if risk.total > 0 else 1e3

        start = np.full(len(prices), -1.0 if frontier.regime else math.log(BUDGETS[0]) / (prices.sum() + 2))
        ours = theirs = start
        for budget in BUDGETS:
            predicted = ends(leading, (ours,), budget, prices)
            beside = predicted[0][1:] + 0.7, predicted[0][1:] - 0.7
            true = ends(rung, (theirs, *beside), budget, prices)
            ours, theirs = predicted[1][1:], true[1][1:]
            holding = max(range(len(regimes)), key=lambda k: min(ratios[k].powers @ predicted[0]))
            exponents = slope(leading, predicted), slope(whole[holding], predicted), slope(rung, true)
            yield found.cells.index(point.cell), budget, *exponents


def table(count: int, seed: int, names: Iterable[str]) -> Iterator[str]:
    """Lines of a Markdown table, one row a cell: largest differences of the terms that matter, and of all terms."""
    yield f"| Problem | Cell | {' | '.join(f'$10^{{{math.log10(c):.0f}}}$' for c in BUDGETS)} |\n"
    yield f"|---|---|{'---|' * len(BUDGETS)}\n"
    for frontier in FRONTIERS:
        if names and frontier.name not in names:
            continue
        rows = list(compared(frontier, count, seed))
        for k, cell in enumerate(decompose(frontier.task.problem).cells):
            facts = ", ".join(f"${sympy.latex(f)}$" for f in cell.facts[2:])
            off = [
                [max(abs(x[kind] / x[2] - 1) for i, c, *x in rows if (i, c) == (k, budget)) for kind in (0, 1)]
                for budget in BUDGETS
            ]
            settled = [all(x < CLOSE for x, _ in off[i:]) for i in range(len(off))]
            shown = [f"**{x:.1%}**" if close else f"{x:.1%}" for close, (x, _) in zip(settled, off, strict=True)]
            found = [f"{leading}, {y:.1%}" for leading, (_, y) in zip(shown, off, strict=True)]
            yield f"| {frontier.name} | {facts} | {' | '.join(found)} |\n"


def context_law(nu: float, beta: float) -> float:
    """Exponent of the least risk in context at the cost ``depth*(width*context)**2``, as derived on the page."""
    if beta < 1:
        return nu * beta / (nu + 4)
    if nu > 4:
        return nu / (nu + 4)
    return nu * beta / (2 * nu * beta - nu + 4) if beta < 2 else 2 * nu / (3 * nu + 4)


def in_context(nu: float, beta: float) -> Callable[[Floats], float]:
    """Logarithm of the next rung at logarithms of depth, width and context."""

    def rung(z: Floats) -> float:
        at = {a: nu, b: 1 + nu * beta, **dict(zip((t, p, n), np.exp(z).tolist(), strict=True))}
        risk = next_rung(IN_CONTEXT, at).noiseless
        return math.log(risk) if risk > 0 else 1e3

    return rung


def context_table() -> Iterator[str]:
    """Lines of a Markdown table, one row a pair of exponents."""
    prices = np.array([2.0, 2.0])
    for nu, beta in ((1.5, 0.5), (1.5, 1.5), (2.5, 1.5), (2.5, 2.5), (5.0, 1.5)):
        found = []
        for budget in (1e8, 1e16, 1e24):
            start = np.full(2, math.log(budget) / (4 + nu))
            risk = in_context(nu, beta)
            found.append(-slope(risk, ends(risk, (start,), budget, prices)))
        yield f"| {nu:g} | {beta:g} | {' | '.join(f'{x:.4f}' for x in found)} | {context_law(nu, beta):.4f} |\n"


def drawn_contexts(nu: float, beta: float, draws: int = 30, seed: int = 0) -> Iterator[str]:
    """Mean risk of drawn contexts in drawn features at the best shapes, and the next rung there."""
    rung, spectrum = in_context(nu, beta), PowerLaw(nu, 1 + nu * beta).first(3000)
    for budget in (1e5, 1e6, 1e7, 1e8):

        def spent(z: Floats, total: float = math.log(budget)) -> float:
            return rung(np.array([total - 2 * z.sum(), *z]))

        best = minimize(spent, np.full(2, math.log(budget) / 6), method="Nelder-Mead")
        width, context = (int(x) for x in np.round(np.exp(best.x)))
        depth, rng = budget / (width * context) ** 2, np.random.default_rng(seed)
        risks = [
            drawn_feature_risk(spectrum, context, width, lambda v, time=depth: np.exp(-np.outer([time], v)), 0.0, rng)
            for _ in range(draws)
        ]
        found = np.array([risk.bias[0] for risk in risks])
        expected = math.exp(rung(np.log([depth, width, context])))
        error = found.std(ddof=1) / math.sqrt(draws)
        yield f"{budget:.0e}: {width} x {context}, {found.mean():.5f} +- {error:.5f}, next rung {expected:.5f}\n"


if __name__ == "__main__":
    if sys.argv[1] == "context":
        lines = chain(context_table(), drawn_contexts(2.0, 1.5))
    else:
        lines = chain(table(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]))
    for line in lines:
        sys.stdout.write(line)
        sys.stdout.flush()
