"""Bias of the mean log ratio per squared radius, and its limit as the ball shrinks."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from proofs_check.arrays import Floats
from proofs_check.dynamics.intrinsic_dimension import mean_log_ratio
from theory.records import Estimate, Instance

RADII = np.array([0.15, 0.3, 0.45])


def limit_at_zero(instance: Instance, volume: Callable[[Floats], Floats]) -> Estimate:
    """Extrapolate (d m(R) - 1)/R^2 to R = 0 as a polynomial in R^2; the last order is the uncertainty."""
    dimension = instance.number("d")
    bias = np.array([(dimension * mean_log_ratio(volume, r) - 1) / r**2 for r in RADII])
    value, without = (float(np.polyfit(RADII**2, bias, degree)[-1]) for degree in (2, 1))
    return Estimate(
        "value", instance, value, abs(value - without) + 1e-9, window=f"R from {RADII[0]} to {RADII[-1]}, to order R^4"
    )
