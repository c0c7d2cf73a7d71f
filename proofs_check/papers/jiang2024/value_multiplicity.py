"""Multiplicities among the eigenvalues of the value matrix."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.latent_concepts import neighbours
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return each(problem, seed, _count, "exact: all tokens", "the value matrix, diagonalised")


def _count(instance: Instance) -> float:
    """How often the eigenvalue with this place among the different ones occurs, the largest first."""
    found = np.round(np.linalg.eigvalsh(neighbours(int(instance["m"]))), 6)
    values, counts = np.unique(found, return_counts=True)
    return float(counts[np.argsort(-values)][int(instance["k"])])
