"""From sampled systems of finite size to the limit that a law speaks of."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

__all__ = ["to_infinite_size"]


def to_infinite_size(sizes: ArrayLike, values: ArrayLike, errors: ArrayLike) -> tuple[float, float]:
    """Extrapolate averages with a bias of order 1/size to infinite size.

    Weighted straight line in 1/size. The uncertainty adds to the statistical one
    the change when the smallest size is left out, which is how higher orders show.

    Parameters
    ----------
    sizes, values, errors : array_like, shape (n,)
        Increasing sizes, averages and their standard errors, n at least 3.

    Returns
    -------
    (float, float)
        The value and its standard uncertainty.

    Examples
    --------
    >>> value, u = to_infinite_size([10, 20, 40], [1.1, 1.05, 1.025], [0.001, 0.001, 0.001])
    >>> round(value, 6)
    1.0
    """
    x, y, w = 1 / np.asarray(sizes, dtype=float), np.asarray(values, dtype=float), 1 / np.asarray(errors, dtype=float)
    fit, covariance = np.polyfit(x, y, 1, w=w, cov="unscaled")
    without = np.polyfit(x[1:], y[1:], 1, w=w[1:])
    return float(fit[1]), float(np.hypot(np.sqrt(covariance[1, 1]), fit[1] - without[1]))
