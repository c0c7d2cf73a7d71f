"""Variance over points of the unbiased estimate, about the true dimension, on clouds of points."""

from __future__ import annotations

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.measure import Profile
from proofs_check.papers.levina2004._clouds import measured, sums
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return measured(problem, profile, seed, _squared_error)


def _squared_error(instance: Instance, distances: Floats) -> float:
    total, neighbours = sums(instance, distances)
    return float(np.mean(((neighbours - 2) / total - instance.number("d")) ** 2))
