"""Gates of circuits that look random functions up, which are right on all inputs."""

from __future__ import annotations

from itertools import product

import numpy as np

from proofs_check.measure import Profile
from proofs_check.papers._exact import each
from proofs_check.transformers.circuits import Circuit, lookup
from theory.errors import TheoryError
from theory.records import Instance, Measurement, Problem


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    rng = np.random.default_rng(seed)

    def size(instance: Instance) -> float:
        bits = int(instance["c"]) * (int(instance["n"]).bit_length() - 1)
        rows = np.array(list(product((0, 1), repeat=bits)))
        outputs = int(instance["m"])
        tables = rng.integers(0, 2, (len(rows), outputs))
        # Outputs that are alike would share a gate; a further draw makes them differ.
        while len(np.unique(tables, axis=1).T) < outputs:
            tables = rng.integers(0, 2, (len(rows), outputs))
        wanted = {tuple(row): values for row, values in zip(rows.tolist(), tables.tolist(), strict=True)}
        circuit = Circuit(bits)
        found = lookup(circuit, range(bits), lambda row: wanted[row])
        if not (circuit.values(rows, found) == tables).all():
            raise TheoryError("the circuit does not compute its table")
        return float(circuit.size)

    return each(problem, seed, size, "exact: random tables, tried on all inputs", "a circuit, gate by gate")
