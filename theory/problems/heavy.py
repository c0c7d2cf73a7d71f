"""Capacity below one: the trace grows with the number of modes, which is a multiple r of that of random features.

As in `descent`, with sums over the first ``r p`` modes (ours; the phases are those of Paquette et al. 2024). The trace
is ``(r p)**(1 - a)/(1 - a)``, so that a step must fall like ``p**(a - 1)``. While fewer modes are learned than there
are features, the features add ``1/p`` of the trace to every eigenvalue of their operator M, and

    F(t) = sum_k p_k exp(-2 s t l_k)  +  (1/p) sum_k p_k/l_k tr Sigma            (the second sum where it converges),
    K(t) = (s**2/B) (sum_k l_k**2 exp(-2 s t l_k)  +  (tr Sigma)**2/p).

The kernel's mass lies in the smallest eigenvalues, which respond last: before they do its noise is not fed back, and
label noise is what K has added up to so far. When the features leave no more to be learned, ``kappa = d_1 p**-a`` with
d_1 from ``int_0^r 1/(1 + d_1 v**a) dv = 1``. On the wall b = a + 1 the sum of ``p_k/l_k`` is that of 1/k, up to the
modes that are learned: ``log(s t)/a``, which tends to ``log(p)`` where the features begin to be felt.
"""

from __future__ import annotations

from typing import Any

import sympy

from theory.decide import decide
from theory.errors import OutsideTheClassError
from theory.problems.decomposition import LABEL_NOISE, Part, Regime, sieved
from theory.problems.densities import logarithm
from theory.problems.descent import KERNEL, learning, refuse_diverging, small_step
from theory.problems.problem import GradientDescent, OnePassSGD, PowerLawRegression
from theory.problems.regions import Region, summable
from theory.products import factored
from theory.symbols import parameters, resources_of

__all__ = ["EDGE", "heavy_constants", "heavy_regimes"]

Expr = Any
Facts = tuple[Expr, ...]

EDGE = parameters("d_1")  # see `heavy_constants`


def heavy_regimes(problem: PowerLawRegression, facts: Facts) -> tuple[Regime, ...]:
    """While modes are learned one after the other, and when the features leave no more.

    Raises
    ------
    OutsideTheClassError
        For other algorithms than descent on the population with a constant step, without features, or for noise of
        SGD at capacity one half.

    Examples
    --------
    >>> from theory.problems.grammar import problem_of
    >>> problem = problem_of("gradient-flow with projection, modes(2*p)")
    >>> a, b = problem.capacity, problem.source
    >>> [(r.limit, [t.name for t in r.kept]) for r in heavy_regimes(problem, (a < 1, b > 1, b < a + 1))]
    [('steps', ['bias']), ('features', ['approximation'])]
    """
    algorithm, p = problem.algorithm, problem.features
    constant = isinstance(algorithm, GradientDescent) or (isinstance(algorithm, OnePassSGD) and algorithm.decay == 0)
    if p is None or not constant or problem.samples is not None or _ratio(problem).has(p):
        raise OutsideTheClassError(
            "below capacity one only descent with a constant step on the population is covered, in random features "
            "whose number is a fixed fraction of that of the modes"
        )
    assert isinstance(algorithm, (GradientDescent, OnePassSGD))
    refuse_diverging(problem, facts)
    a, time = problem.capacity, algorithm.step * algorithm.steps
    region, beyond = (
        learning(problem, time, facts),
        Region(((p**a, time), (sympy.S.One, p), *small_step(problem)), facts),
    )
    energy = _energy(problem, time, facts)
    parts = [
        Part("bias", _spread(problem.source, 0, a, 2 * time), "sum p exp(-2 s t l)"),
        Part("feature variance", energy * _trace(problem) / p, "(1/p) sum p/l tr Sigma"),
        *_gradient_noise(problem, energy, facts),
        *_early_label_noise(problem, facts),
    ]
    during = Regime("steps", region, time ** (1 / a), sieved(parts, region))
    kernel, passed = _kernel(problem, beyond)
    left = [
        Part("approximation", _approximation(problem, facts) * passed, "sum p q / (1 - |K|)"),
        Part(LABEL_NOISE, problem.noise * kernel * passed, "noise |K| / (1 - |K|)"),
    ]
    return during, Regime("features", beyond, p, sieved(left, beyond))


def heavy_constants(problem: PowerLawRegression) -> tuple[tuple[sympy.Symbol, Expr], ...]:
    """What `KERNEL` and `EDGE` stand for; that of `EDGE` is the equation that it solves.

    Examples
    --------
    >>> from theory.problems.grammar import problem_of
    >>> problem = problem_of("gradient-flow with projection, modes(2*p)")
    >>> heavy_constants(problem)
    ((d_1, Eq(Integral(1/(d_1*v**a + 1), (v, 0, 2)), 1)),)
    """
    algorithm, v = problem.algorithm, problem.fresh("vuwxy")
    edge = sympy.Eq(sympy.Integral(1 / (1 + EDGE * v**problem.capacity), (v, 0, _ratio(problem))), 1)
    if not isinstance(algorithm, OnePassSGD):
        return ((EDGE, edge),)
    return (KERNEL, _whole_kernel(problem)), (EDGE, edge)


