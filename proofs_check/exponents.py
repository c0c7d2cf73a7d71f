"""The exponent of an asymptotic power law from independent noisy runs, or the word inconclusive.

The curve is ``y = c x**s h(x)`` with a departure `h` from one of a few classes. A departure too weak to be seen
can still move the exponent by more than the interval of a pure law is wide (Leeb and Poetscher 2005), so a class
is never dropped for being unneeded, only for being refuted: the interval is the widest among the classes that
the data admit, and there is none where these contradict each other.

The method is ours, from known parts: a working covariance between the points of a run, from which only the
weights come (Liang and Zeger 1986); the variance of the exponent between runs, with Student's quantile; the
profile of the misfit over the shape of the departure.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.linalg import solve_triangular
from scipy.optimize import nnls
from scipy.stats import f as f_distribution
from scipy.stats import t as t_distribution

from theory.errors import TheoryError

__all__ = ["Departure", "Exponent", "MeasurementError", "exponent"]

Departure: TypeAlias = Literal["correction", "logs", "wiggles"]
Floats = NDArray[np.float64]

LEVEL = 0.95
REFUTED = 0.01  # size of the test of fit
DIRECTIONS = 4  # that the test of fit looks in
SUPPORT = 10.0  # of Akaike's criterion above its least value: no support (Burnham and Anderson 2002, section 2.6)
DECAY = np.log(10.0)  # a correction falls tenfold in the window, or faster
CROSSED = 0.6  # of the logarithmic window: by there two powers have crossed
LEAST = np.log(0.2)  # of the logarithm of 1 + correction, at the start of the window
PERIODS = 1.5  # of a wiggle in the window, or more
GRID = 32  # shapes at a time
RESOLVED = 8  # shapes of a grid within the interval: enough
ZOOMS = 5  # at most, each up to fifteenfold


class MeasurementError(TheoryError):
    """Runs from which no exponent can be read."""


@dataclass(frozen=True)
class Exponent:
    """An exponent ``s`` of ``y ~ c x**s`` with its interval, or the reason why there is none.

    Parameters
    ----------
    status : {"measured", "inconclusive"}
        Whether there is an interval.
    reason : str
        Why there is none; empty where there is one.
    value, uncertainty : float or None
        The exponent and its standard uncertainty.
    interval : tuple of float, or None
        The 95 % interval.
    model : {"correction", "logs", "wiggles"}, or None
        The departure whose interval it is: the widest admitted one. None: a pure law.
    admitted : tuple of str
        Every departure that the data do not refute.
    log_power : float or None
        The power of the logarithm that the model removes; None where it removes none.
    window : tuple of float
        The least and greatest abscissa.
    seeds : int
        Number of independent runs.
    """

    status: Literal["measured", "inconclusive"]
    reason: str
    value: float | None
    uncertainty: float | None
    interval: tuple[float, float] | None
    model: Departure | None
    admitted: tuple[Departure | None, ...]
    log_power: float | None
    window: tuple[float, float]
    seeds: int


@dataclass(frozen=True)
class _Data:
    """Logarithmic curves and what a pure law makes of them.

    `u` is log x from the start of the window; `whiten` takes a mean curve to unit covariance, `residual` also
    removes constant and slope, `slope` is the functional that reads the slope off a curve.
    """

    x: Floats
    u: Floats
    curves: Floats
    whiten: Floats
    residual: Floats
    slope: Floats
    quantile: float

    @property
    def mean(self) -> Floats:
        return np.asarray(self.curves.mean(axis=0))

    @property
    def target(self) -> Floats:
        return np.asarray(self.residual @ self.mean)


@dataclass(frozen=True)
class _Family:
    """The best fit for each shape of a departure: arrays whose first axis is the shape.

    `functional` reads the slope off a curve, `tangent` holds the directions in which the departure can move; at
    the `edge` of its class a departure could not become slower or later.
    """

    misfit: Floats
    slope: Floats
    functional: Floats
    departure: Floats
    tangent: Floats
    amplitude: Floats
    edge: NDArray[np.bool_]


@dataclass(frozen=True)
class _Fit:
    model: Departure | None
    value: float
    interval: tuple[float, float]
    criterion: float
    probability: float
    amplitude: float
    edge: bool


def exponent(
    x: ArrayLike, runs: ArrayLike, *, departures: Collection[Departure] = ("correction", "logs", "wiggles")
) -> Exponent:
    """Measure the exponent of an asymptotic power law from independent noisy runs.

    Parameters
    ----------
    x : array_like, shape (points,)
        Positive increasing abscissae, at least 12, about evenly spaced in the logarithm. All of them are used:
        the window is the caller's, chosen before looking at the runs.
    runs : array_like, shape (seeds, points)
        One curve a seed, at least 8, independent of each other. Within a run the noise may be correlated and may
        change its size along `x`; the mean must be positive.
    departures : collection of {"correction", "logs", "wiggles"}
        What the law may contain beside ``c x**s``, all by default; leave out only what theory excludes, since
        nobody looks for what is left out. None of them: a pure law.

        - correction: ``1 + A x**-e`` with e so large that it falls at least tenfold in the window; a sum of two
          powers that cross in the first 60 % of the logarithmic window is one;
        - logs: ``log(x)**q``, in the units of `x`, which must exceed 1;
        - wiggles: a periodic function of log x with two harmonics and at least 1.5 periods in the window.

    Returns
    -------
    Exponent
        Inconclusive where no departure fits, where those that fit contradict each other, or where a correction that
        is seen may be slower or later than the window can show.

    Raises
    ------
    MeasurementError
        If there are too few runs or points, or values that have no power law.

    Examples
    --------
    >>> rng = np.random.default_rng(0)
    >>> x = np.geomspace(10, 1e5, 30)
    >>> law = x**-0.5 * (1 + 4 * x**-0.6)
    >>> found = exponent(x, law * (1 + 0.02 * rng.standard_normal((16, 30))))
    >>> found.status, found.model, round(found.value, 2), round(found.uncertainty, 3)
    ('measured', 'correction', -0.5, 0.001)
    """
    xs, ys = np.asarray(x, dtype=float), np.asarray(runs, dtype=float)
    _check(xs, ys, departures)
    data = _data(xs, ys)
    models: list[Departure | None] = [*departures] or [None]
    return _verdict(data, [_fit(data, model) for model in models])


def _check(x: Floats, runs: Floats, departures: Collection[Departure]) -> None:
    if x.ndim != 1 or runs.ndim != 2 or runs.shape[1] != len(x) or len(x) < 12 or len(runs) < 8:
        raise MeasurementError(
            f"need at least 8 runs at 12 points, shape (runs, points), got {runs.shape} at {x.shape}"
        )
    if not (np.all(np.isfinite(x)) and np.all(x > 0) and np.all(np.diff(x) > 0)):
        raise MeasurementError("need positive increasing abscissae")
    if not (np.all(np.isfinite(runs)) and np.all(runs.mean(axis=0) > 0)):
        raise MeasurementError("need finite runs with a positive mean; remove the runs that failed")
    if not np.all(np.ptp(runs, axis=0) > 0):
        raise MeasurementError("the runs agree exactly at some x; read an exact curve with measure.extrapolated")
    if unknown := set(departures) - {"correction", "logs", "wiggles"}:
        raise MeasurementError(f"unknown departures {sorted(unknown)}; choose from correction, logs, wiggles")
    if "logs" in departures and x[0] <= 1:
        raise MeasurementError(f"log(x) needs x > 1, got {x[0]:g}; change the unit of x or leave out 'logs'")


def _data(x: Floats, runs: Floats) -> _Data:
    mean, count = runs.mean(axis=0), len(runs)
    relative = runs / mean - 1
    spread = relative.var(axis=0, ddof=1)
    u = np.log(x / x[0])
    curves = np.log(mean) + relative + spread / (2 * count)  # the logarithm of a mean is low by half its variance
    factor = np.linalg.cholesky(_covariance(u, relative, spread) / count)
    whiten = solve_triangular(factor, np.eye(len(x)), lower=True)
    columns = whiten @ np.column_stack([np.ones(len(x)), u])
    solve = np.linalg.pinv(columns) @ whiten
    quantile = float(t_distribution.ppf((1 + LEVEL) / 2, count - 1))
    return _Data(x, u, curves, whiten, whiten - columns @ solve, solve[1], quantile)


def _covariance(u: Floats, relative: Floats, spread: Floats) -> Floats:
    """Working covariance of a run: a smooth amplitude times offset, decaying and white parts, by least squares."""
    amplitude = np.exp(np.polynomial.Polynomial.fit(u, np.log(spread), 2)(u) / 2)
    amplitude = amplitude * np.sqrt(np.mean(spread / amplitude**2))
    scaled = relative / amplitude
    sample = scaled.T @ scaled / (len(relative) - 1)
    distance, white = np.abs(u[:, None] - u), np.eye(len(u))

    def fitted(length: float) -> tuple[float, Floats]:
        parts = np.stack([np.ones_like(distance), np.exp(-distance / length), white])
        weights, misfit = nnls(parts.reshape(3, -1).T, sample.ravel())
        return float(misfit), np.tensordot(weights, parts, 1)

    _, best = min((fitted(u[-1] * share) for share in (0.03, 0.1, 0.3, 1.0)), key=lambda fit: fit[0])
    return np.asarray(np.outer(amplitude, amplitude) * (best + 1e-3 * np.mean(np.diag(best)) * white))


def _fit(data: _Data, model: Departure | None) -> _Fit:
    length, points = data.u[-1], len(data.u)
    if model is None:
        return _profile(data, model, _linear(data, np.empty((1, 0, points))), parameters=2)
    if model == "logs":
        return _profile(data, model, _linear(data, np.log(np.log(data.x))[None, None, :]), parameters=3)
    if model == "correction":
        rates = (DECAY / length, (points - 1) / length)  # at most a factor e from point to point
        return _profile(data, model, _zoomed(data, lambda e: _corrections(data, e), *rates), parameters=4)
    periods = (PERIODS, points / 5)  # the second harmonic has more than two points a period
    return _profile(
        data, model, _zoomed(data, lambda k: _wiggles(data, 2 * np.pi * k / length), *periods), parameters=7
    )


def _wiggles(data: _Data, frequency: Floats) -> _Family:
    phase = frequency[:, None] * data.u
    return _linear(data, np.stack([np.cos(phase), np.sin(phase), np.cos(2 * phase), np.sin(2 * phase)], axis=1))


def _linear(data: _Data, columns: Floats) -> _Family:
    """Departures with linear amplitudes; `columns` has the shape (shapes, amplitudes, points)."""
    seen = columns @ data.residual.T
    inverse = np.swapaxes(np.linalg.pinv(seen), 1, 2)
    amplitudes = inverse @ data.target
    misfit = np.sum((data.target - np.einsum("gk,gkn->gn", amplitudes, seen)) ** 2, axis=1)
    functional = data.slope - np.einsum("gk,gkn->gn", columns @ data.slope, inverse @ data.residual)
    departure = np.einsum("gk,gkn->gn", amplitudes, columns)
    return _Family(
        misfit,
        functional @ data.mean,
        functional,
        departure,
        columns,
        amplitudes.sum(axis=1),
        np.zeros(len(columns), bool),
    )


def _corrections(data: _Data, rate: Floats) -> _Family:
    """Departures log(1 + A exp(-e u)) of rates e, in p = log(1 + A) by Gauss-Newton from the best of a grid."""
    decay = np.exp(-rate[:, None] * data.u)
    top = np.log1p(np.exp(CROSSED * rate * data.u[-1]))

    def bend(p: Floats) -> Floats:
        return np.asarray(np.log1p(np.expm1(p)[..., None] * (decay if p.ndim == 1 else decay[:, None, :])))

    def left(p: Floats) -> Floats:
        return np.asarray(data.target - bend(p) @ data.residual.T)

    def tangent(p: Floats) -> Floats:
        return np.asarray(np.exp(p[:, None] - bend(p)) * decay)

    start = LEAST + np.linspace(0, 1, 24) * (top - LEAST)[:, None]
    p = start[np.arange(len(rate)), np.argmin(np.sum(left(start) ** 2, axis=-1), axis=1)]
    for _ in range(8):
        seen = tangent(p) @ data.residual.T
        p = np.clip(p + np.sum(seen * left(p), axis=1) / np.sum(seen**2, axis=1), LEAST, top)
    moves, bent = tangent(p), bend(p)
    seen = moves @ data.residual.T
    free = (p > LEAST) & (p < top)
    weight = np.where(free, moves @ data.slope / np.sum(seen**2, axis=1), 0.0)
    functional = data.slope - weight[:, None] * (seen @ data.residual)
    turning = -np.expm1(p)[:, None] * np.exp(-bent) * decay * data.u
    misfit = np.sum(left(p) ** 2, axis=1)
    edge = (p >= top) | (rate <= DECAY / data.u[-1] * (1 + 1e-9))
    return _Family(
        misfit, (data.mean - bent) @ data.slope, functional, bent, np.stack([moves, turning], axis=1), p, edge
    )


def _zoomed(data: _Data, family: Callable[[Floats], _Family], low: float, high: float) -> _Family:
    """The family on a grid of shapes fine enough to resolve those that the interval is made of."""
    found = family(shapes := np.geomspace(low, high, GRID))
    for _ in range(ZOOMS):
        kept = np.flatnonzero(found.misfit <= found.misfit.min() + data.quantile**2)
        if len(kept) >= RESOLVED:
            break
        low, high = shapes[max(kept[0] - 1, 0)], shapes[min(kept[-1] + 1, GRID - 1)]
        found = family(shapes := np.geomspace(low, high, GRID))
    return found


def _profile(data: _Data, model: Departure | None, family: _Family, parameters: int) -> _Fit:
    """The slopes whose least misfit over the shapes is within a squared quantile of the least of all.

    For one shape the misfit is a parabola in the slope, as wide as the slopes of the runs vary.
    """
    best = int(np.argmin(family.misfit))
    room = data.quantile**2 - (family.misfit - family.misfit[best])
    variance = np.var(data.curves @ family.functional.T, axis=0, ddof=1) / len(data.curves)
    inside = room >= 0
    gain = float(np.sum(data.target**2) - family.misfit[best])  # over a pure law
    slope, half = family.slope[inside], np.sqrt(room[inside] * variance[inside])
    return _Fit(
        model=model,
        value=float(family.slope[best]),
        interval=(float(np.min(slope - half)), float(np.max(slope + half))),
        criterion=float(family.misfit[best]) + 2 * parameters,
        probability=_goodness(data, family.departure[best], family.tangent[best]),
        amplitude=float(family.amplitude[best]),
        edge=bool(np.any(family.edge[inside])) and gain > SUPPORT,
    )


def _goodness(data: _Data, departure: Floats, tangent: Floats) -> float:
    """Probability of so large a residual: Hotelling's test in the smoothest directions that no parameter follows."""
    count, points = data.curves.shape
    followed = np.column_stack([np.ones(points), data.u, *tangent])
    known = followed.shape[1]
    angle = np.pi * (np.arange(points) + 0.5) / points
    smooth = np.cos(angle[:, None] * np.arange(1, known + DIRECTIONS))
    basis, _ = np.linalg.qr(data.whiten @ np.column_stack([followed, smooth]))
    seen = (data.curves - departure) @ (data.whiten.T @ basis[:, known : known + DIRECTIONS])
    mean = seen.mean(axis=0)
    squared = count * mean @ np.linalg.solve(np.cov(seen.T), mean)
    ratio = squared * (count - DIRECTIONS) / (DIRECTIONS * (count - 1))
    return float(f_distribution.sf(ratio, DIRECTIONS, count - DIRECTIONS))


