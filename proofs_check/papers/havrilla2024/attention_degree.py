"""Growth of the largest entry of networks with positive weights, as their input grows."""

from __future__ import annotations

import numpy as np

from proofs_check.dynamics.attention_class import largest_entry
from proofs_check.exponents import exponent
from proofs_check.measure import Profile
from proofs_check.papers.havrilla2024._largest_weights import PRIMITIVE, SCOPE, positive, shape_of
from proofs_check.papers.havrilla2024._laws import Series, panels
from theory.records import Instance, Measurement, Problem

INPUTS = np.geomspace(10, 1e4, 16)


def measure(problem: Problem, profile: Profile, seed: int) -> Measurement:
    series = [_growth(i) for i in problem.instances]
    return Measurement(
        estimates=tuple(s.slope("largest input") for s in series),
        scope=SCOPE,
        primitive=PRIMITIVE,
        rung="exact dynamics",
        seeds=(seed,),
        plots=panels(series, "input $x$", "largest entry", smoothness="kappa"),
    )


def _growth(instance: Instance) -> Series:
    largest = np.array([largest_entry(shape_of(instance), positive(instance), x)[0] for x in INPUTS])
    return Series(instance, INPUTS, largest, exponent(INPUTS, largest))
