"""Run SGD on the matrix of one layer until its distance from the best stays level."""

from dataclasses import replace

import numpy as np

from proofs_check.dynamics.in_context_sgd import errors
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._isotropic import SIZES, averaged, in_infinite_dimension
from proofs_check.papers.bordelon2025.iso_sgd_path import batches_at
from theory.records import Estimate, Instance, Measurement, Problem

RUNS = {"quick": (20, 12, 6), "thorough": (400, 200, 80)}
STEPS = 45
SETTLED = 20  # from here on the start has been forgotten at all instances


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return Measurement(
        estimates=tuple(_estimate(instance, profile, rng) for instance in problem.instances),
        scope=f"exact: SGD on the full matrix, averaged over steps {SETTLED} to {STEPS}",
        primitive="isotropic Gaussian contexts, queries and label noise",
        rung="Monte Carlo",
        seeds=(seed,),
    )


def _estimate(instance: Instance, profile: Profile, rng: np.random.Generator) -> Estimate:
    batches, step = batches_at(instance), instance.number("eta")

    def drawn(dimension: int, runs: int) -> tuple[float, float]:
        floor, error = averaged([errors(batches, step, dimension, STEPS, rng)[SETTLED:].mean() for _ in range(runs)])
        return 1 / floor, error / floor**2

    # The floor is what a step scatters over a margin of stability, and the margin is what 1/D moves.
    inverse = in_infinite_dimension(instance, drawn, SIZES, RUNS[profile])
    value = 1 / inverse.value
    return replace(
        inverse, value=value, uncertainty=inverse.uncertainty * value**2, window=f"{inverse.window}, of the inverse"
    )
