"""Gates that count ones at every place."""

from __future__ import annotations

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.addition import count_digits
from proofs_check.transformers.circuits import Circuit
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    return each(problem, seed, _size, "exact: gates of the circuit", "a circuit, gate by gate")


def _size(instance: Instance) -> float:
    count = int(instance["n"])
    circuit = Circuit(count * count)
    for place in range(count):
        count_digits(circuit, range(place * count, (place + 1) * count))
    return float(circuit.size)
