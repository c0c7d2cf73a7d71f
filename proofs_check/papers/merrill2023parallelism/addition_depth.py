"""Depth of circuits for sums, gate by gate."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.papers.merrill2023parallelism._sums import depth_of_sum
from theory.records import Instance, Measurement, Problem
from theory.symbols import parameters

DOMAIN = (parameters("n", integer=True) >= 4, parameters("n", integer=True) <= 16)
TRIALS = 30


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return each(
        problem,
        seed,
        lambda instance: float(depth_of_sum(int(instance["n"]), rng)),
        scope="exact: circuits that add random numbers correctly",
        primitive="threshold gates and the longest path through them",
    )


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """Depth of one circuit that adds random numbers correctly."""
    return float(depth_of_sum(int(at["n"]), rng)), 1e-9
