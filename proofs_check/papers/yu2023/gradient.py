"""Derivative of the rate along a pair of singular vectors, by a complex step."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.papers.yu2023._drawn import drawn
from proofs_check.transformers.coding_rate import rate
from theory.records import Instance, Measurement, Problem

SMALL = 1e-20


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)

    def slope(instance: Instance) -> float:
        at = drawn(instance.number("sigma"), rng)
        moved = at.tokens + 1j * SMALL * np.outer(at.left, at.right)
        return float(rate(moved, at.heads, instance.number("beta")).imag / SMALL)

    return each(
        problem, seed, slope, "exact: drawn tokens and heads", "log determinants of the rate, without a gradient"
    )
