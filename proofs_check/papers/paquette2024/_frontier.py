"""What the checks of all phases share: SGD in random features at every budget."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.feature_sgd import FeatureFrontier, feature_frontier, feature_sgd
from proofs_check.dynamics.spectra import PowerLaw
from proofs_check.papers.bordelon2025._laws import solved_laws
from theory.records import Instance, Measurement, Problem

SHARE = 0.25  # of its own noise that SGD feeds back
BUDGETS = np.geomspace(1e5, 1e14, 16)
HEAVY_BUDGETS = np.geomspace(1e12, 1e24, 16)  # below capacity one corrections are slow
SCOPE = "renewal equation of SGD in the deterministic equivalent of Gaussian features, parameters and time finite"


def problem_at(instance: Instance, beta: str = "beta") -> PowerLaw:
    """Inputs j^-alpha and target j^-beta."""
    return PowerLaw.written("paquette2024", instance.number("alpha"), instance.number(beta))


def constant_step(problem: PowerLaw, budgets: Floats) -> FeatureFrontier:
    """Capacity above one: all modes, and one step size for every number of features."""
    spectrum = problem.spectrum(head=48, ends=2)
    step = 2 * SHARE / spectrum.total(spectrum.eigenvalue)
    return feature_frontier(lambda d, r: feature_sgd(spectrum, d, step, r), budgets)


def falling_step(problem: PowerLaw, budgets: Floats) -> FeatureFrontier:
    """Capacity below one: twice as many modes as features, whose trace grows, and a step that falls like it."""
    a = problem.capacity

    def risk(d: float, r: float) -> float:
        return feature_sgd(problem.spectrum(2 * d, head=48, ends=2), d, SHARE * (1 - a) * d ** (a - 1), r)

    return feature_frontier(risk, budgets)


def least_risk(problem: Problem, seed: int, *, beta: str = "beta") -> Measurement:
    """Slope of the least risk, with a constant step."""
    return _slope(problem, seed, BUDGETS, lambda i: constant_step(problem_at(i, beta), BUDGETS).risks, "risk")


def best_size(problem: Problem, seed: int) -> Measurement:
    """Slope of the best number of parameters, with a constant step."""
    sizes = "best number of parameters"
    return _slope(problem, seed, BUDGETS, lambda i: constant_step(problem_at(i), BUDGETS).features, sizes)


def heavy_risk(problem: Problem, seed: int, budgets: Floats = HEAVY_BUDGETS) -> Measurement:
    """Slope of the least risk, with a step that falls."""
    return _slope(problem, seed, budgets, lambda i: falling_step(problem_at(i), budgets).risks, "risk")


def _slope(
    problem: Problem, seed: int, budgets: Floats, curve: Callable[[Instance], Floats], quantity: str
) -> Measurement:
    return solved_laws(
        problem, seed, budgets, curve, xlabel="budget $f = d r$", scope=SCOPE, constant=False, risk=quantity
    )
