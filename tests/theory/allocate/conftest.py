"""Random allocation problems from a seed, and two oracles for them that share no code with the engine."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from typing import Any

import pytest
import sympy
from scipy.optimize import linprog
from sympy.polys.domains import QQ
from sympy.polys.matrices import DomainMatrix
from sympy.polys.matrices.exceptions import DMNonInvertibleMatrixError

from theory import Risk, compute_optimal, parameters, resources
from theory.allocate import PhaseDiagram

C = resources("C")
Expr = Any
Powers = Mapping[Any, Expr]
Point = Mapping[sympy.Symbol, sympy.Rational]


@dataclass(frozen=True)
class RandomProblem:
    """Powers of resources in each term and cost, and what else belongs to a problem.

    Attributes
    ----------
    logs : per term, its power of the logarithm of the budget
    """

    parameters: tuple[sympy.Symbol, ...]
    resources: tuple[Any, ...]
    free: tuple[Any, ...]
    terms: tuple[Powers, ...]
    logs: tuple[int, ...]
    costs: tuple[Powers, ...]

    @cached_property
    def diagram(self) -> PhaseDiagram:
        """What the engine answers."""
        terms = [_product(t) * sympy.log(C) ** q for t, q in zip(self.terms, self.logs, strict=True)]
        return compute_optimal(Risk(terms), cost=[_product(c) for c in self.costs], free=self.free)

    def points(self, count: int) -> list[Point]:
        """Points of the parameters between 1/8 and 8."""
        draw = random.Random(count)
        return [
            {s: sympy.Rational(draw.randint(50, 400), draw.randint(50, 400)) for s in self.parameters}
            for _ in range(count)
        ]

    def exponents(self, point: Point) -> list[Expr]:
        """What all phases that hold at a point say."""
        return [
            phase.exponent.xreplace(point)
            for phase in self.diagram.phases
            if all(c.xreplace(point) == sympy.true for c in phase.conditions)
        ]

    def rows(self, point: Point) -> tuple[list[list[Fraction]], list[int]]:
        """Coefficients of (p, x) and right-hand sides: ``p + power . x <= 0``, ``cost . x <= 1`` and ``-x <= 0``."""
        left = [[Fraction(1), *self._at(t, point)] for t in self.terms]
        left += [[Fraction(0), *self._at(c, point)] for c in self.costs]
        left += [[Fraction(0), *self._at({r: -1}, point)] for r in self.resources if r not in self.free]
        return left, [*[0] * len(self.terms), *[1] * len(self.costs), *[0] * (len(left) - len(self.terms + self.costs))]

    def _at(self, powers: Powers, point: Point) -> list[Fraction]:
        values = [sympy.sympify(powers.get(r, 0)).xreplace(point) for r in self.resources]
        return [Fraction(int(v.p), int(v.q)) for v in values]

    def floating_value(self, point: Point) -> float:
        """The exponent by scipy's solver."""
        left, right = self.rows(point)
        aim = [-1.0] + [0.0] * len(self.resources)
        found = linprog(aim, [[float(v) for v in row] for row in left], right, bounds=(None, None))
        assert found.status == 0, found.message
        return float(-found.fun)

    def best_vertex(self, point: Point) -> sympy.Rational:
        """The exponent by trying every basis in fractions."""
        left, right = self.rows(point)
        size = len(self.resources) + 1
        values = []
        for chosen in combinations(range(len(left)), size):
            rows = DomainMatrix([[QQ(v.numerator, v.denominator) for v in left[i]] for i in chosen], (size, size), QQ)
            try:
                found = rows.lu_solve(DomainMatrix([[QQ(right[i])] for i in chosen], (size, 1), QQ)).to_list_flat()
            except DMNonInvertibleMatrixError:
                continue
            vertex = [Fraction(int(v.numerator), int(v.denominator)) for v in found]
            used = (sum(u * v for u, v in zip(row, vertex, strict=True)) for row in left)
            if all(u <= b for u, b in zip(used, right, strict=True)):
                values.append(vertex[0])
        best = max(values)
        return sympy.Rational(best.numerator, best.denominator)


def _product(powers: Powers) -> Expr:
    return sympy.Mul(*(r**p for r, p in powers.items()))


def random_problem(seed: int) -> RandomProblem:
    """A bounded problem with 2 to 4 resources, 3 to 8 terms, 2 or 3 parameters and one or two costs."""
    draw = random.Random(seed)
    symbols = tuple(parameters("a b c")[: draw.randint(2, 3)])
    used = tuple(resources("N D T h")[: draw.randint(2, 4)])
    free = used[-1:] if draw.random() < 0.25 else ()
    charged = tuple(r for r in used if r not in free)

    def size() -> Expr:
        """A small positive function of the parameters, linear more often than not."""
        u, v = draw.sample(symbols, 2)
        small = sympy.Rational(draw.randint(1, 4), draw.randint(1, 2))
        linear = [u, v, small * u, small, u + v, u + small]
        return draw.choice(linear if draw.random() < 0.85 else [u / v, u / (u + 1), (u + 1) / v, u * v / (u + v)])

    def price() -> Expr:
        return size() if draw.random() < 0.1 else draw.choice([sympy.Rational(n, 2) for n in (1, 2, 2, 2, 3, 4)])

    def term() -> dict[Any, Expr]:
        present = draw.sample(charged, draw.randint(1, min(2, len(charged))))
        decays = {r: -size() for r in present}
        growing = draw.choice(charged)
        return {**decays, growing: size()} if growing not in decays and draw.random() < 0.2 else decays

    terms = [term() for _ in range(draw.randint(3, 8))]
    for r in free:  # a term that grows with it and one that falls keep the optimum bounded
        terms[0] = {**terms[0], r: size()}
        terms[1] = {**terms[1], r: -size()}
    costs = [{r: price() for r in charged}]
    if draw.random() < 0.35:
        costs.append({r: price() for r in draw.sample(charged, draw.randint(1, len(charged)))})
    logs = [draw.choice([-1, 1, 2]) if draw.random() < 0.15 else 0 for _ in terms]
    return RandomProblem(symbols, used, free, tuple(terms), tuple(logs), tuple(costs))


@pytest.fixture(scope="session")
def problem_of() -> Callable[[int], RandomProblem]:
    """The random problem of a seed."""
    return random_problem
