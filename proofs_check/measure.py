"""Slopes and constants of power laws from data, with honest uncertainties.

Two situations need two estimators. `line` reads a straight log-log line from
noisy data. `extrapolated` reads the asymptotic law of a smooth, noise-free
curve that approaches its power law through a correction to scaling. Both state
the window they used, which is fixed by a rule and never by the result.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["Law", "Profile", "combined", "extrapolated", "line"]

Profile = Literal["quick", "thorough"]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Law:
    """A fitted law ``constant * x**slope`` with standard uncertainties.

    ``correction`` is the fitted exponent of the correction to scaling, zero
    where none was fitted.
    """

    slope: float
    slope_uncertainty: float
    constant: float
    constant_uncertainty: float
    window: str
    correction: float = 0.0


def combined(*uncertainties: float) -> float:
    """Combine independent standard uncertainties in quadrature.

    Examples
    --------
    >>> combined(3.0, 4.0)
    5.0
    """
    return float(np.sqrt(sum(u * u for u in uncertainties)))


def _positive(x: ArrayLike, y: ArrayLike, least: int) -> tuple[Floats, Floats]:
    xs, ys = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if xs.ndim != 1 or xs.shape != ys.shape or len(xs) < least:
        raise ValueError(f"need two equally long lists of at least {least} points, got {xs.shape} and {ys.shape}")
    if not (np.all(np.isfinite(xs)) and np.all(np.isfinite(ys)) and np.all(xs > 0) and np.all(ys > 0)):
        raise ValueError("a power law needs positive finite points; remove the floor or the failed runs first")
    if not np.all(np.diff(xs) > 0):
        raise ValueError("the abscissae must increase")
    return xs, ys


def _least_squares(columns: Floats, target: Floats, weights: Floats) -> tuple[Floats, Floats, float]:
    """Solution, unscaled covariance and weighted residual sum of squares."""
    scaled = columns * weights[:, None]
    solution, *_ = np.linalg.lstsq(scaled, target * weights, rcond=None)
    residual = float(np.sum((scaled @ solution - target * weights) ** 2))
    return np.asarray(solution, dtype=float), np.asarray(np.linalg.pinv(scaled.T @ scaled), dtype=float), residual


def line(x: ArrayLike, y: ArrayLike, error: ArrayLike | None = None, *, last: float = 0.6) -> Law:
    """Fit a straight log-log line to noisy data.

    Parameters
    ----------
    x, y : array_like, shape (n,)
        Positive points, `x` increasing, n at least 4.
    error : array_like, shape (n,), optional
        Standard errors of `y`; without them the scatter about the line sets the
        statistical uncertainty.
    last : float
        Window: the fraction of the logarithmic range of `x` that is fitted,
        counted from the large end, in (0, 1].

    Returns
    -------
    Law
        The uncertainty adds to the statistical one the change of the slope when
        the window is halved, which is how curvature shows.

    Examples
    --------
    >>> law = line([1, 10, 100, 1000, 10000], [1, .1, .01, .001, .0001], last=1)
    >>> round(law.slope, 6)
    -1.0
    """
    xs, ys = _positive(x, y, 4)
    errors = None if error is None else np.asarray(error, dtype=float)

    def fit(fraction: float) -> tuple[Floats, Floats]:
        start = np.log(xs[-1]) - fraction * np.log(xs[-1] / xs[0]) - 1e-12
        keep = np.log(xs) >= start
        if keep.sum() < 3:
            keep = np.arange(len(xs)) >= len(xs) - 3
        columns = np.column_stack([np.ones(keep.sum()), np.log(xs[keep])])
        weights = np.ones(keep.sum()) if errors is None else ys[keep] / errors[keep]
        solution, covariance, residual = _least_squares(columns, np.log(ys[keep]), weights)
        scatter = residual / max(keep.sum() - 2, 1)
        # Given errors are trusted unless the scatter shows them to be too small.
        factor = scatter if errors is None else max(scatter, 1.0)
        return solution, np.sqrt(np.diag(covariance) * factor)

    solution, statistical = fit(last)
    halved, _ = fit(last / 2)
    shift = np.abs(halved - solution)
    constant = float(np.exp(solution[0]))
    return Law(
        slope=float(solution[1]),
        slope_uncertainty=combined(statistical[1], shift[1]),
        constant=constant,
        constant_uncertainty=constant * combined(statistical[0], shift[0]),
        window=f"last {last:.0%} of the decades; halved for the uncertainty",
    )


def extrapolated(x: ArrayLike, y: ArrayLike) -> Law:
    """Fit the asymptotic power law of a smooth, noise-free curve.

    The model is ``log y = log c + s log x + d x**-e + f x**(-2e)``: a power law
    with a correction to scaling, to second order, whose exponent e is fitted too.

    Parameters
    ----------
    x, y : array_like, shape (n,)
        Positive points on a smooth curve, `x` increasing, n at least 12.

    Returns
    -------
    Law
        The uncertainty is the largest change among three refits: without the
        first third of the points, without the last third, and to first order on
        the last half.

    Examples
    --------
    >>> x = np.geomspace(10, 1e4, 20)
    >>> law = extrapolated(x, 3*x**-0.5*(1 + x**-0.7))
    >>> round(law.slope, 2), round(law.constant, 1)
    (-0.5, 3.0)
    """
    xs, ys = _positive(x, y, 12)
    third = len(xs) // 3
    best = _correction_fit(xs, ys, terms=2)
    others = [
        _correction_fit(xs[third:], ys[third:], terms=2),
        _correction_fit(xs[:-third], ys[:-third], terms=2),
        _correction_fit(xs[len(xs) // 2 :], ys[len(xs) // 2 :], terms=1),
    ]
    slope_shift = max(abs(o[1] - best[1]) for o in others)
    constant_shift = max(abs(o[0] - best[0]) for o in others)
    constant = float(np.exp(best[0]))
    rounding = 1e-12
    return Law(
        slope=best[1],
        slope_uncertainty=slope_shift + rounding,
        constant=constant,
        constant_uncertainty=constant * (constant_shift + rounding),
        window="all points; refitted without the first third, without the last third, to first order on the last half",
        correction=best[2],
    )


def _correction_fit(xs: Floats, ys: Floats, terms: int) -> tuple[float, float, float]:
    """Return (log constant, slope, correction exponent) of the best fit."""
    from scipy.optimize import minimize_scalar

    scale = float(np.exp(np.mean(np.log(xs))))
    logs, target, ones = np.log(xs / scale), np.log(ys), np.ones(len(xs))

    def solve(exponent: float) -> tuple[Floats, float]:
        columns = [ones, logs, *(np.exp(-j * exponent * logs) for j in range(1, terms + 1))]
        solution, _, residual = _least_squares(np.column_stack(columns), target, ones)
        return solution, residual

    grid = np.geomspace(0.05, 3.0, 40)
    residuals = [solve(e)[1] for e in grid]
    at = int(np.argmin(residuals))
    low, high = grid[max(at - 1, 0)], grid[min(at + 1, len(grid) - 1)]
    refined: Any = minimize_scalar(lambda e: solve(e)[1], bounds=(low, high), method="bounded")
    solution, _ = solve(float(refined.x))
    slope = float(solution[1])
    return float(solution[0] - slope * np.log(scale)), slope, float(refined.x)
