"""Feed drawn noisy contexts through two layers of linear attention."""

import numpy as np

from proofs_check.dynamics.in_context_layers import drawn_contexts, excess_risks
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._isotropic import SIZES, averaged, draws, in_infinite_dimension
from theory.records import Estimate, Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return Measurement(
        estimates=tuple(_estimate(instance, profile, rng) for instance in problem.instances),
        scope="exact: two layers act on drawn Gaussian contexts, token by token",
        primitive="isotropic Gaussian contexts and label noise",
        rung="Monte Carlo",
        seeds=(seed,),
    )


def _estimate(instance: Instance, profile: Profile, rng: np.random.Generator) -> Estimate:
    def drawn(dimension: int, count: int) -> tuple[float, float]:
        contexts = drawn_contexts(instance.number("alpha"), instance.number("sigma") ** 2, dimension, count, rng)
        return averaged(excess_risks(contexts, instance.number("gamma") * np.eye(dimension), depth=2))

    # Rare large eigenvalues scatter the risk of two layers more than that of one.
    return in_infinite_dimension(instance, drawn, SIZES, [2 * count for count in draws(profile)])
