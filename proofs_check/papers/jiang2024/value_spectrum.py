"""Eigenvalue of a product of signs under the layer's value matrix."""

from __future__ import annotations

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.latent_concepts import neighbours
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return each(problem, seed, _eigenvalue, "exact: all tokens", "the value matrix, applied to one product of signs")


def _eigenvalue(instance: Instance) -> float:
    bits, chosen = int(instance["m"]), 2 ** int(instance["k"]) - 1
    signs = (-1.0) ** np.bitwise_count(np.arange(2**bits) & chosen)
    image = neighbours(bits) @ signs
    if not np.allclose(image, image[0] * signs[0] * signs):
        raise ArithmeticError("the product of signs is no eigenvector")
    return float(image[0] * signs[0])
