"""Largest ratio of the objective after a sparse step to that before, over drawn tokens and dictionaries."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.coding_rate import lasso, sparse_step
from theory.records import Instance, Measurement, Problem

DRAWS = {"quick": 300, "thorough": 3000}
DIMENSION, TOKENS = 8, 6
TRIALS = 300


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)
    return each(
        problem,
        seed,
        lambda _: max(_ratio(rng) for _ in range(DRAWS[profile])),
        "exact: drawn tokens, codes, dictionaries, steps and penalties",
        "the step and the objective",
    )


def _ratio(rng: np.random.Generator) -> float:
    dictionary = rng.standard_normal((DIMENSION, DIMENSION))
    tokens, code = rng.standard_normal((2, DIMENSION, TOKENS)) * rng.uniform(0.1, 3.0)
    step = float(rng.uniform(0.05, 1.0)) / float(np.linalg.norm(dictionary, 2)) ** 2
    penalty, code = float(rng.uniform(0.0, 1.0)), np.abs(code)
    after = sparse_step(tokens, code, dictionary, step, penalty)
    return lasso(tokens, after, dictionary, penalty) / lasso(tokens, code, dictionary, penalty)


def quantity(at: Instance, rng: np.random.Generator) -> tuple[float, float]:
    """One such ratio."""
    return _ratio(rng), 1e-12
