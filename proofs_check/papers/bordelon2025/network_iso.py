"""Train a two-layer network on isotropic contexts of ever greater dimension."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from proofs_check.dynamics.attention_network import Attention
from proofs_check.dynamics.attention_training import (
    Path,
    Setting,
    balanced,
    balanced_flow,
    decline,
    descend,
    isotropic_rates,
)
from proofs_check.dynamics.in_context import risk
from proofs_check.dynamics.in_context_iso import marchenko_pastur
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._network import RATES, SAMPLED, SEEDS, curves, extrapolated_runs
from theory.records import Measurement, Plot, Problem

DEPTH, START = 2, 0.3
DIMENSIONS = (4, 8, 16)
STEPS = 12  # per unit of time and dimension
REPEATS = {"quick": 2, "thorough": 16}
HELD_OUT = 24  # times the contexts of a batch


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    (alpha,) = {instance.number("alpha") for instance in problem.instances}
    gammas = sorted(instance.number("gamma") for instance in problem.instances)
    repeats = REPEATS[profile]

    def paces(size: int, rng: np.random.Generator) -> NDArray[np.float64]:
        weights, found = balanced(START, size), []
        setting, rates = _isotropic(alpha, size), isotropic_rates(1 / (STEPS * size), size)
        for gamma in gammas:
            reached = descend(weights, setting, DEPTH, rates, _beyond(gamma), repeats, rng)
            weights = _rescaled(reached.weights, gamma)
            found.append(decline(weights, setting, DEPTH, rates, HELD_OUT * repeats, rng))
        return np.array(found)

    size = DIMENSIONS[-1]
    rates, rng = isotropic_rates(1 / (STEPS * size), size), np.random.default_rng(seed)
    path = descend(balanced(START, size), _isotropic(alpha, size), DEPTH, rates, _beyond(gammas[-1]), repeats, rng)
    window = f"straight line in 1/D over D = {DIMENSIONS}, with learning rates 1/({STEPS} D)"
    return Measurement(
        estimates=extrapolated_runs(problem.instances, paces, DIMENSIONS, SEEDS[profile], seed, window),
        scope=f"exact: {SAMPLED}, {RATES}; speeds from its gradients where its step is reached; "
        "the network of the figure has a finite dimension and lies up to 14 % above the curve",
        primitive="isotropic Gaussian contexts",
        rung="Monte Carlo",
        seeds=(seed,),
        plots=(_plot(path, alpha),),
    )


def _rescaled(weights: Attention, gamma: float) -> Attention:
    """Weights back at the step that the last update overshot, which would show as noise that no seed averages."""
    factor = (gamma / weights.gamma.diagonal().mean()) ** 0.2  # embeddings enter the total step twice
    return replace(weights, **{name: factor * getattr(weights, name) for name in ("embed", "key", "query", "value")})


def _isotropic(alpha: float, size: int) -> Setting:
    return Setting(np.ones(size), np.full(size, 1 / size), rotated=False, samples=round(alpha * size))


def _beyond(gamma: float) -> Callable[[NDArray[np.float64]], bool]:
    return lambda steps: bool(steps.mean() >= gamma)


def _plot(path: Path, alpha: float) -> Plot:
    law = marchenko_pastur(alpha)

    def slope(gamma: float) -> float:
        return -2 * law.total(law.eigenvalue * (1 - gamma * law.eigenvalue / DEPTH) ** (2 * DEPTH - 1))

    flow = balanced_flow(slope, START, path.time)
    theory = np.array([risk(law, gamma / DEPTH, DEPTH) for gamma in flow])
    dimension = path.gamma.shape[1]
    # A finite dimension raises the risk, at D = 16 by 4 % at equal steps, and lowers the speed: 14 % at the last time.
    names = (f"network, D = {dimension} (slower, hence above)", "theory, infinite D")
    return curves((path.time[::8], path.risk[::8]), (path.time, theory), "two layers, isotropic", names)
