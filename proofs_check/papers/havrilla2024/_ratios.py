"""Limit of a measured ratio as a small parameter vanishes."""

from __future__ import annotations

from scipy import stats

from proofs_check.arrays import Floats
from proofs_check.dynamics.finite_size import straight_line
from proofs_check.measure import combined
from theory.records import Estimate, Instance


def limit_of(instance: Instance, x: Floats, ratios: Floats, covariance: Floats, repeats: int, small: str) -> Estimate:
    """Extrapolate a ratio linearly to x = 0.

    Parameters
    ----------
    instance : Instance
    x : array, shape (n,)
        The small parameter, decreasing along the sequence of sizes.
    ratios : array, shape (n,)
        Measured ratios.
    covariance : array, shape (n, n)
        Covariance of their means: sizes may share random numbers.
    repeats : int
        Number of repeats it was estimated from, at least 3.
    small : str
        What x is.

    Returns
    -------
    Estimate
        The intercept. Its uncertainty is the statistical one, widened as
        Student's distribution asks for few repeats, and the change when the
        smallest size, the one with the largest x, is left out.
    """
    limit = straight_line(x, ratios, covariance).intercept
    widening = float(stats.t.ppf(stats.norm.cdf(3.0), repeats - 1)) / 3
    return Estimate(
        "value",
        instance,
        limit.value,
        combined(widening * limit.error, limit.shift),
        window=f"all sizes, linear in the {small}; refitted without the smallest size",
        size=1 / float(x[-1]),
        size_means=f"inverse {small}",
        improves=1.0,
    )
