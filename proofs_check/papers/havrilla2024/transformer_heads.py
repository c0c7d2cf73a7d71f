"""Heads of constructed transformers against the accuracy that they reach."""

from __future__ import annotations

import numpy as np

from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._laws import Series, panels
from proofs_check.papers.havrilla2024._networks import CELLS, worst_error
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    series = [_heads(i, rng) for i in problem.instances]
    return Measurement(
        estimates=tuple(s.slope("accuracy") for s in series),
        scope="exact: weight matrices counted, and the largest error of the forward pass on one of the worst targets",
        primitive="weight matrices of networks on finer and finer grids, and the target",
        rung="exact dynamics",
        seeds=(seed,),
        plots=panels(series, "accuracy $a$", "heads"),
    )


def _heads(instance: Instance, rng: np.random.Generator) -> Series:
    dimension = int(instance["d"])
    found = [
        worst_error(instance.number("beta"), dimension, int(cells), hoelder=1.0, rng=rng) for cells in CELLS[dimension]
    ]
    accuracies = np.array([1 / error for error, _ in found])
    heads = np.array([float(network.heads) for _, network in found])
    return Series(instance, accuracies, heads, exponent(accuracies, heads))
