"""Compute-optimal depth and training time of deep linear attention under the cost time * depth.

The step size follows gradient flow on the risk of a network of finite depth, so that nothing is assumed about how the
errors of too little training and too few layers combine.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.interpolate import make_interp_spline
from scipy.optimize import brentq

from proofs_check.arrays import Floats
from proofs_check.dynamics.in_context import risk, tuned
from proofs_check.dynamics.spectra import Spectrum

__all__ = ["TimeFrontier", "TrainedRisk", "time_frontier", "trained_risk"]

SETTLED = 12.0
SPACING = 0.05
ORDER = 7


@dataclass(frozen=True)
class TrainedRisk:
    """Excess risk in training time of a network of finite depth; at its least from time `last` on."""

    at: Callable[[float], float]
    last: float

    def __call__(self, time: float) -> float:
        return self.at(min(time, self.last))


def trained_risk(spectrum: Spectrum, depth: float) -> TrainedRisk:
    """Train the step size of a network of finite depth.

    Integrates ``dt = - d gamma/(d risk/d gamma)`` from gamma = 0, with no factor absorbed into the time, until the
    distance from the best step g has shrunk by exp(-12). With ``gamma = g (1 - exp(-y))`` and ``y = log(1 + exp(v))``
    the time is the integral of a spline of the order `ORDER` through values at distance `SPACING` in v.

    Parameters
    ----------
    spectrum : Spectrum
    depth : float
        Number of layers, at least one.

    Returns
    -------
    TrainedRisk

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import finite_power_law
    >>> found = trained_risk(finite_power_law(2.0, 0.5, 1), depth=1)
    >>> bool(abs(found(0.5) - np.exp(-2)) < 1e-7)  # one layer and one mode: exp(-4 t)
    True
    """
    best, slope = tuned(spectrum, depth).rate, 2 * spectrum.power * spectrum.eigenvalue
    early = 1e-6 / max(1.0, spectrum.total(slope))  # here gamma is still the initial slope times t
    start = np.log(np.expm1(early * spectrum.total(slope) / (depth * best)))
    end = np.log(np.expm1(SETTLED))
    v = np.linspace(start, end, int((end - start) / SPACING))
    y = np.log1p(np.exp(v))
    kept = 1 + best * np.expm1(-y)[:, None] * spectrum.eigenvalue
    force = np.sign(kept) * np.abs(kept) ** (2 * depth - 1) @ (spectrum.weight * slope)
    pace = depth * best * np.exp(-y) * -np.expm1(-y) / force
    log_time = np.log(early + make_interp_spline(v, pace, ORDER).antiderivative()(v))
    path = make_interp_spline(log_time, v, ORDER)

    def at(time: float) -> float:
        y = np.log1p(np.exp(path(np.log(time))))
        return risk(spectrum, -best * float(np.expm1(-y)), depth)

    return TrainedRisk(at, float(np.exp(log_time[-1])))


@dataclass(frozen=True)
class TimeFrontier:
    """Compute-optimal runs, each array of shape (n,)."""

    time: Floats
    depth: Floats
    risk: Floats

    @property
    def compute(self) -> Floats:
        """The cost ``time * depth`` of each run."""
        cost: Floats = self.time * self.depth
        return cost


def time_frontier(spectrum: Spectrum, depths: ArrayLike, spread: float = 1e-3) -> TimeFrontier:
    """Follow the compute-optimal frontier of time and depth through the given depths.

    At each depth, the root in log time of the derivative of log risk along constant ``time * depth``, by a central
    difference over ``log depth +- spread``.

    Parameters
    ----------
    spectrum : Spectrum
        A power law with its largest eigenvalue one.
    depths : array_like, shape (n,)
        Ten layers or more.
    spread : float

    Returns
    -------
    TimeFrontier

    Examples
    --------
    >>> from proofs_check.dynamics.spectra import power_law
    >>> found = time_frontier(power_law(1.5, 0.5), [100.0, 200.0])
    >>> bool(found.time[1] > 4*found.time[0]), bool(found.risk[1] < found.risk[0])
    (True, True)
    """
    deep = np.asarray(depths, dtype=float)
    found = [_best(spectrum, depth, spread) for depth in deep]
    times, risks = np.array(found).T
    return TimeFrontier(times, deep, risks)


def _best(spectrum: Spectrum, depth: float, spread: float) -> tuple[float, float]:
    """The time at which a network of this depth is the best of its cost, and its risk."""
    shallow, own, deep = (trained_risk(spectrum, depth * np.exp(side)) for side in (-spread, 0, spread))

    def gain(log_time: float) -> float:
        return float(np.log(deep(np.exp(log_time - spread)) / shallow(np.exp(log_time + spread))))

    time = float(np.exp(brentq(gain, 0.0, np.log(2 * own.last), xtol=1e-7)))
    return time, own(time)