def _whole_kernel(problem: PowerLawRegression) -> Expr:
    """The sum of the kernel over all steps, ``s tr Sigma/(2 B)``."""
    algorithm = problem.algorithm
    assert isinstance(algorithm, OnePassSGD)
    found = sympy.expand_power_base(algorithm.step * _trace(problem) / (2 * algorithm.batch), force=True)
    return sympy.powsimp(found, force=True)


def _kernel(problem: PowerLawRegression, region: Region) -> tuple[Expr, Expr]:
    """What the kernel adds up to once all features are learned, and what it feeds back of it."""
    if not isinstance(problem.algorithm, OnePassSGD):
        return sympy.S.Zero, sympy.S.One
    found = _whole_kernel(problem)
    if not resources_of(found):
        return KERNEL, 1 / (1 - KERNEL)
    if not region.dominates(region.read(sympy.S.One), region.read(found)):
        raise OutsideTheClassError(
            f"below capacity one the step {problem.algorithm.step} must fall at least like the inverse trace, "
            f"{problem.features}**({problem.capacity} - 1), or SGD diverges"
        )
    return found, sympy.S.One


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


def _on_wall(problem: PowerLawRegression) -> bool:
    """Whether ``p_k/l_k`` falls like ``1/k``."""
    return bool(factored(problem.source - problem.capacity - 1) == 0)


def _energy(problem: PowerLawRegression, time: Expr, facts: Facts) -> Expr:
    """``sum p/l`` where it converges, and on its wall over the modes that are learned."""
    a, b = problem.capacity, problem.source
    if _on_wall(problem):
        # A step that varies makes a logarithm of a ratio. What it multiplies is felt where all features are learned.
        rank = problem.features if len(resources_of(time)) > 1 else time ** (1 / a)
        return logarithm(rank)
    return sympy.zeta(b - a) if summable(b - a, facts) else sympy.S.Zero


def _gradient_noise(problem: PowerLawRegression, energy: Expr, facts: Facts) -> list[Part]:
    algorithm = problem.algorithm
    if not isinstance(algorithm, OnePassSGD) or energy == 0:
        return []
    time = algorithm.step * algorithm.steps
    gain = algorithm.step / (2 * algorithm.batch) * energy
    first = _spread(0, 2, problem.capacity, 2 * time)
    return _squares("gradient noise", "K |F|", gain, first, problem, facts)


def _early_label_noise(problem: PowerLawRegression, facts: Facts) -> list[Part]:
    """The labels' noise that has come in so far: modes already learned, and the plateau that the features lift."""
    algorithm, a = problem.algorithm, problem.capacity
    if not isinstance(algorithm, OnePassSGD) or problem.noise == 0:
        return []
    time = 2 * algorithm.step * algorithm.steps
    gain = problem.noise * algorithm.step / (2 * algorithm.batch) * time
    learned = -sympy.gamma(1 - 1 / a) / a * time ** (1 / a - 2)
    return _squares(LABEL_NOISE, "noise sum of K so far", gain, learned, problem, facts)


def _squares(name: str, origin: str, gain: Expr, first: Expr, problem: PowerLawRegression, facts: Facts) -> list[Part]:
    """A multiple of the sum of l**2 over modes still to be learned: the first of them, the last, and the features'."""
    if problem.capacity == sympy.Rational(1, 2):
        raise OutsideTheClassError(
            f"at capacity 1/2 all modes still to be learned add the same to the {name}, as many as are in "
            f"log({problem.features}/rank), the logarithm of a ratio, which is no term here; move the capacity a little"
        )
    few = decide(2 * problem.capacity < 1, facts).proved  # so that the first modes are a correction
    lifted = _trace(problem) ** 2 / problem.features
    parts = ((first, few), (_last(problem), False), (lifted, False))
    return [Part(name, gain * value, origin, minor) for value, minor in parts]


def _last(problem: PowerLawRegression) -> Expr:
    """What the end of the spectrum contributes to the sum of l**2; close to capacity one half the first is felt too."""
    return problem.modes ** (1 - 2 * problem.capacity) / (1 - 2 * problem.capacity)


def _approximation(problem: PowerLawRegression, facts: Facts) -> Expr:
    a, b, p, v = problem.capacity, problem.source, problem.features, problem.fresh("vuwxy")
    if _on_wall(problem):
        return EDGE * p**-a * sympy.log(p)
    if summable(b - a, facts):
        return sympy.zeta(b - a) * EDGE * p**-a
    return p ** (1 - b) * sympy.Integral(EDGE * v ** (a - b) / (1 + EDGE * v**a), (v, 0, _ratio(problem)))
