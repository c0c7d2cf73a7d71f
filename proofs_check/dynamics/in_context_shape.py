"""Compute-optimal shape of a deep linear transformer under the cost width**2 * depth.

Width and depth are finite together in one system, so that nothing is assumed
about how their errors combine. The frontier is followed in the deterministic
equivalent, where widths reach far; drawn systems say how far that frontier can
be off at moderate widths.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import brentq

from proofs_check.arrays import Floats
from proofs_check.dynamics.in_context import tuned
from proofs_check.dynamics.in_context_width import SHALLOWEST, drawn_features, finite_width
from proofs_check.dynamics.spectra import Spectrum
from proofs_check.monte_carlo import collect

__all__ = [
    "DrawnRatios",
    "DrawnShape",
    "Frontier",
    "drawn_ratios",
    "drawn_shape",
    "frontier",
    "optimal_depth",
    "vertex",
]


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

    Parameters
    ----------
    spectrum : Spectrum
    widths : array_like, shape (n,)
        Great enough for the best depth to be at least `SHALLOWEST` layers.

    Returns
    -------
    Frontier
        Of n points; depths are not rounded.

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


class DrawnRatios(NamedTuple):
    """The equivalent's frontier, and drawn risks over it with their standard errors, shape (n,)."""

    frontier: Frontier
    ratio: Floats
    error: Floats


def drawn_ratios(
    spectrum: Spectrum, widths: Sequence[int], draws: Sequence[int], rng: np.random.Generator
) -> DrawnRatios:
    """Draw and solve compute-optimal networks, and compare them with their equivalent.

    Parameters
    ----------
    spectrum : Spectrum
        With whole modes; the equivalent is evaluated for the same finite spectrum.
    widths, draws : sequence of int, length n
        Widths, and the independent systems at each.
    rng : numpy.random.Generator

    Returns
    -------
    DrawnRatios
        The frontier goes through these widths; ratios are averages over draws.

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> _, ratio, error = drawn_ratios(finite_power_law(2.0, 0.5, 300), [30, 60], [10, 10], np.random.default_rng(0))
    >>> bool(np.all(abs(ratio - 1) < 4*error + 0.03))
    True
    """
    expected = frontier(spectrum, widths)
    ratio, error = np.empty(len(widths)), np.empty(len(widths))
    for i, (width, count) in enumerate(zip(widths, draws, strict=True)):
        found = _drawn_risks(spectrum, width, expected.depth[i : i + 1], count, rng)[:, 0] / expected.risk[i]
        ratio[i], error[i] = found.mean(), found.std(ddof=1) / np.sqrt(count)
    return DrawnRatios(expected, ratio, error)


def _drawn_risks(spectrum: Spectrum, width: int, depths: Floats, draws: int, rng: np.random.Generator) -> Floats:
    """Least risk of drawn networks of one width at each depth, shape (draws, len(depths))."""

    def draw(count: int, stream: np.random.Generator) -> Floats:
        systems = (drawn_features(spectrum, width, stream) for _ in range(count))
        return np.array([[tuned(seen, depth).risk for depth in depths] for seen in systems])

    return collect(draw, draws, rng, size=2 * width * len(spectrum.weight))


@dataclass(frozen=True)
class DrawnShape:
    """Best depths of drawn networks at two costs, against their deterministic equivalent.

    Attributes
    ----------
    expected : Frontier
        Two points of the equivalent's frontier.
    shift, error : ndarray, shape (2,)
        Drawn minus equivalent log depth of the optimum at these costs, and its standard error.
    """

    expected: Frontier
    shift: Floats
    error: Floats

    @property
    def slope_error(self) -> float:
        """How far the drawn networks allow the slope of log depth in log width to be off.

        The deviation of the slope and its standard error, in quadrature. A shift of
        the optimum in log depth at constant cost moves its log width by minus one half of it.
        """
        log_width, log_depth = np.log(self.expected.width), np.log(self.expected.depth)
        stretch = float(np.diff(log_width)[0])
        slope = float(np.diff(log_depth)[0]) / stretch
        moved = float(np.diff(log_depth + self.shift)[0] / np.diff(log_width - self.shift / 2)[0])
        return float(np.hypot(moved - slope, np.hypot(*self.error) * (1 + slope / 2) / stretch))


def drawn_shape(
    spectrum: Spectrum, widths: Sequence[int], draws: Sequence[int], rng: np.random.Generator, resamples: int = 200
) -> DrawnShape:
    """Find the best depth of drawn networks at two costs.

    Parameters
    ----------
    spectrum : Spectrum
        With whole modes; the equivalent is evaluated for the same finite spectrum.
    widths : sequence of int
        Four widths in geometric progression. The middle ones lie on the frontier,
        and each is compared with its two neighbours at equal cost; the best depth is
        the vertex of the parabola through the three, for the equivalent as well.
    draws : sequence of int
        Independent systems at each width.
    rng : numpy.random.Generator
    resamples : int
        Bootstrap resamples for the standard errors.

    Returns
    -------
    DrawnShape

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> spectrum, rng = finite_power_law(2.0, 0.5, 200), np.random.default_rng(0)
    >>> drawn_shape(spectrum, [16, 24, 36, 54], [4] * 4, rng, resamples=5).shift.shape
    (2,)
    """
    middle = frontier(spectrum, widths[1:3])
    depths = middle.compute[:, None] / np.asarray(widths, dtype=float) ** 2  # point of the frontier by width
    around = (slice(0, 3), slice(1, 4))
    ratios = []  # for each width: drawn over equivalent risk at both costs, shape (draws, 2)
    expected = np.empty((2, 4))
    for i, (width, count) in enumerate(zip(widths, draws, strict=True)):
        costs = [point for point in (0, 1) if i in range(4)[around[point]]]
        expected[costs, i] = [finite_width(spectrum, width).tuned(depths[point, i]).risk for point in costs]
        found = np.ones((count, 2))
        found[:, costs] = _drawn_risks(spectrum, width, depths[costs, i], count, rng) / expected[costs, i]
        ratios.append(found)

    def shift(samples: list[Floats]) -> Floats:
        mean = np.array([sample.mean(axis=0) for sample in samples]).T
        moved = []
        for point, near in enumerate(around):
            x, y = np.log(depths[point, near]), np.log(expected[point, near])
            moved.append(vertex(x, y + np.log(mean[point, near])) - vertex(x, y))
        return np.array(moved)

    again = [shift([rng.choice(sample, len(sample)) for sample in ratios]) for _ in range(resamples)]
    return DrawnShape(middle, shift(ratios), np.std(again, axis=0))


def vertex(x: Floats, y: Floats) -> float:
    """Abscissa of the vertex of the parabola through three points.

    Parameters
    ----------
    x, y : ndarray, shape (3,)
        Not on a line.

    Returns
    -------
    float

    Examples
    --------
    >>> round(vertex(np.array([0.0, 1.0, 3.0]), np.array([4.0, 1.0, 1.0])), 12)
    2.0
    """
    curvature, tilt, _ = np.polyfit(x, y, 2)
    return float(-tilt / (2 * curvature))
