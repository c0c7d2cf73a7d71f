"""Evaluate a phase diagram at many points at once, in floating-point arithmetic, for plots and tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import sympy
from numpy.typing import ArrayLike, NDArray

from proofs_check.arrays import Floats
from proofs_check.monomials import NumbersError
from theory.allocate import PhaseDiagram
from theory.symbols import Resource

__all__ = ["Evaluated", "evaluator"]

Expr = Any


@dataclass(frozen=True)
class Evaluated:
    """The optimal risk is of order ``C**-exponent * log(C)**log``; all fields have the shape of the points.

    Attributes
    ----------
    phase : index of the phase, -1 outside all phases and where the facts do not hold
    exponent, log : nan outside
    shares : per resource its power of the budget; nan outside and where it is not determined
    """

    phase: NDArray[np.int64]
    exponent: Floats
    log: Floats
    shares: dict[Resource, Floats]


def evaluator(diagram: PhaseDiagram) -> Callable[..., Evaluated]:
    """Compile the exact formulas of a diagram.

    On a wall the first of the phases that meet there is reported: exponents are
    right, while a logarithm that occurs on the wall only is not
    (`PhaseDiagram.at` knows it).

    Parameters
    ----------
    diagram : PhaseDiagram

    Returns
    -------
    callable
        Takes one array for each parameter, by name or position in the order of
        `PhaseDiagram.parameters`; they are broadcast together.

    Raises
    ------
    NumbersError
        By the callable, if a parameter is missing or unknown.

    Examples
    --------
    >>> from theory import Risk, compute_optimal, parameters, resources
    >>> N, D, C = resources("N D C"); a, b, u = parameters("a b u")
    >>> limited = compute_optimal(Risk(N**-a + D**-b), cost=N*D, subject_to=[D <= C**u])
    >>> evaluator(limited)(a=1, b=1, u=[0.25, 0.75, -1]).exponent
    array([0.25, 0.5 ,  nan])
    """
    symbols, phases = diagram.parameters, diagram.phases
    domain = [*(s for s in symbols if s.is_positive), *(_above(f) for f in diagram.problem.facts)]
    holds = _compiled(symbols, domain)
    cells = [_compiled(symbols, [c.lhs for c in phase.conditions]) for phase in phases]
    answers = [
        _compiled(symbols, [p.exponent, p.log, *(p.allocation.get(r, sympy.nan) for r in diagram.resources)])
        for p in phases
    ]

    def evaluate(*given: ArrayLike, **named: ArrayLike) -> Evaluated:
        points = np.broadcast_arrays(*_in_order([s.name for s in symbols], given, named)) if symbols else []
        shape = points[0].shape if symbols else ()
        index = np.full(shape, -1)
        values = np.full((2 + len(diagram.resources), *shape), np.nan)
        with np.errstate(all="ignore"):  # a formula is evaluated outside its own cell as well
            inside = (holds(points, shape) > 0).all(axis=0)
            for i, (cell, answer) in enumerate(zip(cells, answers, strict=True)):
                here = inside & (index < 0) & (cell(points, shape) >= 0).all(axis=0)
                index[here] = i
                values[:, here] = answer(points, shape)[:, here]
        return Evaluated(index, values[0], values[1], dict(zip(diagram.resources, values[2:], strict=True)))

    return evaluate


def _above(fact: Expr) -> Expr:
    """An expression that is positive where an inequality holds; of other facts the phases know."""
    ordered = isinstance(fact, (sympy.Gt, sympy.Ge, sympy.Lt, sympy.Le))
    return fact.gts - fact.lts if ordered else sympy.S.One


def _compiled(symbols: Sequence[sympy.Symbol], written: Sequence[Expr]) -> Callable[[Sequence[Floats], Any], Floats]:
    """A function of the parameters that gives shape (k, ...) for k expressions."""
    numeric = [sympy.lambdify(symbols, e, "numpy") for e in written]

    def evaluate(points: Sequence[Floats], shape: Any) -> Floats:
        found = [np.broadcast_to(np.asarray(f(*points), dtype=float), shape) for f in numeric]
        return np.array(found).reshape(len(found), *shape)

    return evaluate


def _in_order(names: Sequence[str], given: Sequence[ArrayLike], named: dict[str, ArrayLike]) -> list[Floats]:
    found = {**dict(zip(names, given, strict=False)), **named}
    wrong = [n for n in found if n not in names] + [n for n in names if n not in found]
    if wrong or len(given) > len(names):
        raise NumbersError(f"the parameters are {', '.join(names) or 'none'}; give each of them once ({wrong})")
    return [np.asarray(found[n], dtype=float) for n in names]
