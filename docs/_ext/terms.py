"""The table of the page on terms: what the residual hunter says of the terms of random problems.

::

    python docs/_ext/terms.py 50 2026

writes the table of derived and of planted terms, from 50 random pairs of capacity and source for each algorithm. Names
of algorithms after the seed pick these.
"""

from __future__ import annotations

import math
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import sympy

from proofs_check.residuals import Hunt, hunt
from proofs_check.rungs import Rung, constants_at, next_rung, value_of
from theory.errors import TheoryError
from theory.monomials import joined, term
from theory.problems import (
    Cell,
    Decomposition,
    GradientDescent,
    Momentum,
    MultiPassSGD,
    OnePassSGD,
    PowerLawRegression,
    Regime,
    Ridge,
    decompose,
)
from theory.problems.decomposition import LABEL_NOISE
from theory.risk import Risk
from theory.symbols import parameters, resources

Expr = Any
Values = dict[sympy.Symbol, float]

a, b, s, friction, noise = parameters("a b s delta sigma2")
t, p, n, h = resources("t p n h")
DECADES = 25.0
MARGIN = 0.15  # distance from the walls in the exponents that meet there
SAME = 0.05  # exponents that are closer are the same
NUMBERS = {s: 0.1, friction: 3.0, noise: 0.1}


@dataclass(frozen=True)
class Task:
    """A problem, and where its random capacities and sources are drawn.

    Attributes
    ----------
    problem : regression
    capacities : the least and the greatest
    distance : function of a and (b - 1)/a
        How far apart the exponents are that meet at the closest wall.
    """

    problem: PowerLawRegression
    capacities: tuple[float, float] = (1.2, 3.0)
    distance: Callable[[float, float], float] = lambda capacity, x: min(
        abs(x - 1), abs(x - 2), abs(x - 2 + 1 / capacity)
    )


def problem(algorithm: Any, features: Any = None, modes: Any = None) -> PowerLawRegression:
    return PowerLawRegression(a, b, algorithm, features, noise, modes)


TASKS = {
    "kernel ridge regression": Task(problem(Ridge(n, h))),
    "kernel regression without a ridge": Task(problem(Ridge(n))),
    "ridge regression in random features": Task(problem(Ridge(n, h), p)),
    "gradient descent on a sample": Task(problem(GradientDescent(t, n))),
    "gradient descent in random features": Task(problem(GradientDescent(t), p)),
    "one-pass SGD": Task(problem(OnePassSGD(t, s))),
    "one-pass SGD with batches of eight": Task(problem(OnePassSGD(t, s, batch=8))),
    "one-pass SGD with a step that falls linearly": Task(
        problem(OnePassSGD(t, s, decay=1)),
        distance=lambda capacity, x: min(abs(x - 1), abs(x - 2 + 1 / capacity), abs(1 / capacity - 1 / 2)),
    ),
    "SGD on a sample": Task(problem(MultiPassSGD(t, n, s))),
    "one-pass SGD in random features": Task(problem(OnePassSGD(t, s), p)),
    "one-pass SGD in random features, capacity below one": Task(
        problem(OnePassSGD(t, s * p ** (a - 1)), p, 2 * p),
        (0.2, 0.85),
        lambda capacity, x: min(capacity * x, capacity * abs(x - 1), abs(2 * capacity - 1)),
    ),
    "flow with momentum": Task(problem(Momentum(t, friction)), distance=lambda _, x: abs(x - 1.5)),
    "flow with momentum adapted to the dimension": Task(
        problem(Momentum(t, friction, decay=1 / a)), distance=lambda capacity, x: abs(x - 2 / (2 - 1 / capacity) - 0.5)
    ),
    "flow with momentum in random features": Task(
        problem(Momentum(t, sympy.Integer(3)), p), distance=lambda _, x: min(abs(x - 1), abs(x - 1.5))
    ),
    "regression in context, depth, width and context": Task(problem(GradientDescent(t, n), p)),
}


