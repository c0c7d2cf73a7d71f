"""Depth of a circuit for a transformer of one layer."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.papers.merrill2023parallelism._forward import depth_of_transformer
from theory.records import Measurement, Problem

LENGTH = 8


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return each(
        problem,
        seed,
        lambda _: float(depth_of_transformer(LENGTH, rng)),
        scope=f"one layer with uniform attention over {LENGTH} tokens; sums have depth nine",
        primitive="threshold gates and the longest path through them",
    )
