"""Run SGD on the matrix of one layer until its distance from the best stays level."""

import numpy as np

from proofs_check.dynamics.in_context_sgd import errors
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._isotropic import RUNS, SGD_SIZES, averaged, in_infinite_dimension
from proofs_check.papers.bordelon2025.iso_sgd_path import batches_at
from theory.records import Estimate, Instance, Measurement, Problem

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
        return averaged([errors(batches, step, dimension, STEPS, rng)[SETTLED:].mean() for _ in range(runs)])

    return in_infinite_dimension(instance, drawn, SGD_SIZES, [max(count // 5, 2) for count in RUNS[profile]])
