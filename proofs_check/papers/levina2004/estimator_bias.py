"""Mean of the pointwise likelihood estimate, on clouds of points."""

from __future__ import annotations

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.measure import Profile
from proofs_check.papers.levina2004._clouds import measured, sums
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return measured(problem, profile, seed, _estimate)


def _estimate(instance: Instance, distances: Floats) -> float:
    total, neighbours = sums(instance, distances)
    return float(np.mean((neighbours - 1) / total))
