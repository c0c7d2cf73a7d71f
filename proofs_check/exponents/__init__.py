"""The exponent and the constant of an asymptotic power law: one estimator for runs and for exact curves.

`exponent` takes either several independent noisy runs or one curve without noise, and admits the same departures
from ``c x**s`` for both: corrections to scaling and crossovers, powers of a logarithm, log-periodic wiggles. A
departure too weak to be seen can still move the exponent by more than the interval of a pure law is wide
(Leeb and Poetscher 2005), so a departure is never dropped for being unneeded, only for being refuted, and the
uncertainty is that of all that are left. Where nothing can be said `exponent` raises `Inconclusive`.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from numpy.typing import ArrayLike

from proofs_check.exponents.curve import law_of_curve
from proofs_check.exponents.law import DEPARTURES, Departure, Inconclusive, Law, MeasurementError
from proofs_check.exponents.readings import note, watched
from proofs_check.exponents.runs import law_of_runs
from proofs_check.exponents.slopes import Slopes, local_slopes

__all__ = ["Departure", "Inconclusive", "Law", "MeasurementError", "Slopes", "exponent", "local_slopes", "watched"]


def exponent(x: ArrayLike, y: ArrayLike, *, departures: Collection[Departure] = DEPARTURES) -> Law:
    """Measure the exponent and the constant of an asymptotic power law.

    Parameters
    ----------
    x : array_like, shape (points,)
        Positive increasing abscissae, at least 12, about evenly spaced in the logarithm. All of them are used:
        the window is the caller's, chosen before looking at the ordinates.
    y : array_like, shape (points,) or (runs, points)
        One positive curve without noise; or one curve a run, at least 8 runs, independent of each other. Within a
        run the noise may be correlated and may change its size along `x`; the mean must be positive.
    departures : collection of {"correction", "logs", "wiggles"}
        What the law may contain beside ``c x**s``, all by default; leave out only what theory excludes, since
        the interval relies on it. None of them: a pure law.

        - correction: ``1 + A x**-e``, for exact curves to third order in ``x**-e``; a sum of two powers that cross
          early in the window is one;
        - logs: a power of ``log x``, in the units of `x`, which must exceed 1; for exact curves with a correction
          beside it or in unknown units;
        - wiggles: a periodic function of ``log x`` with two harmonics and at least 1.5 periods in the window.

    Returns
    -------
    Law

    Raises
    ------
    Inconclusive
        If no departure fits noisy runs, if those that fit contradict each other, if a correction that is seen may be
        slower or later than the window can show, or if a second departure fits better and moves the exponent.
    MeasurementError
        If there are too few runs or points, or values that have no power law.

    Examples
    --------
    >>> x = np.geomspace(10, 1e5, 30)
    >>> y = 3 * x**-0.5 * (1 + 4 * x**-0.6)
    >>> law = exponent(x, y)
    >>> law.model, round(law.slope, 5), round(law.constant, 4)
    ('correction', -0.5, 3.0)
    >>> noise = np.random.default_rng(0).standard_normal((16, 30))
    >>> law = exponent(x, y * (1 + 0.02 * noise))
    >>> law.model, round(law.slope, 2), round(law.slope_uncertainty, 3)
    ('correction', -0.5, 0.001)
    """
    xs, ys = np.asarray(x, dtype=float), np.asarray(y, dtype=float)
    if xs.ndim != 1 or ys.ndim not in (1, 2) or ys.shape[-1] != len(xs) or len(xs) < 12:
        raise MeasurementError(
            f"need values of shape (points,) or (runs, points) at 12 or more x, got {ys.shape} at {xs.shape}"
        )
    if not (np.all(np.isfinite(xs)) and np.all(xs > 0) and np.all(np.diff(xs) > 0)):
        raise MeasurementError("need positive increasing abscissae")
    if not (np.all(np.isfinite(ys)) and np.all(np.atleast_2d(ys).mean(axis=0) > 0)):
        raise MeasurementError("need finite values with a positive mean; remove the floor or the failed runs first")
    if unknown := set(departures) - set(DEPARTURES):
        raise MeasurementError(f"unknown departures {sorted(unknown)}; choose from {', '.join(DEPARTURES)}")
    if "logs" in departures and xs[0] <= 1:
        raise MeasurementError(f"log(x) needs x > 1, got {xs[0]:g}; change the unit of x or leave out 'logs'")
    law = law_of_curve(xs, ys, departures) if ys.ndim == 1 else law_of_runs(xs, ys, departures)
    return note(xs, ys, departures, law)
