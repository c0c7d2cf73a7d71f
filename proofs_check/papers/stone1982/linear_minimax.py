"""Minimax risk of linear estimators over a ball of smooth functions on the torus, mode by mode."""

from __future__ import annotations

import numpy as np

from proofs_check.dynamics.pinsker import linear_minimax
from proofs_check.exponents import Departure, exponent
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._laws import Series, panels
from theory.records import Instance, Measurement, Problem

CUT = {1: 20_000, 2: 400, 3: 120, 4: 60}
SMOOTH: tuple[Departure, ...] = ("correction",)  # sums over lattice points: powers of the cut-off


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    series = [learning_curve(i) for i in problem.instances]
    return Measurement(
        estimates=tuple(e for s in series for e in s.law.estimates(s.at, float(s.x[-1]), "samples", 0.5)),
        scope="exact in the sequence model: linear estimators; others are no better to leading order (Pinsker 1980)",
        primitive="smoothness, dimension and noise: modes are lattice points counted one by one",
        rung="exact dynamics",
        seeds=(seed,),
        plots=panels(series, "samples $n$", "minimax risk"),
    )


def learning_curve(instance: Instance) -> Series:
    """Minimax risk against samples, from cut-offs in geometric steps."""
    given = dict(instance.values)
    dimension = int(instance["d"])
    samples, risks = linear_minimax(
        instance.number("beta"),
        dimension,
        np.geomspace(6, CUT[dimension], 20),
        float(given.get("sigma", 1)) ** 2,
        float(given.get("B", 1)),
    )
    return Series(instance, samples, risks, exponent(samples, risks, departures=SMOOTH))
