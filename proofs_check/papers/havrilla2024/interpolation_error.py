"""The constructed transformer on functions that are as hard to interpolate as any."""

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._networks import worst_error
from theory.records import Estimate, Instance, Measurement, Problem

ROUNDING = 1e-6  # of interaction weights that grow with the square of the number of tokens


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return Measurement(
        estimates=tuple(_estimate(i, rng) for i in problem.instances),
        scope=(
            "exact for one target each: the forward pass against the target at 9 points an axis of a cell, its centre "
            "among them; that no target of the same Hölder constant errs more is derived, not measured"
        ),
        primitive="weight matrices of a network, and the target",
        rung="exact dynamics",
        seeds=(seed,),
    )


def _estimate(instance: Instance, rng: np.random.Generator) -> Estimate:
    dimension, cells = int(instance["d"]), int(instance["n"])
    error, _ = worst_error(instance.number("beta"), dimension, cells, instance.number("H"), rng)
    return Estimate("value", instance, error, ROUNDING, window="largest error in a cell, no fit")
