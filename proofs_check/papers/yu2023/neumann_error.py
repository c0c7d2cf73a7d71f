"""Error of the truncated gradient of drawn tokens along a pair of singular vectors."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.papers.yu2023._drawn import drawn
from proofs_check.transformers.coding_rate import gradient, truncated_gradient
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)

    def error(instance: Instance) -> float:
        at = drawn(float(np.sqrt(instance.number("x"))), rng)
        whole = gradient(at.tokens, at.heads, 1.0)
        part = truncated_gradient(at.tokens, at.heads, 1.0, int(instance["J"]))
        return at.along(whole - part) / at.along(whole)

    return each(problem, seed, error, "exact: drawn tokens and heads", "both gradients as matrices")
