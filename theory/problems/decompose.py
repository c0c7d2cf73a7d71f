"""From a problem to the terms of its risk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any

import sympy

from theory.decide import satisfiable
from theory.errors import SeveralPhasesError, TheoryError
from theory.problems.decomposition import Cell, Decomposition, Regime
from theory.problems.descent import descent_regimes, momentum_regimes, noise_constants, sgd_regimes
from theory.problems.heavy import heavy_constants, heavy_regimes
from theory.problems.problem import (
    GradientDescent,
    Momentum,
    MultiPassSGD,
    OnePassSGD,
    PowerLawRegression,
    Ridge,
)
from theory.problems.ridge import ridge_regimes
from theory.symbols import Resource

__all__ = ["decompose"]

Expr = Any
Facts = tuple[Expr, ...]

REGIMES: dict[type, Callable[[PowerLawRegression, Facts], tuple[Regime, ...]]] = {
    Ridge: ridge_regimes,
    GradientDescent: descent_regimes,
    OnePassSGD: sgd_regimes,
    MultiPassSGD: sgd_regimes,
    Momentum: momentum_regimes,
}


def decompose(problem: PowerLawRegression, where: Iterable[Expr] = ()) -> Decomposition:
    """Derive the terms of a problem's risk from its spectrum and its algorithm.

    Parameters
    ----------
    problem : PowerLawRegression
    where : iterable of sympy relations
        Facts about capacity and source; without them every open cell is given. An equation, such as ``Eq(b, a + 1)``,
        gives a wall, with its logarithms.

    Returns
    -------
    Decomposition

    Raises
    ------
    TheoryError
        If a fact is no comparison between parameters of the problem, facts contradict each other, or the problem lies
        outside what is derived.

    Examples
    --------
    >>> from theory.problems import GradientDescent
    >>> from theory.symbols import parameters, resources
    >>> a, b = parameters("a b"); t, p = resources("t p")
    >>> (cell,) = decompose(PowerLawRegression(a, b, GradientDescent(t), features=p), where=[b < 1 + a]).cells
    >>> [(r.limit, [(x.name, x.monomial.powers) for x in r.kept]) for r in cell.regimes]
    [('steps', [('bias', ((t, (1 - b)/a),))]), ('features', [('approximation', ((p, 1 - b),))])]
    """
    return _decomposed(problem, _checked(problem, where))


def _checked(problem: PowerLawRegression, where: Iterable[Expr]) -> Facts:
    """The facts, if they are comparisons between parameters of the problem."""
    if isinstance(where, (str, sympy.Basic)):
        raise TheoryError(f"where={where} is no sequence of facts; write where=[{where}]")
    facts = tuple(where)
    known = ", ".join(sorted(map(str, problem.parameters))) or "none"
    for fact in facts:
        if isinstance(fact, (bool, sympy.logic.boolalg.BooleanAtom)):
            continue
        if not isinstance(fact, sympy.core.relational.Relational):
            raise TheoryError(f"{fact!r} is no fact; compare letters of the problem ({known}), for example a > 1")
        for symbol in sorted(fact.free_symbols - problem.parameters, key=str):
            what = "grows" if isinstance(symbol, Resource) else "is no letter of the problem"
            raise TheoryError(f"the fact {fact} mentions {symbol}, which {what}; facts are about its letters: {known}")
    return facts


@lru_cache(maxsize=256)
def _decomposed(problem: PowerLawRegression, where: Facts) -> Decomposition:
    problem, facts = _on_walls(problem, where)
    given = (problem.capacity > 1 if problem.modes is None else problem.capacity < 1, problem.source > 1, *facts)
    if satisfiable(given) is False:
        capacity = f"{problem.capacity} {'>' if problem.modes is None else '<'} 1"
        needed = ", ".join([capacity, f"{problem.source} > 1", *map(str, where)])
        raise TheoryError(
            f"no capacity and source satisfy {needed}; drop or mend a fact (a capacity below one needs features and "
            "modes, such as modes=2*p, and one above one needs none)"
        )
    return Decomposition(problem, tuple(_cells(problem, given)), _constants(problem), given)


def _on_walls(problem: PowerLawRegression, facts: Facts) -> tuple[PowerLawRegression, Facts]:
    """The problem with letters replaced as equations among the facts give them."""
    facts = tuple(fact for fact in facts if fact != sympy.true)
    for fact in facts:
        if not isinstance(fact, sympy.Eq):
            continue
        letters = sorted(
            problem.letters & fact.free_symbols, key=lambda s: (s not in problem.source.free_symbols, str(s))
        )
        for letter in letters:
            solved = sympy.solve(fact, letter)
            if len(solved) == 1:
                value = {letter: solved[0]}
                rest = tuple(f.xreplace(value) for f in facts if f is not fact)
                return _on_walls(_replaced(problem, value), rest)
        raise TheoryError(f"the fact {fact} gives none of the letters of the problem; write it for one of them")
    return problem, facts


def _replaced(record: Any, value: dict[Any, Expr]) -> Any:
    """A problem or an algorithm with letters replaced in every field."""
    changed = {
        f.name: old.xreplace(value) if isinstance(old, sympy.Basic) else _replaced(old, value)
        for f in fields(record)
        if (old := getattr(record, f.name)) is not None
    }
    return replace(record, **changed)


def _constants(problem: PowerLawRegression) -> tuple[tuple[sympy.Symbol, Expr], ...]:
    if problem.modes is not None:
        return heavy_constants(problem)
    return noise_constants(problem) if isinstance(problem.algorithm, (OnePassSGD, MultiPassSGD)) else ()


def _regimes(problem: PowerLawRegression, facts: Facts) -> tuple[Regime, ...]:
    if problem.modes is not None:
        return heavy_regimes(problem, facts)
    return REGIMES[type(problem.algorithm)](problem, facts)


def _cells(problem: PowerLawRegression, facts: Facts) -> Iterator[Cell]:
    try:
        yield Cell(facts, _regimes(problem, facts))
    except SeveralPhasesError as several:
        if not several.sides:
            raise
        for side in several.sides:
            if satisfiable((*facts, side)):
                yield from _cells(problem, (*facts, side))
