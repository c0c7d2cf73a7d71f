"""Limits that are approached as slowly as logarithms are."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from theory.records import Estimate, Instance


def slow_limit(instance: Instance, logs: ArrayLike, values: ArrayLike, window: str) -> Estimate:
    """Extrapolate values to an infinite logarithm, with log(u)/u and 1/u for its first corrections.

    The uncertainty is how far the limit moves when the squares of both are admitted as well.
    """
    u, y = np.asarray(logs, dtype=float), np.asarray(values, dtype=float)
    first = [np.ones_like(u), np.log(u) / u, 1 / u]
    orders = [
        float(np.linalg.lstsq(np.stack(columns, axis=1), y, rcond=None)[0][0])
        for columns in (first, [*first, first[1] ** 2, first[1] / u])
    ]
    return Estimate("value", instance, orders[1], abs(orders[1] - orders[0]) + 1e-9, f"{window}, extrapolated")