def _verdict(data: _Data, fits: list[_Fit]) -> Exponent:
    least = min(fit.criterion for fit in fits)
    admitted = [fit for fit in fits if fit.criterion <= least + SUPPORT and fit.probability >= REFUTED]
    widest = max(admitted or fits, key=lambda fit: fit.interval[1] - fit.interval[0])
    low, high = widest.interval
    reason = ""
    if not admitted:
        reason = "no law with these departures fits: " + ", ".join(_figure(fit) for fit in fits)
    elif any(fit.edge for fit in admitted):
        reason = "the asymptotic law may begin after the window: a correction is as slow or as late as it may be"
    elif max(fit.interval[0] for fit in admitted) > min(fit.interval[1] for fit in admitted):
        reason = "laws that fit contradict each other: " + ", ".join(_figure(fit) for fit in admitted)
    measured = not reason
    return Exponent(
        status="measured" if measured else "inconclusive",
        reason=reason,
        value=widest.value if measured else None,
        uncertainty=(high - low) / (2 * data.quantile) if measured else None,
        interval=widest.interval if measured else None,
        model=widest.model if measured else None,
        admitted=tuple(fit.model for fit in admitted),
        log_power=widest.amplitude if measured and widest.model == "logs" else None,
        window=(float(data.x[0]), float(data.x[-1])),
        seeds=len(data.curves),
    )


def _figure(fit: _Fit) -> str:
    return f"{fit.model or 'pure'} {fit.value:.4f} in [{fit.interval[0]:.4f}, {fit.interval[1]:.4f}]"
