"""What the terms of a risk rest on, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import sympy

from theory.decide import satisfiable
from theory.problems.problem import GradientDescent, Momentum, MultiPassSGD, OnePassSGD, PowerLawRegression, Ridge
from theory.symbols import resources_of

__all__ = ["assumptions"]

Expr = Any


def assumptions(problem: PowerLawRegression, facts: Iterable[Expr] = ()) -> tuple[str, ...]:
    """What is taken for granted when the terms of a problem are derived.

    Parameters
    ----------
    problem : PowerLawRegression
    facts : iterable of sympy relations
        What holds of capacity and source.

    Returns
    -------
    tuple of str
        Short sentences without a full stop.

    Examples
    --------
    >>> from theory.problems.grammar import problem_of
    >>> for sentence in assumptions(problem_of("ridgeless")):
    ...     print(sentence)
    every eigenvalue and every power of the target is exactly a power of its index
    each term is to leading order inside its regime, where resources are large
    inputs are Gaussian, and samples enter by their deterministic equivalent
    """
    return tuple(_assumed(problem, tuple(facts)))


def _assumed(problem: PowerLawRegression, facts: tuple[Expr, ...]) -> Iterator[str]:
    yield "every eigenvalue and every power of the target is exactly a power of its index"
    yield "each term is to leading order inside its regime, where resources are large"
    match problem.algorithm:
        case Ridge():
            yield "inputs are Gaussian, and samples enter by their deterministic equivalent"
        case GradientDescent(samples=samples):
            yield "the step is below two over the largest eigenvalue, so that descent converges"
            if samples is not None:
                yield "inputs are Gaussian, and samples enter to first order in learned modes over samples"
            elif problem.noise != 0:
                yield "gradients are of the population, so that label noise does not enter"
        case OnePassSGD(decay=decay) | MultiPassSGD(decay=decay):
            yield "inputs are Gaussian, and the noise of gradients enters by a Volterra equation for the mean risk"
            yield (
                "the step is so small that SGD converges: below 2 B/(B + 1) at batch B, so that no mode overshoots, "
                "and the kernel of that equation sums to less than one"
            )
            if decay != 0:
                yield "noise is passed on as at the step of the moment, since the step falls slowly"
            late = sympy.Gt(problem.capacity, decay + 1)  # so that what is not passed on is forgotten last
            fixed = not resources_of(problem.algorithm.step)
            if decay != 0 and problem.noise != 0 and fixed and satisfiable((*facts, late)) is not False:
                yield (
                    f"where {problem.capacity} > {decay + 1}, the label noise that never matters has its constant for "
                    "small steps, since what is passed on of it is left out"
                )
        case Momentum():
            yield "momentum is its flow on the population, and a swing is averaged over its periods"
            if problem.noise != 0:
                yield "gradients are of the population, so that label noise does not enter"
    if isinstance(problem.algorithm, MultiPassSGD):
        yield "gradients of a sample are as noisy as fresh ones until it is fitted, and noiseless from then on"
    if problem.features is not None:
        yield "features are Gaussian, and enter by their deterministic equivalent"
    if problem.modes is not None:
        yield "the trace is its leading term, right up to the features to the power of the capacity less one"
        if isinstance(problem.algorithm, OnePassSGD):
            yield "noise is not fed back before the smallest eigenvalues respond"
    if problem.noise != 0:
        yield "label noise is independent of the inputs, and the risk is the excess over it"
