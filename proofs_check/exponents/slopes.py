"""Local slopes of a curve, for figures and for a first look."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import ArrayLike

from proofs_check.exponents.law import Floats, MeasurementError

__all__ = ["Slopes", "local_slopes"]


@dataclass(frozen=True)
class Slopes:
    """Slopes in windows of a curve: at the geometric mean `x` of a window, with standard uncertainties."""

    x: Floats
    slope: Floats
    uncertainty: Floats


def local_slopes(x: ArrayLike, y: ArrayLike, points: int = 5, error: ArrayLike | None = None) -> Slopes:
    """Slopes of straight log-log lines through neighbouring points.

    Parameters
    ----------
    x : array_like, shape (n,)
        Positive increasing abscissae.
    y : array_like, shape (n,) or (runs, n)
        One positive curve, or at least two independent runs with a positive mean.
    points : int
        Points in a window, from 3 to n.
    error : array_like, shape (n,), optional
        Independent standard errors of the values of one curve.

    Returns
    -------
    Slopes
        Of n - points + 1 windows. The uncertainty adds in quadrature the standard error, between runs or from that of
        the values, and the change of the slope when a window loses its first and its last point, which is how
        curvature shows.

    Raises
    ------
    MeasurementError
        If the shapes do not match, a window does not fit, or a logarithm does not exist.

    Examples
    --------
    >>> x = np.geomspace(1, 1e6, 13)
    >>> found = local_slopes(x, x**-0.5 + x**-1)
    >>> [round(float(s), 3) for s in found.slope[[0, -1]]]
    [-0.628, -0.502]
    """
    xs, ys = np.asarray(x, dtype=float), np.atleast_2d(np.asarray(y, dtype=float))
    if xs.ndim != 1 or ys.ndim != 2 or ys.shape[1] != len(xs) or not 3 <= points <= len(xs):
        raise MeasurementError(f"need curves of the shape (runs, n) at n >= {max(points, 3)} points, got {ys.shape}")
    mean = ys.mean(axis=0)
    if not (np.all(np.isfinite(ys)) and np.all(mean > 0) and np.all(xs > 0) and np.all(np.diff(xs) > 0)):
        raise MeasurementError("need positive increasing abscissae and finite values with a positive mean")
    log = sliding_window_view(np.log(xs), points)
    curves = sliding_window_view(np.log(mean) + (ys / mean - 1), points, axis=1)  # linear about the mean
    slopes = _slopes(log, curves)
    slope, runs = slopes.mean(axis=0), len(ys)
    inner = _slopes(log[:, 1:-1], curves[:, :, 1:-1]).mean(axis=0) if points > 3 else slope
    if error is not None:
        relative = sliding_window_view(np.asarray(error, dtype=float) / mean, points)
        spread = np.sqrt(np.sum((_weights(log) * relative) ** 2, axis=1))
    else:
        spread = slopes.std(axis=0, ddof=1) / np.sqrt(runs) if runs > 1 else np.zeros_like(slope)
    return Slopes(np.exp(log.mean(axis=1)), slope, np.hypot(spread, inner - slope))


def _slopes(log: Floats, curves: Floats) -> Floats:
    return np.asarray(np.sum(_weights(log) * curves, axis=-1))


def _weights(log: Floats) -> Floats:
    """What each value of a window adds to the slope of its line."""
    centred: Floats = log - log.mean(axis=1, keepdims=True)
    return np.asarray(centred / np.sum(centred**2, axis=1, keepdims=True))
