"""Share of points whose k-th neighbour is at most mu times as far as the first, on clouds of points."""

from __future__ import annotations

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.measure import Profile
from proofs_check.papers.levina2004._clouds import measured
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return measured(problem, profile, seed, _share)


def _share(instance: Instance, distances: Floats) -> float:
    return float(np.mean(distances[:, -1] <= instance.number("mu") * distances[:, 0]))
