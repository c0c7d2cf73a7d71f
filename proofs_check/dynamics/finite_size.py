"""From sampled systems of finite size to the limit that a law speaks of: one weighted straight line."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from proofs_check.measure import combined

__all__ = ["Coefficient", "Extrapolated", "Line", "straight_line", "to_infinite_size"]


class Coefficient(NamedTuple):
    """A fitted coefficient, its standard error, and how far it moves when the first point is left out."""

    value: float
    error: float
    shift: float

    @property
    def uncertainty(self) -> float:
        """Both in quadrature."""
        return combined(self.error, self.shift)


class Extrapolated(NamedTuple):
    """A limit and its standard uncertainty."""

    value: float
    uncertainty: float


class Line(NamedTuple):
    """A fitted straight line."""

    intercept: Coefficient
    slope: Coefficient


def straight_line(x: ArrayLike, y: ArrayLike, covariance: ArrayLike) -> Line:
    """Fit a straight line with the inverse variances as weights, and again without the first point.

    The first point is the one with the largest bias by the caller's order; how far
    the line moves without it is how higher orders show. Source: textbook (weighted
    least squares, with the covariance carried through the estimator).

    Parameters
    ----------
    x, y : array_like, shape (n,)
        At least three points.
    covariance : array_like, shape (n, n)
        Of the values y; points may share random numbers.

    Returns
    -------
    Line

    Examples
    --------
    >>> line = straight_line([0.0, 1.0, 2.0], [1.0, 3.0, 5.0], 0.01 * np.eye(3))
    >>> round(line.intercept.value, 9), round(line.slope.value, 9), round(line.slope.error, 6)
    (1.0, 2.0, 0.070711)
    """
    at, values, spread = (np.asarray(part, dtype=float) for part in (x, y, covariance))

    def estimator(first: int) -> np.ndarray:
        weight = 1 / np.sqrt(np.diag(spread)[first:])
        return np.asarray(np.linalg.pinv(np.column_stack([weight, weight * at[first:]])) * weight)

    every = estimator(0)
    found, errors = every @ values, np.sqrt(np.diag(every @ spread @ every.T))
    shifts = found - estimator(1) @ values[1:]
    intercept, slope = (Coefficient(*map(float, each)) for each in zip(found, errors, shifts, strict=True))
    return Line(intercept, slope)


def to_infinite_size(sizes: ArrayLike, values: ArrayLike, errors: ArrayLike) -> Extrapolated:
    """Extrapolate averages with a bias of order 1/size to infinite size.

    Weighted straight line in 1/size. The uncertainty adds to the statistical one
    the change when the smallest size is left out, which is how higher orders show.

    Parameters
    ----------
    sizes, values, errors : array_like, shape (n,)
        Increasing sizes, averages and their standard errors, n at least 3.

    Returns
    -------
    Extrapolated

    Examples
    --------
    >>> value, u = to_infinite_size([10, 20, 40], [1.1, 1.05, 1.025], [0.001, 0.001, 0.001])
    >>> round(value, 6)
    1.0
    """
    line = straight_line(1 / np.asarray(sizes, dtype=float), values, np.diag(np.asarray(errors, dtype=float) ** 2))
    return Extrapolated(line.intercept.value, line.intercept.uncertainty)