@dataclass(frozen=True)
class Channel:
    """A regime's terms of one kind, with the part of the next rung that they are for."""

    regime: Regime
    noisy: bool

    @property
    def expressions(self) -> tuple[Expr, ...]:
        found = (term(x.expression, trusted=True) for x in self.regime.kept if (x.name == LABEL_NOISE) == self.noisy)
        return tuple(x.expression for x in joined(found, "sum"))


@dataclass
class Point:
    """A problem at one capacity and source; evaluations of its next rung are kept."""

    problem: PowerLawRegression
    cell: Cell
    values: Values
    constants: Values
    known: dict[tuple[float, ...], Rung]

    def hunted(self, channel: Channel, expressions: Iterable[Expr]) -> Hunt:
        def rung(at: Mapping[sympy.Symbol, float]) -> float:
            key = tuple(at.values())
            if key not in self.known:
                self.known[key] = next_rung(self.problem, {**self.values, **at})
            return self.known[key].label_noise if channel.noisy else self.known[key].noiseless

        terms = tuple(term(e, trusted=True) for e in expressions)
        decades = DECADES * (max(self.values[a], 1) if channel.regime.limit in ("ridge", "steps") else 1)
        return hunt(Risk(terms) if terms else None, channel.regime.region, rung, self.constants, decades=decades)

    @property
    def channels(self) -> list[Channel]:
        found = [Channel(regime, noisy) for regime in self.cell.regimes for noisy in (False, True)]
        return [channel for channel in found if channel.expressions]


def drawn(task: Task, terms: Decomposition, count: int, rng: np.random.Generator) -> Iterator[Point]:
    """Random capacities and sources, in turn from each cell, away from the walls."""
    for k in range(count):
        cell = terms.cells[k % len(terms.cells)]
        while True:
            capacity, hardness = rng.uniform(*task.capacities), rng.uniform(0.15, 3.0)
            values = {a: capacity, b: 1 + capacity * hardness, **NUMBERS}
            if task.distance(capacity, hardness) > MARGIN and all(f.subs(values) for f in cell.facts):
                break
        yield Point(task.problem, cell, values, constants_at(terms, values, cell), {})


@dataclass(frozen=True)
class Row:
    """What became of the terms of one algorithm: derived ones, planted errors found of those made."""

    algorithm: str
    cells: int
    seconds: float
    terms: int
    noisy: int
    missing: int
    extra: int
    ratios: tuple[float, ...]
    left: float
    removed: tuple[int, int]
    added: tuple[int, int]
    flipped: tuple[int, int]


def row(algorithm: str, count: int, seed: int) -> Row:
    """Hunt in `count` random problems, with the derived terms and with planted errors."""
    rng, task = np.random.default_rng(seed), TASKS[algorithm]
    start = time.process_time()
    terms = decompose(task.problem)
    seconds = time.process_time() - start
    derived: list[Hunt] = []
    noisy = 0
    planted: dict[str, list[bool]] = {kind: [] for kind in ("removed", "added", "flipped")}
    for point in drawn(task, terms, count, rng):
        for channel in point.channels:
            found = point.hunted(channel, channel.expressions)
            derived.append(found)
            noisy += channel.noisy * len(found.terms)
            report(
                f"{algorithm} {point.values[a]:.3f} {point.values[b]:.3f} {channel.regime.limit} {channel.noisy}", found
            )
        for regime in point.cell.regimes:
            here = [channel for channel in point.channels if channel.regime is regime]
            for kind, plant in (("removed", removed), ("added", added), ("flipped", flipped)):
                verdict = plant(point, here[rng.integers(len(here))], terms, rng)
                if verdict is not None:
                    planted[kind].append(verdict)
    return Row(
        algorithm=algorithm,
        cells=len(terms.cells),
        seconds=seconds,
        terms=sum(len(found.terms) for found in derived),
        noisy=noisy,
        missing=sum(len(found.missing) for found in derived),
        extra=sum(len(found.extra) for found in derived),
        ratios=tuple(abs(x.ratio - 1) for found in derived for x in found.terms),
        left=float(np.median([found.left for found in derived])),
        **{kind: (sum(found), len(found)) for kind, found in planted.items()},
    )


