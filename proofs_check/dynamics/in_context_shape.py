"""Compute-optimal shape of a deep linear transformer under the cost width**2 * depth.

Width and depth are finite together in one system, so that nothing is assumed
about how their errors combine. The frontier is followed in the deterministic
equivalent, where widths reach far; drawn systems say how far that frontier can
be off at moderate widths.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.optimize import brentq

from proofs_check.dynamics.in_context import tuned
from proofs_check.dynamics.in_context_width import SHALLOWEST, drawn_features, finite_width
from proofs_check.dynamics.spectra import Spectrum

__all__ = ["DrawnFrontier", "Frontier", "drawn_frontier", "frontier", "optimal_depth", "vertex"]

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Frontier:
    """Compute-optimal networks, each array of shape (n,)."""

    width: Floats
    depth: Floats
    risk: Floats

    @property
    def compute(self) -> Floats:
        """The cost ``width**2 * depth`` of each network."""
        cost: Floats = self.width**2 * self.depth
        return cost


def optimal_depth(spectrum: Spectrum, width: float, spread: float = 1e-3) -> float:
    """The depth at which a network of this width is the best of its cost.

    Root in log depth of the derivative of log risk along constant
    ``width**2 * depth``, by a central difference over ``log width +- spread``.

    Parameters
    ----------
    spectrum : Spectrum
        A power law with its largest eigenvalue one.
    width : float
    spread : float

    Returns
    -------
    float

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import power_law
    >>> round(optimal_depth(power_law(2.0, 0.5), 100.0), -1)
    540.0
    """
    wider, narrower = (finite_width(spectrum, width * np.exp(side)) for side in (spread, -spread))

    def gain(log_depth: float) -> float:
        shallow, deep = np.exp(log_depth - 2 * spread), np.exp(log_depth + 2 * spread)
        return float(np.log(wider.tuned(shallow).risk / narrower.tuned(deep).risk))

    lowest = np.log(SHALLOWEST) + 3 * spread
    return float(np.exp(brentq(gain, lowest, lowest + np.log(width) * 4, xtol=1e-7)))


def frontier(spectrum: Spectrum, widths: ArrayLike) -> Frontier:
    """Follow the compute-optimal frontier through the given widths.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import power_law
    >>> found = frontier(power_law(2.0, 0.5), [100.0, 200.0])
    >>> bool(found.depth[1] > 3*found.depth[0]), bool(found.risk[1] < found.risk[0])
    (True, True)
    """
    wide = np.asarray(widths, dtype=float)
    deep = np.array([optimal_depth(spectrum, width) for width in wide])
    risks = [finite_width(spectrum, n).tuned(depth).risk for n, depth in zip(wide, deep, strict=True)]
    return Frontier(wide, deep, np.array(risks))


@dataclass(frozen=True)
class DrawnFrontier:
    """Drawn networks around two points of the frontier, against their deterministic equivalent.

    Attributes
    ----------
    width : ndarray, shape (2,)
        Widths of the two points.
    compute : ndarray, shape (2,)
        Their costs.
    ratio, ratio_error : ndarray, shape (2,)
        Average drawn risk over the equivalent's, and its standard error.
    shift, shift_error : ndarray, shape (2,)
        Drawn minus equivalent log depth of the optimum, each the vertex of a
        parabola through three networks of equal cost, and its standard error.
    """

    width: Floats
    compute: Floats
    ratio: Floats
    ratio_error: Floats
    shift: Floats
    shift_error: Floats


def drawn_frontier(
    spectrum: Spectrum, widths: Sequence[int], draws: int, rng: np.random.Generator, resamples: int = 200
) -> DrawnFrontier:
    """Draw and solve networks around the frontier at the two middle ones of four widths.

    Parameters
    ----------
    spectrum : Spectrum
        With whole modes; the equivalent is evaluated for the same finite spectrum.
    widths : sequence of int
        Four widths in geometric progression; the middle ones lie on the frontier,
        and each is compared with its two neighbours at equal cost.
    draws : int
        Independent systems per width.
    rng : numpy.random.Generator
    resamples : int
        Bootstrap resamples for the standard errors.

    Returns
    -------
    DrawnFrontier
    """
    systems = [finite_width(spectrum, n) for n in widths]
    budgets = [widths[i] ** 2 * optimal_depth(spectrum, widths[i]) for i in (1, 2)]
    points = [(i, budgets[point] / widths[i] ** 2) for point in (0, 1) for i in range(point, point + 3)]
    log_depth = np.log([depth for _, depth in points]).reshape(2, 3)
    expected = np.log([systems[i].tuned(depth).risk for i, depth in points]).reshape(2, 3)
    found = np.empty((draws, 6))
    for draw in range(draws):
        seen = [drawn_features(spectrum, n, rng) for n in widths]
        found[draw] = [tuned(seen[i], depth).risk for i, depth in points]

    def compared(chosen: NDArray[np.int64]) -> Floats:
        drawn = np.log(found[chosen].mean(axis=0)).reshape(2, 3)
        shift = [vertex(x, y) - vertex(x, z) for x, y, z in zip(log_depth, drawn, expected, strict=True)]
        return np.append(np.exp(drawn - expected)[:, 1], shift)

    value = compared(np.arange(draws))
    error = np.std([compared(rng.integers(0, draws, draws)) for _ in range(resamples)], axis=0)
    return DrawnFrontier(
        np.array([widths[1], widths[2]], dtype=float), np.array(budgets), value[:2], error[:2], value[2:], error[2:]
    )


def vertex(x: Floats, y: Floats) -> float:
    """Abscissa of the vertex of the parabola through three points.

    Examples
    --------
    >>> round(vertex(np.array([0.0, 1.0, 3.0]), np.array([4.0, 1.0, 1.0])), 12)
    2.0
    """
    curvature, tilt, _ = np.polyfit(x, y, 2)
    return float(-tilt / (2 * curvature))
