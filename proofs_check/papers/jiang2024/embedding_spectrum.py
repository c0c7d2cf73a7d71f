"""Spectrum of the products of embeddings."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.papers.jiang2024.embedding_threshold import products
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return each(problem, seed, _repeated, "exact: all tokens", "the matrix of products, diagonalised")


def _repeated(instance: Instance) -> float:
    """The eigenvalue, other than zero, that occurs as often as there are bits."""
    bits = int(instance["m"])
    found = np.linalg.eigvalsh(products(bits, instance.number("b"), instance.number("c")))
    values, counts = np.unique(np.round(found, 8), return_counts=True)
    (value,) = values[(counts == bits) & (np.abs(values) > 1e-6)]
    return float(value)
