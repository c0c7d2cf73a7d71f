"""The table of effective exponents: the compute frontier of the terms beside that of the next rung.

::

    python docs/_ext/frontiers.py 4 2026
    python docs/_ext/frontiers.py context

minimises both over the allocation of finite budgets, in 4 random pairs of capacity and source for each cell, and writes
by how much the exponents of the risk along the frontier differ; or writes the exponents of regression in context, and
drawn contexts beside the next rung.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
import sympy
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp
from terms import a, b, drawn, n, p, s, t

from proofs_check.dynamics.random_features import drawn_feature_risk
from proofs_check.dynamics.spectra import PowerLaw
from proofs_check.rungs import next_rung
from theory.problems import GradientDescent, OnePassSGD, PowerLawRegression, decompose
from theory.symbols import Resource

Floats = NDArray[np.float64]
BUDGETS = (1e6, 1e9, 1e12)
STEP = 0.3  # of the logarithm of the budget, to either side


@dataclass(frozen=True)
class Task:
    """A problem and its cost, the steps times powers of the other resources."""

    name: str
    problem: PowerLawRegression
    others: tuple[tuple[Resource, int], ...]


TASKS = (
    Task("one-pass SGD in random features", PowerLawRegression(a, b, OnePassSGD(t, s), p), ((p, 1),)),
    Task("in context, depth times width squared", PowerLawRegression(a, b, GradientDescent(t), p), ((p, 2),)),
    Task(
        "in context, depth times squares of width and context",
        PowerLawRegression(a, b, GradientDescent(t, n), p),
        ((p, 2), (n, 2)),
    ),
)


def slope(risk: Callable[[Floats], float], start: Floats, budget: float, prices: Floats) -> float:
    """Power of the budget in the least risk; the risk takes logarithms of the steps and of the other resources."""
    found = []
    for shift in (-STEP, STEP):
        total = math.log(budget) + shift

        def spent(z: Floats, total: float = total) -> float:
            return risk(np.array([total - prices @ z, *z]))

        simplex = np.vstack([start, start + 0.5 * np.eye(len(start))])
        best = minimize(
            spent, start, method="Nelder-Mead", options={"xatol": 1e-4, "fatol": 1e-10, "initial_simplex": simplex}
        )
        found.append(best.fun)
        start = best.x
    return float((found[1] - found[0]) / (2 * STEP))


def compared(task: Task, count: int, seed: int) -> Iterator[tuple[int, float, float, float]]:
    """Cell, budget, and the exponents of the terms and of the next rung."""
    rng, found = np.random.default_rng(seed), decompose(task.problem)
    order = (t, *(r for r, _ in task.others))
    prices = np.array([float(power) for _, power in task.others])
    for point in drawn(task.problem, found, count * len(found.cells), rng):
        known = {symbol: sympy.Float(value) for symbol, value in point.constants.items()}
        monomials = [term.prefactor for term in point.cell.risk.terms]
        constants = np.log([float(m.coefficient.xreplace(known).evalf()) for m in monomials])
        powers = np.array(
            [[float(sympy.sympify(m.power(r), strict=True).xreplace(known)) for r in order] for m in monomials]
        )

        def terms(z: Floats, constants: Floats = constants, powers: Floats = powers) -> float:
            return float(logsumexp(constants + powers @ z))

        def rung(z: Floats, values: dict[Any, float] = point.values) -> float:
            at = dict(zip(order, np.exp(z).tolist(), strict=True))
            risk = next_rung(task.problem, {**values, **at}).noiseless
            return math.log(risk) if risk > 0 else 1e3

        for budget in BUDGETS:
            start = np.full(len(prices), math.log(budget) / (prices.sum() + point.values[a]))
            exponents = (slope(risk, start, budget, prices) for risk in (terms, rung))
            yield found.cells.index(point.cell), budget, *exponents


def table(count: int, seed: int) -> Iterator[str]:
    """Lines of a Markdown table, one row a cell."""
    yield f"| Problem | Cell | {' | '.join(f'$C = 10^{{{math.log10(c):.0f}}}$' for c in BUDGETS)} |\n"
    yield f"|---|---|{'---|' * len(BUDGETS)}\n"
    for task in TASKS:
        rows = list(compared(task, count, seed))
        cells = decompose(task.problem).cells
        for k, cell in enumerate(cells):
            facts = ", ".join(f"${sympy.latex(f)}$" for f in cell.facts[2:])
            off = [[abs(x / y - 1) for i, c, x, y in rows if (i, c) == (k, budget)] for budget in BUDGETS]
            yield f"| {task.name} | {facts} | {' | '.join(f'{np.median(e):.1%}, {max(e):.1%}' for e in off)} |\n"


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
        risk = next_rung(TASKS[2].problem, at).noiseless
        return math.log(risk) if risk > 0 else 1e3

    return rung


def context_table() -> Iterator[str]:
    """Lines of a Markdown table, one row a pair of exponents."""
    prices = np.array([2.0, 2.0])
    for nu, beta in ((1.5, 0.5), (1.5, 1.5), (2.5, 1.5), (2.5, 2.5), (5.0, 1.5)):
        found = []
        for budget in (1e8, 1e16, 1e24):
            start = np.full(2, math.log(budget) / (4 + nu))
            found.append(-slope(in_context(nu, beta), start, budget, prices))
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
        lines = chain(table(int(sys.argv[1]), int(sys.argv[2])))
    for line in lines:
        sys.stdout.write(line)
        sys.stdout.flush()
