"""Tune the step of one layer on drawn contexts with label noise."""

import numpy as np

from proofs_check.dynamics.in_context_layers import attend, drawn_contexts
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._isotropic import SIZES, averaged, draws, in_infinite_dimension
from theory.records import Estimate, Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return Measurement(
        estimates=tuple(_estimate(instance, profile, rng) for instance in problem.instances),
        scope="exact: one layer acts on drawn Gaussian contexts; the step is tuned on all contexts at once",
        primitive="isotropic Gaussian contexts and label noise",
        rung="Monte Carlo",
        seeds=(seed,),
    )


def _estimate(instance: Instance, profile: Profile, rng: np.random.Generator) -> Estimate:
    def drawn(dimension: int, count: int) -> tuple[float, float]:
        contexts = drawn_contexts(instance.number("alpha"), instance.number("sigma") ** 2, dimension, count, rng)
        moved = attend(contexts.inputs, contexts.labels, np.eye(dimension), depth=1)
        # At the best step the risk is stationary, so its error is that of a fixed step.
        best = np.sum(moved * contexts.targets) / np.sum(moved**2)
        return averaged(np.sum((best * moved - contexts.targets) ** 2, axis=1))

    return in_infinite_dimension(instance, drawn, SIZES, [2 * count for count in draws(profile)])
