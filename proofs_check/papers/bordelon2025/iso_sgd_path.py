"""Run SGD on the matrix of one layer with drawn contexts."""

import numpy as np

from proofs_check.dynamics.in_context_sgd import Batches, errors
from proofs_check.measure import Profile
from proofs_check.papers.bordelon2025._isotropic import RUNS, SGD_SIZES, averaged, in_infinite_dimension
from theory.records import Curve, Estimate, Instance, Measurement, Plot, Problem

STEPS = 12


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return Measurement(
        estimates=tuple(_estimate(instance, profile, rng) for instance in problem.instances),
        scope="exact: SGD on the full matrix, every step with contexts of its own",
        primitive="isotropic Gaussian contexts, queries and label noise",
        rung="Monte Carlo",
        seeds=(seed,),
        plots=(_plot(problem.instances[0], rng),),
    )


def batches_at(instance: Instance) -> Batches:
    """Batch sizes of an instance; its samples per dimension follow from the mean square it asks for."""
    noise = instance.number("sigma") ** 2
    alpha = (1 + noise) / (instance.number("q") - 1)
    return Batches(alpha, instance.number("tau"), instance.number("kappa"), noise)


def _estimate(instance: Instance, profile: Profile, rng: np.random.Generator) -> Estimate:
    batches, step, steps = batches_at(instance), instance.number("eta"), int(instance["T"])

    def drawn(dimension: int, runs: int) -> tuple[float, float]:
        return averaged([errors(batches, step, dimension, steps, rng)[-1] for _ in range(runs)])

    return in_infinite_dimension(instance, drawn, SGD_SIZES, RUNS[profile])


def _plot(instance: Instance, rng: np.random.Generator) -> Plot:
    curves = []
    for dimension in SGD_SIZES[:2]:
        path = errors(batches_at(instance), instance.number("eta"), dimension, STEPS, rng)
        curves.append(Curve(f"D = {dimension}", tuple(map(float, range(STEPS + 1))), tuple(path), style="line"))
    return Plot("steps $T$", f"squared distance per dimension, {instance}", tuple(curves), xscale="linear")
