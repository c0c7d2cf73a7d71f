"""Tokens and heads that checks of this paper draw."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.transformers.coding_rate import drawn_heads, with_singular_value

HEADS, DIMENSION, TOKENS = 3, 4, 9


@dataclass(frozen=True)
class Drawn:
    """Tokens with a pair of singular vectors of known singular value in the first head."""

    tokens: Floats
    heads: Floats
    left: Floats
    right: Floats

    def along(self, matrix: Floats) -> float:
        """Part of a matrix along the pair of vectors."""
        return float(self.left @ matrix @ self.right)


def drawn(value: float, rng: np.random.Generator) -> Drawn:
    """Random tokens and orthogonal heads, with room left beside them."""
    heads = drawn_heads(HEADS, DIMENSION, HEADS * DIMENSION + 2, rng)
    tokens, left, right = with_singular_value(value, heads, TOKENS, rng)
    return Drawn(tokens, heads, left, right)
