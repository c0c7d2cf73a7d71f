"""Depth of circuits for a transformer of one layer, which are right on random words."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.papers.merrill2023parallelism._forward import depth_of_transformer
from theory.records import Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return each(
        problem,
        seed,
        lambda instance: float(depth_of_transformer(int(instance["n"]), rng)),
        scope="uniform attention over four kinds of tokens; the circuit is right on random words",
        primitive="threshold gates and the longest path through them",
    )
