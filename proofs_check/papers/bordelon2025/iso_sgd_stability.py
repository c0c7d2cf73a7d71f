"""Take single steps of SGD far from the best matrix and find the step size that keeps the distance."""

import numpy as np

from proofs_check.dynamics.in_context_sgd import one_step
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._isotropic import SGD_SIZES, in_infinite_dimension
from proofs_check.papers.bordelon2025.iso_sgd_path import batches_at
from theory.records import Estimate, Instance, Measurement, Problem

STEPS = {"quick": (80, 20, 6), "thorough": (800, 200, 60)}


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return Measurement(
        estimates=tuple(_estimate(instance, profile, rng) for instance in problem.instances),
        scope="exact: drift and mean square of single steps on the full matrix, from random places far away",
        primitive="isotropic Gaussian contexts, queries and label noise",
        rung="Monte Carlo",
        seeds=(seed,),
    )


def _estimate(instance: Instance, profile: Profile, rng: np.random.Generator) -> Estimate:
    def drawn(dimension: int, steps: int) -> tuple[float, float]:
        moments = np.array([one_step(batches_at(instance), dimension, rng) for _ in range(steps)])
        drift, square = moments.mean(axis=0)
        largest = 2 * drift / square
        slope = np.array([1 / drift, -1 / square])
        return largest, largest * float(np.sqrt(slope @ np.cov(moments.T) @ slope / steps))

    return in_infinite_dimension(instance, drawn, SGD_SIZES, STEPS[profile])
