"""Embedded tori of the instances, and laws of a long prompt in the sharpness of attention."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from proofs_check.exponents import exponent
from proofs_check.papers.havrilla2024._laws import Series
from theory.records import Instance, Problem

SHARPNESS = np.geomspace(4, 300, 16)


def harmonics_of(instance: Instance) -> int:
    """Harmonics of the embedding: the ambient dimension is twice their number for each coordinate."""
    return int(instance["D"]) // (2 * int(instance["d"]))


def in_sharpness(problem: Problem, quantity: Callable[[Instance, float], float]) -> Sequence[Series]:
    """A quantity of the width at growing sharpness, for each instance."""
    curves = [np.array([quantity(i, 1 / r) for r in SHARPNESS]) for i in problem.instances]
    return [Series(i, SHARPNESS, y, exponent(SHARPNESS, y)) for i, y in zip(problem.instances, curves, strict=True)]
