"""Limits and powers of sequences that are computed exactly."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from theory.records import Estimate, Instance


def limit(instance: Instance, value: Callable[[int], float], sizes: Sequence[int]) -> Estimate:
    """Extrapolate to infinite size as a polynomial in the inverse size; the last order is the uncertainty."""
    found = np.array([value(size) for size in sizes])
    shares = 1 / np.asarray(sizes, dtype=float)
    orders = [float(np.polyfit(shares, found, degree)[-1]) for degree in (len(sizes) - 1, len(sizes) - 2)]
    spread = abs(orders[0] - orders[1]) + 1e-9
    return Estimate("value", instance, orders[0], spread, window=f"sizes {', '.join(map(str, sizes))}, extrapolated")


def power(instance: Instance, bits: Sequence[int], reach: Callable[[int], int], constant: bool) -> tuple[Estimate, ...]:
    """The power of 2^bits that a reach grows with, by its last two doublings; earlier ones give the uncertainty.

    The constant is the reach over 2^(bits/k), where 1/k is the inverse of a whole number nearest to the measured power.
    """
    reaches = np.array([reach(b) for b in bits], dtype=float)
    scales = np.log(2.0) * np.asarray(bits)
    slopes = np.diff(np.log(reaches)) / np.diff(scales)
    # A reach is a whole number, which moves the last slope by this at most.
    grain = 1 / reaches[-2] / (scales[-1] - scales[-2])
    window = f"bits {', '.join(map(str, bits))}"
    spread = float(abs(slopes[-1] - slopes[-2]) + grain)
    made = [Estimate("slope", instance, float(slopes[-1]), spread, window=window)]
    if constant:
        root = round(1 / slopes[-1])
        heights = reaches / np.exp(scales / root)
        spread = float(abs(heights[-1] - heights[-2]) + 1 / reaches[-1])
        over = f"{window}; over 2^(bits/{root}), whose power is nearest to the measured one"
        made.append(Estimate("constant", instance, float(heights[-1]), spread, window=over))
    return tuple(made)
