"""What the checks of this paper share: least-squares fits, taken to infinite dimension."""

from __future__ import annotations

import numpy as np

from proofs_check.dynamics.finite_size import to_infinite_size
from proofs_check.dynamics.in_context_asymptotics import Pretraining, fitted
from proofs_check.measure import Profile
from theory.records import Estimate, Instance, Measurement, Problem

MANY = ((12, 18, 26), (250, 60, 16))  # dimensions and fits of each, with more contexts than entries
FEW = ((16, 24, 36), (200, 80, 40))  # with fewer


def measure_fits(problem: Problem, profile: Profile, seed: int, known: bool = False) -> Measurement:
    """Errors of fits at all instances: on new tasks, or on those of pretraining."""
    rng = np.random.default_rng(seed)
    return Measurement(
        estimates=tuple(_estimate(instance, profile, rng, known) for instance in problem.instances),
        scope="exact: least squares on drawn contexts, without the d features of lower order",
        primitive="Gaussian inputs, tasks and label noise",
        rung="Monte Carlo",
        seeds=(seed,),
    )


def _estimate(instance: Instance, profile: Profile, rng: np.random.Generator, known: bool) -> Estimate:
    dimensions, counts = FEW if instance.number("tau") < 1 else MANY
    draws = [count * (10 if profile == "thorough" else 1) for count in counts]
    kappa = instance.number("kappa") if "kappa" in dict(instance.values) else np.inf
    sizes = Pretraining(instance.number("tau"), instance.number("alpha"), kappa, instance.number("rho"))
    means, errors = [], []
    for dimension, count in zip(dimensions, draws, strict=True):
        found = np.array([fitted(sizes, dimension, rng)[known] for _ in range(count)])
        means.append(found.mean())
        errors.append(found.std(ddof=1) / np.sqrt(count))
    value, uncertainty = to_infinite_size(dimensions, means, errors)
    window = f"straight line in 1/d over d = {', '.join(map(str, dimensions))}"
    return Estimate("value", instance, value, uncertainty, window, draws[-1], "fits of the largest size", 0.5)