def report(what: str, found: Hunt) -> None:
    """Say on the error stream where the derived terms are not confirmed."""
    worst = max(abs(x.ratio - 1) for x in found.terms)
    if not found.complete or worst > 0.01:
        sys.stderr.write(f"{what}: worst ratio off by {worst:.2g}\n{found}\n")


def removed(point: Point, channel: Channel, _: Decomposition, rng: np.random.Generator) -> bool:
    """Whether a term that was left out is proposed with its exponents."""
    expressions = channel.expressions
    out = expressions[rng.integers(len(expressions))]
    found = point.hunted(channel, [e for e in expressions if e != out])
    return not found.extra and any(_alike(m.powers, out, point.constants) for m in found.missing)


def added(point: Point, channel: Channel, _: Decomposition, rng: np.random.Generator) -> bool:
    """Whether a copy of a term with another power of a resource is named, and it alone."""
    expressions, sizes = channel.expressions, channel.regime.region.resources
    shift = rng.choice([-1, 1]) * rng.uniform(0.3, 0.7)
    wrong = expressions[rng.integers(len(expressions))] * sizes[rng.integers(len(sizes))] ** sympy.Float(shift)
    found = point.hunted(channel, [*expressions, wrong])
    return [x.expression for x in found.extra] == [term(wrong, trusted=True).expression]


def flipped(point: Point, channel: Channel, terms: Decomposition, rng: np.random.Generator) -> bool | None:
    """Whether the terms of the other side of a wall are refuted, or have no constants; None if they are the same."""
    others = [
        (cell, Channel(regime, channel.noisy))
        for cell in terms.cells
        if cell is not point.cell
        for regime in cell.regimes
        if regime.limit == channel.regime.limit
    ]
    different = [(cell, other) for cell, other in others if set(other.expressions) != set(channel.expressions)]
    if not different:
        return None
    cell, other = different[rng.integers(len(different))]
    try:
        there = replace(point, constants=constants_at(terms, point.values, cell))
    except TheoryError:
        return True
    sizes = [value_of(term(e, trusted=True).prefactor.coefficient, there.constants) for e in other.expressions]
    if not all(0 < size < math.inf for size in sizes):
        return True
    return not there.hunted(channel, other.expressions).complete


def _alike(powers: tuple[tuple[Any, float, float], ...], expression: Expr, values: Values) -> bool:
    monomial = term(expression, trusted=True).prefactor
    true = [value_of(monomial.power(r), values) for r, _, _ in powers]
    return all(abs(x - y) < max(SAME, 3 * u) for (_, x, u), y in zip(powers, true, strict=True))


def table(names: Iterable[str], count: int, seed: int) -> Iterator[str]:
    """Lines of a Markdown table, one row an algorithm."""
    yield "| Algorithm | Cells | Seconds | Terms, of label noise | Missing | Extra "
    yield "| Constants: within 1 %, worst, median | Left | Removed | Added | Flipped |\n"
    yield "|---|---|---|---|---|---|---|---|---|---|---|\n"
    for name in names:
        found = row(name, count, seed)
        worst, median = max(found.ratios), float(np.median(found.ratios))
        planted = " | ".join(f"{x} of {y}" for x, y in (found.removed, found.added, found.flipped))
        within = f"{np.mean(np.array(found.ratios) < 0.01):.1%}"
        yield (
            f"| {name} | {found.cells} | {found.seconds:.1f} | {found.terms}, {found.noisy} | {found.missing} "
            f"| {found.extra} | {within}, {worst:.1e}, {median:.0e} | {found.left:.0e} | {planted} |\n"
        )


if __name__ == "__main__":
    for line in table(sys.argv[3:] or TASKS, int(sys.argv[1]), int(sys.argv[2])):
        sys.stdout.write(line)
        sys.stdout.flush()
