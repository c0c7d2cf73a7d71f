"""From which length on the wanted products are those of vectors."""

from __future__ import annotations

import numpy as np
from scipy.optimize import brentq

from proofs_check.arrays import Floats
from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.latent_concepts import distances
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return each(problem, seed, _least_length, "exact: all tokens", "the least eigenvalue of the matrix of products")


def products(bits: int, length: float, fall: float) -> Floats:
    """Products of embeddings that fall linearly with the bits in which tokens differ."""
    tokens = np.arange(2**bits)
    return np.asarray(length - fall * distances(bits)[tokens[:, None] ^ tokens], dtype=float)


def _least_length(instance: Instance) -> float:
    bits, fall = int(instance["m"]), instance.number("c")

    def least(length: float) -> float:
        """The eigenvalue of the vector of ones, which is the only one that the length moves."""
        found, vectors = np.linalg.eigh(products(bits, length, fall))
        return float(found[np.argmax(np.abs(vectors.sum(axis=0)))])

    return float(brentq(least, 0.0, 2.0 * fall * bits))
