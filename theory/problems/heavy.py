"""Capacity below one: the trace grows with the number of modes, which is a multiple r of that of random features.

As in `descent`, with sums over the first ``r p`` modes (ours; the phases are those of Paquette et al. 2024). The trace
is ``(r p)**(1 - a)/(1 - a)``, so that a step must fall like ``p**(a - 1)``. While fewer modes are learned than there
are features, the features add ``1/p`` of the trace to every eigenvalue of their operator M, and

    F(t) = sum_k p_k exp(-2 s t l_k)  +  (1/p) sum_k p_k/l_k tr Sigma            (the second sum where it converges),
    K(t) = (s**2/B) (sum_k l_k**2 exp(-2 s t l_k)  +  (tr Sigma)**2/p).

When the features leave no more to be learned, ``kappa = d_1 p**-a`` with d_1 from ``int_0^r 1/(1 + d_1 v**a) dv = 1``.
"""

from __future__ import annotations

from typing import Any

import sympy

from theory.errors import OutsideTheClassError
from theory.problems.decomposition import LABEL_NOISE, Part, Regime, sieved
from theory.problems.descent import KERNEL, learning, small_step
from theory.problems.problem import GradientDescent, OnePassSGD, PowerLawRegression
from theory.problems.regions import Region, summable
from theory.symbols import parameters

__all__ = ["EDGE", "heavy_constants", "heavy_regimes"]

Expr = Any
Facts = tuple[Expr, ...]

EDGE = parameters("d_1")  # see `heavy_constants`


def heavy_regimes(problem: PowerLawRegression, facts: Facts) -> tuple[Regime, ...]:
    """While modes are learned one after the other, and when the features leave no more.

    Raises
    ------
    OutsideTheClassError
        For other algorithms than descent on the population with a constant step, or without features.
    """
    algorithm, p = problem.algorithm, problem.features
    constant = isinstance(algorithm, GradientDescent) or (isinstance(algorithm, OnePassSGD) and algorithm.decay == 0)
    if p is None or not constant or problem.samples is not None or _ratio(problem).has(p):
        raise OutsideTheClassError(
            "below capacity one only descent with a constant step on the population is covered, in random features "
            "whose number is a fixed fraction of that of the modes"
        )
    assert isinstance(algorithm, (GradientDescent, OnePassSGD))
    a, time = problem.capacity, algorithm.step * algorithm.steps
    passed = 1 / (1 - KERNEL) if isinstance(algorithm, OnePassSGD) else sympy.S.One
    noise = [Part(LABEL_NOISE, problem.noise * KERNEL * passed, "noise |K| / (1 - |K|)")] if passed != 1 else []
    region = learning(problem, time, facts)
    forgotten = [
        Part("bias", passed * _spread(problem.source, 0, a, 2 * time), "sum p exp(-2 s t l)"),
        *(Part("feature variance", passed * part, "(1/p) sum p/l tr Sigma") for part in _variance(problem, facts)),
    ]
    parts = [*forgotten, *_gradient_noise(problem, facts), *noise]
    during = Regime("steps", region, time ** (1 / a), sieved(parts, region))
    beyond = Region(((p**a, time), (sympy.S.One, p), *small_step(problem)), facts)
    left = [Part("approximation", passed * _approximation(problem, facts), "sum p q"), *noise]
    return during, Regime("features", beyond, p, sieved(left, beyond))


def heavy_constants(problem: PowerLawRegression) -> tuple[tuple[sympy.Symbol, Expr], ...]:
    """What `KERNEL` and `EDGE` stand for; that of `EDGE` is the equation that it solves."""
    algorithm, v = problem.algorithm, problem.fresh("vuwxy")
    edge = sympy.Eq(sympy.Integral(1 / (1 + EDGE * v**problem.capacity), (v, 0, _ratio(problem))), 1)
    if not isinstance(algorithm, OnePassSGD):
        return ((EDGE, edge),)
    kernel = sympy.powsimp(
        sympy.expand_power_base(algorithm.step * _trace(problem) / (2 * algorithm.batch), force=True)
    )
    return (KERNEL, kernel), (EDGE, edge)


def _spread(source: Expr, power: Expr, capacity: Expr, scale: Expr) -> Expr:
    """Leading part of ``sum k**-source l**power exp(-scale l)`` that comes from the modes being learned."""
    exponent = (source - 1) / capacity + power
    return sympy.gamma(exponent) / capacity * scale**-exponent


def _ratio(problem: PowerLawRegression) -> Expr:
    """Number of modes over that of features, r."""
    modes: Expr = problem.modes
    return sympy.cancel(modes / problem.features)


def _trace(problem: PowerLawRegression) -> Expr:
    return problem.modes ** (1 - problem.capacity) / (1 - problem.capacity)


def _variance(problem: PowerLawRegression, facts: Facts) -> list[Expr]:
    a, b = problem.capacity, problem.source
    return [sympy.zeta(b - a) * _trace(problem) / problem.features] if summable(b - a, facts) else []


def _gradient_noise(problem: PowerLawRegression, facts: Facts) -> list[Part]:
    algorithm = problem.algorithm
    a, b = problem.capacity, problem.source
    if not isinstance(algorithm, OnePassSGD) or not summable((b - 1) / a, facts):
        return []
    step, time = algorithm.step, algorithm.step * algorithm.steps
    gain = step**2 / algorithm.batch * sympy.zeta(b - a) / (2 * step) / (1 - KERNEL) ** 2
    squares = [_trace(problem) ** 2 / problem.features]
    if summable(2 * a, facts):
        squares.append(_spread(0, 2, a, 2 * time))
    else:
        squares.append(problem.modes ** (1 - 2 * a) / (1 - 2 * a))
    return [Part("gradient noise", gain * part, "K |F| / (1 - |K|)**2") for part in squares]


def _approximation(problem: PowerLawRegression, facts: Facts) -> Expr:
    a, b, p, v = problem.capacity, problem.source, problem.features, problem.fresh("vuwxy")
    if summable(b - a, facts):
        return sympy.zeta(b - a) * EDGE * p**-a
    return p ** (1 - b) * sympy.Integral(EDGE * v ** (a - b) / (1 + EDGE * v**a), (v, 0, _ratio(problem)))
