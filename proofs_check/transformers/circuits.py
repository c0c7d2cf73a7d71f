"""Threshold circuits: gates that count how many of their inputs are one, without weights.

Source of the definition: Merrill and Sabharwal 2023, as a summary states it. A wire may lead to a gate several times.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from proofs_check.arrays import Integers

__all__ = ["Circuit", "Wire", "lookup"]

Wire = int
Bits = NDArray[np.bool_]


class Circuit:
    """A circuit that grows gate by gate; wires are numbered, inputs first.

    Parameters
    ----------
    inputs : int
        How many there are.

    Examples
    --------
    >>> circuit = Circuit(3)
    >>> majority = circuit.at_least(2, [0, 1, 2])
    >>> circuit.values(np.array([[1, 1, 0], [0, 1, 0]]), [majority])
    array([[1],
           [0]])
    """

    def __init__(self, inputs: int) -> None:
        self.inputs = inputs
        self.gates: list[tuple[int, int, Integers]] = []  # sign, threshold, inputs
        self.depths = [0] * inputs
        self._made: dict[tuple[int, int, tuple[Wire, ...]], Wire] = {}

    @property
    def size(self) -> int:
        """Number of gates."""
        return len(self.gates)

    @property
    def wires(self) -> int:
        """Number of wires into gates."""
        return sum(len(inputs) for _, _, inputs in self.gates)

    def at_least(self, threshold: int, inputs: Sequence[Wire]) -> Wire:
        """A gate that is one if at least so many inputs are."""
        return self._gate(1, threshold, inputs)

    def at_most(self, threshold: int, inputs: Sequence[Wire]) -> Wire:
        """A gate that is one if at most so many inputs are."""
        return self._gate(-1, threshold, inputs)

    def both(self, inputs: Sequence[Wire]) -> Wire:
        """A conjunction."""
        return self.at_least(len(inputs), inputs)

    def either(self, inputs: Sequence[Wire]) -> Wire:
        """A disjunction."""
        return self.at_least(1, inputs)

    def opposite(self, wire: Wire) -> Wire:
        """A negation."""
        return self.at_most(0, [wire])

    def depth(self, outputs: Sequence[Wire]) -> int:
        """Longest path from an input to one of the wires."""
        return max(self.depths[wire] for wire in outputs)

    def values(self, inputs: Integers, outputs: Sequence[Wire]) -> Integers:
        """What wires carry, for a batch of inputs of shape (batch, inputs)."""
        carried: Bits = np.zeros((self.inputs + self.size, len(inputs)), dtype=bool)
        carried[: self.inputs] = np.asarray(inputs, dtype=bool).T
        for place, (sign, threshold, wires) in enumerate(self.gates, self.inputs):
            count = carried[wires].sum(axis=0)
            carried[place] = count >= threshold if sign > 0 else count <= threshold
        return carried[list(outputs)].T.astype(np.int64)

    def _gate(self, sign: int, threshold: int, inputs: Sequence[Wire]) -> Wire:
        """A gate, or the one with the same inputs that is there already."""
        key = (sign, threshold, tuple(sorted(inputs)))
        if key not in self._made:
            self._made[key] = self.inputs + self.size
            self.gates.append((sign, threshold, np.array(key[2], dtype=np.int64)))
            self.depths.append(1 + max((self.depths[wire] for wire in inputs), default=0))
        return self._made[key]


def lookup(circuit: Circuit, inputs: Sequence[Wire], table: Callable[[tuple[int, ...]], Sequence[int]]) -> list[Wire]:
    """Any function of few bits in depth three: negations, a conjunction for each input, a disjunction for each output.

    Parameters
    ----------
    circuit : Circuit
    inputs : sequence of Wire
    table : function
        From the tuple of input bits to the output bits.

    Returns
    -------
    list of Wire
    """
    negated = [circuit.opposite(wire) for wire in inputs]
    rows = list(product((0, 1), repeat=len(inputs)))
    minterms = [
        circuit.both([wire if bit else off for wire, off, bit in zip(inputs, negated, row, strict=True)])
        for row in rows
    ]
    made = [table(row) for row in rows]
    outputs = range(len(made[0]))
    return [circuit.either([m for m, values in zip(minterms, made, strict=True) if values[o]]) for o in outputs]
