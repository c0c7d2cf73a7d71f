"""A transformer of one layer as a circuit, beside the transformer."""

from __future__ import annotations

import numpy as np

from proofs_check.transformers.addition import summing_transformer
from theory.errors import TheoryError

VALUES = np.array([0, 3, 1, 2])
WORDS = 50


def depth_of_transformer(length: int, rng: np.random.Generator) -> int:
    """Depth of the circuit for a mean value of 3/2 or more, after it was right on random words."""
    threshold = (3 * length + 1) // 2
    circuit, outputs = summing_transformer(length, VALUES.tolist(), threshold)
    words = rng.integers(0, len(VALUES), (WORDS, length))
    bits = np.stack([words & 1, words >> 1], axis=2).reshape(WORDS, -1)
    wanted = 2 * VALUES[words].sum(axis=1) >= 3 * length
    if not (circuit.values(bits, outputs)[:, 0] == wanted).all():
        raise TheoryError("the circuit does not decide as its transformer")
    return circuit.depth(outputs)
