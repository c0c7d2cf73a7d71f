"""From a problem to the terms of its risk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from theory.decide import satisfiable
from theory.errors import SeveralPhasesError
from theory.problems.decomposition import Cell, Decomposition, Regime
from theory.problems.descent import descent_regimes, noise_constants, sgd_regimes
from theory.problems.problem import GradientDescent, OnePassSGD, PowerLawRegression, Ridge
from theory.problems.ridge import ridge_regimes

__all__ = ["decompose"]

Expr = Any
Facts = tuple[Expr, ...]

REGIMES: dict[type, Callable[[PowerLawRegression, Facts], tuple[Regime, ...]]] = {
    Ridge: ridge_regimes,
    GradientDescent: descent_regimes,
    OnePassSGD: sgd_regimes,
}


def decompose(problem: PowerLawRegression, where: Iterable[Expr] = ()) -> Decomposition:
    """Derive the terms of a problem's risk from its spectrum and its algorithm.

    Parameters
    ----------
    problem : PowerLawRegression
    where : iterable of sympy relations
        Facts about capacity and source; without them every open cell is given.

    Returns
    -------
    Decomposition

    Examples
    --------
    >>> from theory.problems import GradientDescent
    >>> from theory.symbols import parameters, resources
    >>> a, b = parameters("a b"); t, p = resources("t p")
    >>> (cell,) = decompose(PowerLawRegression(a, b, GradientDescent(t), features=p), where=[b < 1 + a]).cells
    >>> [(r.limit, [(x.name, x.monomial.powers) for x in r.kept]) for r in cell.regimes]
    [('steps', [('bias', ((t, (1 - b)/a),))]), ('features', [('approximation', ((p, 1 - b),))])]
    """
    facts = (problem.capacity > 1, problem.source > 1, *where)
    constants = noise_constants(problem) if isinstance(problem.algorithm, OnePassSGD) else ()
    return Decomposition(problem, tuple(_cells(problem, facts)), constants)


def _cells(problem: PowerLawRegression, facts: Facts) -> Iterator[Cell]:
    try:
        yield Cell(facts, REGIMES[type(problem.algorithm)](problem, facts))
    except SeveralPhasesError as several:
        if not several.sides:
            raise
        for side in several.sides:
            if satisfiable((*facts, side)):
                yield from _cells(problem, (*facts, side))
