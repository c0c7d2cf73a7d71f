"""Circuits for sums that are tried on random numbers."""

from __future__ import annotations

import numpy as np

from proofs_check.transformers.addition import adder, numbers_of
from theory.errors import TheoryError

TRIALS = 20


def depth_of_sum(count: int, rng: np.random.Generator) -> int:
    """Depth of the circuit for as many numbers of as many bits, after it was right on random ones and the extremes."""
    circuit, total = adder(count, count)
    places = sorted(total)
    bits = rng.integers(0, 2, (TRIALS, count * count))
    bits[0], bits[1] = 0, 1
    found = numbers_of(circuit.values(bits, [total[p] for p in places]), places)
    rows = bits.reshape(TRIALS, count, count)
    wanted = [sum(n for n in numbers_of(row, range(count))) for row in rows]
    if found != wanted:
        raise TheoryError("the circuit does not add")
    return circuit.depth(list(total.values()))
