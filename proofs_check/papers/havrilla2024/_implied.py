"""The dimension at which a measured exponent has a given value."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from proofs_check.exponents import Law
from theory.records import Estimate, Instance, Measurement, Problem

DIMENSIONS = (1, 2, 3)


def measured(problem: Problem, seed: int, exponent: str, law: Callable[[Instance], Law], scope: str) -> Measurement:
    """Interpolate the inverse of measured exponents in the dimension, and read off where it has the value given."""
    return Measurement(
        estimates=tuple(_dimension(i, exponent, law) for i in problem.instances),
        scope=scope,
        primitive="smoothness and several dimensions, at which the exponent is measured",
        rung="exact dynamics",
        seeds=(seed,),
    )


def _dimension(instance: Instance, exponent: str, law: Callable[[Instance], Law]) -> Estimate:
    laws = [law(Instance.of(beta=instance["beta"], d=d, sigma=1)) for d in DIMENSIONS]
    inverse = np.array([-1 / one.slope for one in laws])
    errors = np.array([one.slope_uncertainty / one.slope**2 for one in laws])
    found = float(np.interp(1 / instance.number(exponent), inverse, np.array(DIMENSIONS, dtype=float)))
    slope = float(np.max(1 / np.diff(inverse)))
    return Estimate(
        "value", instance, found, slope * float(np.max(errors)), window=f"dimensions {DIMENSIONS}; {laws[0].window}"
    )
