"""The exponent of an allocation problem at one point, by a floating linear program.

An oracle for `theory.allocate`: written from the monomials of the problem alone,
solved by HiGHS (Huangfu and Hall 2018), one program for each reading of the
exponentials. Where several answers are optimal, the logarithms are decided on
the optimal face of the dual, level by level.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from scipy import optimize

from proofs_check.arrays import Floats
from proofs_check.monomials import Rows, Tables, numbers_for, symbols_of, tables
from theory.allocate import Problem
from theory.symbols import Resource

__all__ = ["Twin", "exponent_at"]

FACE = 1e-10  # how far from optimal a dual may be and still count as optimal
DIGITS = 7  # to which values of two readings are compared
BETWEEN, LOG = 1, 2  # levels after the power of the budget


@dataclass(frozen=True)
class Twin:
    """The optimal risk is of order ``C**-exponent * log(C)**log`` at one point of the parameters.

    Attributes
    ----------
    status : "optimal", "unbounded" or "infeasible"
    shares : powers of the budget in one optimal allocation, by resource
    """

    status: Literal["optimal", "unbounded", "infeasible"]
    exponent: float
    log: float
    shares: dict[Resource, float]


@dataclass(frozen=True)
class _Program:
    """Maximise p subject to ``left @ (p, x) <= right``, whose right side has levels; x >= 0 unless free."""

    left: Floats
    right: Floats
    free: NDArray[np.bool_]


def exponent_at(problem: Problem, point: Mapping[Any, Any] | None = None, /, **named: Any) -> Twin:
    """Solve a problem at one point of its parameters, in floating-point arithmetic.

    Parameters
    ----------
    problem : Problem
        The `problem` of a phase diagram.
    point : mapping of symbols or names to numbers, or
    **named : numbers by name
        One for each symbol in exponents and facts; coefficients do not matter.

    Returns
    -------
    Twin

    Raises
    ------
    NumbersError
        If a number is missing, unknown, outside its domain, or against a fact.

    Examples
    --------
    >>> from theory import Risk, compute_optimal, parameters, resources
    >>> N, D = resources("N D"); a, b = parameters("a b")
    >>> twin = exponent_at(compute_optimal(Risk(N**-a + D**-b), cost=N*D).problem, a=1, b=3)
    >>> twin.exponent, twin.shares[N]
    (0.75, 0.75)
    """
    symbols = symbols_of(problem, coefficients=False)
    values = numbers_for(symbols, {**(point or {}), **named}, problem.facts)
    read = tables(problem, values, coefficients=False)
    free = np.array([True, *(r in problem.free for r in problem.resources)])
    solved = [found for found in (_solved(program) for program in _programs(read, free)) if found is not None]
    nothing = dict.fromkeys(problem.resources, np.nan)
    if not solved:
        return Twin("infeasible", np.nan, np.nan, nothing)
    value, shares = max(solved, key=lambda found: tuple(np.round(found[0], DIGITS)))
    if np.isinf(value[0]):
        return Twin("unbounded", np.inf, np.nan, nothing)
    return Twin(
        "optimal", float(value[0]), float(-value[LOG]), dict(zip(problem.resources, shares.tolist(), strict=True))
    )


def _programs(read: Tables, free: NDArray[np.bool_]) -> Iterator[_Program]:
    """For each exponential: its prefactor bounds it; its rate reaches log C; or its rate reaches log log C.

    The last beats every power of log C but no power of C: a term between the two.
    """
    levels = LOG + len(read.terms.logs) + 1
    terms = _rows(read.terms, levels)
    limits = [(0.0, *row) for rows in read.limits for row in _rows(rows, levels)]
    options = [
        [("kept", 0), *((how, i) for how in ("dropped", "halved") for i in range(len(rates.powers)))]
        for rates in read.rates
    ]
    for choices in product(*options):
        made = list(limits)
        for j, (how, i) in enumerate(choices):
            powers, right = terms[j]
            if how != "dropped":
                made.append((1.0, powers, right + (how == "halved") * np.eye(levels)[BETWEEN]))
            if how != "kept":
                powers, right = _rows(read.rates[j], levels)[i]
                made.append((0.0, -powers, -right - np.eye(levels)[LOG + (how == "halved")]))
        left = np.array([[risk, *powers] for risk, powers, _ in made])
        yield _Program(left, np.array([right for *_, right in made]), free)


def _rows(rows: Rows, levels: int) -> list[tuple[Floats, Floats]]:
    """Powers of the resources, and minus what the budget and the logarithms contribute, level by level."""
    right = np.zeros((len(rows.powers), levels))
    right[:, 0] = -rows.powers[:, -1]
    for depth, powers in enumerate(rows.logs):
        right[:, LOG + depth] = -powers.sum(axis=1)
    return list(zip(rows.powers[:, :-1], right, strict=True))


def _solved(program: _Program) -> tuple[Floats, Floats] | None:
    """The value, level by level, and shares; None where the limits contradict each other."""
    left, right, free = program.left, program.right, program.free
    aim = np.eye(len(free))[0]
    bounds = [(None if f else 0, None) for f in free]
    primal = optimize.linprog(-aim, A_ub=left, b_ub=right[:, 0], bounds=bounds, method="highs")
    if primal.status == 4 or (primal.status == 2 and not _feasible(program)):
        return None
    if primal.status in (2, 3):
        return np.array([np.inf, *right[0, 1:]]), np.full(len(free) - 1, np.nan)
    # The dual: left.T @ y equals the aim for free variables and is at least the aim for the others.
    value = [-primal.fun]
    face, faces = [right[:, 0]], [-primal.fun + FACE]
    for level in right.T[1:]:
        if not level.any():
            value.append(0.0)
            continue
        dual = optimize.linprog(
            level,
            A_ub=np.vstack([-left.T[~free], *face]),
            b_ub=np.array([*-aim[~free], *faces]),
            A_eq=left.T[free],
            b_eq=aim[free],
            bounds=(0, None),
            method="highs",
        )
        if dual.status == 3:
            return None
        value.append(dual.fun)
        face, faces = [*face, level], [*faces, dual.fun + FACE]
    return np.array(value), primal.x[1:]


def _feasible(program: _Program) -> bool:
    """Whether any allocation satisfies the limits; HiGHS may not tell unbounded from infeasible."""
    bounds = [(None if f else 0, None) for f in program.free]
    zero = np.zeros(len(program.free))
    return bool(optimize.linprog(zero, A_ub=program.left, b_ub=program.right[:, 0], bounds=bounds).status == 0)
