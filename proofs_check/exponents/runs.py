"""The law of independent noisy runs.

The method is ours, from known parts: a working covariance between the points of a run, from which only the weights
come (Liang and Zeger 1986); the variance of the exponent between runs, with Student's quantile; the profile of the
misfit over the shape of the departure. The interval is the widest among the departures that the data admit, and it is
withheld where a law beyond them fits better and has another exponent.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import solve_triangular
from scipy.optimize import nnls
from scipy.stats import f as f_distribution
from scipy.stats import t as t_distribution

from proofs_check.exponents.law import Departure, Floats, Inconclusive, Law, MeasurementError

__all__ = ["law_of_runs"]

LEVEL = 0.95
REFUTED = 0.01  # size of the test of fit
DIRECTIONS = 4  # that the test of fit looks in
SUPPORT = 10.0  # of Akaike's criterion above its least value: no support (Burnham & Anderson 2002, section 2.6)
DECAY = np.log(10.0)  # a correction falls tenfold in the window, or faster
CROSSED = 0.6  # of the logarithmic window: by there two powers have crossed
LEAST = np.log(0.2)  # of the logarithm of 1 + correction, at the start of the window
PERIODS = 1.5  # of a wiggle in the window, or more
CROSSING = np.log(5.0)  # of the logarithm of 1 + correction, at the start of the window: two powers that cross
WEIGHT = 1.3  # of a parameter of a second correction; 2 is Akaike's
WEIGHT_CROSSED = 4.0  # of a correction beside two powers that cross
SLOWER = 0.3  # in units of the window, the slowest rate of the corrections beyond the class
BETTER = 6.0  # by which a slower correction fits better than a pure law, to be believed
GRID = 32  # shapes at a time
RESOLVED = 8  # shapes of a grid within the interval: enough
ZOOMS = 5  # at most, each up to fifteenfold


@dataclass(frozen=True)
class _Data:
    """Logarithmic curves and what a pure law makes of them.

    `u` is log x from the start of the window; `whiten` takes a mean curve to unit covariance, `residual` also
    removes constant and slope; the rows of `read` take a curve to the slope and the logarithm of the constant.
    """

    x: Floats
    u: Floats
    curves: Floats
    whiten: Floats
    residual: Floats
    read: Floats
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

    `value` holds slope and logarithm of the constant, shape (shapes, 2), and `functional` reads them off a curve;
    `tangent` holds the directions in which the departure can move; at the `edge` of its class a departure could not
    become slower or later.
    """

    misfit: Floats
    value: Floats
    functional: Floats
    departure: Floats
    tangent: Floats
    amplitude: Floats
    edge: NDArray[np.bool_]


@dataclass(frozen=True)
class _Fit:
    """Slope and logarithm of the constant, and the ends of their intervals, with one departure."""

    model: Departure | None
    value: Floats
    low: Floats
    high: Floats
    misfit: float
    parameters: int
    probability: float
    amplitude: float
    edge: bool

    @property
    def criterion(self) -> float:
        """Akaike's."""
        return self.misfit + 2 * self.parameters


def law_of_runs(x: Floats, runs: Floats, departures: Collection[Departure]) -> Law:
    """The law of at least 8 runs, shape (runs, points); see `exponent`, which checks the rest."""
    if len(runs) < 8:
        raise MeasurementError(
            f"need at least 8 runs, got {len(runs)}; a curve without noise is one of shape (points,)"
        )
    if not np.all(np.ptp(runs, axis=0) > 0):
        raise MeasurementError("the runs agree exactly at some x; give an exact curve as one of shape (points,)")
    data = _data(x, runs)
    models: list[Departure | None] = [*departures] or [None]
    return _verdict(data, [_fit(data, model) for model in models])


def _data(x: Floats, runs: Floats) -> _Data:
    mean, count = runs.mean(axis=0), len(runs)
    relative = runs / mean - 1
    spread = relative.var(axis=0, ddof=1)
    u = np.log(x / x[0])
    curves = np.log(mean) + relative + spread / (2 * count)  # the logarithm of a mean is low by half its variance
    factor = np.linalg.cholesky(_covariance(u, relative, spread) / count)
    whiten = solve_triangular(factor, np.eye(len(x)), lower=True)
    quantile = float(t_distribution.ppf((1 + LEVEL) / 2, count - 1))
    return _Data(x, u, curves, whiten, *_line(x, whiten, np.empty((len(x), 0))), quantile)


def _line(x: Floats, whiten: Floats, beside: Floats) -> tuple[Floats, Floats]:
    """`residual` and `read` of data for a pure law with the columns `beside` it, of the shape (points, columns)."""
    columns = whiten @ np.column_stack([np.ones(len(x)), np.log(x / x[0]), beside])
    solve = np.linalg.pinv(columns) @ whiten
    return whiten - columns @ solve, np.stack([solve[1], solve[0] - np.log(x[0]) * solve[1]])


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
        return _profile(data, model, _correction(data), parameters=4)
    periods = (PERIODS, points / 5)  # the second harmonic has more than two points a period
    return _profile(
        data, model, _zoomed(data, lambda k: _wiggles(data, 2 * np.pi * k / length), *periods), parameters=7
    )


def _correction(data: _Data) -> _Family:
    length, intervals = data.u[-1], len(data.u) - 1  # at most a factor e from point to point
    return _zoomed(data, lambda e: _corrections(data, e), DECAY / length, intervals / length)


def _wiggles(data: _Data, frequency: Floats) -> _Family:
    phase = frequency[:, None] * data.u
    return _linear(data, np.stack([np.cos(phase), np.sin(phase), np.cos(2 * phase), np.sin(2 * phase)], axis=1))


def _linear(data: _Data, columns: Floats) -> _Family:
    """Departures with linear amplitudes; `columns` has the shape (shapes, amplitudes, points)."""
    seen = columns @ data.residual.T
    inverse = np.swapaxes(np.linalg.pinv(seen), 1, 2)
    amplitudes = inverse @ data.target
    misfit = np.sum((data.target - np.einsum("gk,gkn->gn", amplitudes, seen)) ** 2, axis=1)
    moved = np.einsum("gkn,in->gik", columns, data.read)
    functional = data.read - moved @ (inverse @ data.residual)
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
    weight = np.where(free[:, None], moves @ data.read.T / np.sum(seen**2, axis=1)[:, None], 0.0)
    functional = data.read - weight[:, :, None] * (seen @ data.residual)[:, None, :]
    turning = -np.expm1(p)[:, None] * np.exp(-bent) * decay * data.u
    misfit = np.sum(left(p) ** 2, axis=1)
    edge = (p >= top) | (rate <= DECAY / data.u[-1] * (1 + 1e-9))
    return _Family(
        misfit, (data.mean - bent) @ data.read.T, functional, bent, np.stack([moves, turning], axis=1), p, edge
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

    For one shape the misfit is a parabola in the slope, as wide as the slopes of the runs vary. So it is for the
    logarithm of the constant.
    """
    best = int(np.argmin(family.misfit))
    room = data.quantile**2 - (family.misfit - family.misfit[best])
    inside = room >= 0
    gain = float(np.sum(data.target**2) - family.misfit[best])  # over a pure law
    half = np.sqrt(room[inside, None]) * _deviation(data, family.functional[inside])
    return _Fit(
        model=model,
        value=family.value[best],
        low=np.min(family.value[inside] - half, axis=0),
        high=np.max(family.value[inside] + half, axis=0),
        misfit=float(family.misfit[best]),
        parameters=parameters,
        probability=_goodness(data, family.departure[best], family.tangent[best]),
        amplitude=float(family.amplitude[best]),
        edge=bool(np.any(family.edge[inside])) and gain > SUPPORT,
    )


def _deviation(data: _Data, functional: Floats) -> Floats:
    """Standard errors of linear functionals of the mean curve, from how they vary between runs."""
    return np.asarray(np.std(functional @ data.curves.T, axis=-1, ddof=1) / np.sqrt(len(data.curves)))


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


def _verdict(data: _Data, fits: list[_Fit]) -> Law:
    least = min(fit.criterion for fit in fits)
    admitted = [fit for fit in fits if fit.criterion <= least + SUPPORT and fit.probability >= REFUTED]
    if not admitted:
        raise Inconclusive("no law with these departures fits: " + ", ".join(_figure(fit) for fit in fits))
    if any(fit.edge for fit in admitted):
        raise Inconclusive(
            "the asymptotic law may begin after the window: a correction is as slow or as late as it may be"
        )
    if max(fit.low[0] for fit in admitted) > min(fit.high[0] for fit in admitted):
        raise Inconclusive("laws that fit contradict each other: " + ", ".join(_figure(fit) for fit in admitted))
    widest = max(admitted, key=lambda fit: fit.high[0] - fit.low[0])
    loosest = max(admitted, key=lambda fit: fit.high[1] - fit.low[1])
    if widest.model and (beyond := _beyond(data, admitted, widest)):
        raise Inconclusive(f"a law with {beyond} fits better and has another exponent")
    slope, constant = float(widest.value[0]), float(np.exp(loosest.value[1]))
    window = f"{len(data.x)} points from {data.x[0]:.3g} to {data.x[-1]:.3g}, {len(data.curves)} runs"
    return Law(
        slope=slope,
        slope_uncertainty=float(widest.high[0] - widest.low[0]) / (2 * data.quantile),
        constant=constant,
        constant_uncertainty=constant * float(loosest.high[1] - loosest.low[1]) / (2 * data.quantile),
        interval=(float(widest.low[0]), float(widest.high[0])),
        model=widest.model,
        admitted=tuple(fit.model for fit in admitted),
        log_power=widest.amplitude if widest.model == "logs" else None,
        window=f"{window}; admits {', '.join(fit.model or 'a pure law' for fit in admitted)}",
        runs=len(data.curves),
    )


def _beyond(data: _Data, admitted: list[_Fit], reported: _Fit) -> str | None:
    """The law beyond the classes, if any, whose slope lies outside the interval and that fits better.

    As long as a pure law is not refuted, it is a correction slower than the class. A departure that is seen may have a
    correction beside it: to a logarithm, or to the slowest correction of the class in linear order.
    """
    pure, length = float(np.sum(data.target**2)), data.u[-1]
    if pure + 4 <= min(fit.criterion for fit in admitted) + SUPPORT:
        slower = _zoomed(data, lambda e: _corrections(data, e), SLOWER / length, DECAY / length)
        better = _outside(data, slower, reported) < pure - BETTER
        return "a correction slower than the window can show" if better else None
    logs = any(fit.model == "logs" for fit in admitted)
    column = np.log(np.log(data.x)) if logs else np.exp(-DECAY * data.u / length)
    residual, read = _line(data.x, data.whiten, column[:, None])
    second = _outside(data, _correction(replace(data, residual=residual, read=read)), reported)
    crossed = any(fit.model == "correction" and fit.amplitude > CROSSING for fit in admitted)
    weight = WEIGHT_CROSSED if crossed else WEIGHT
    worth = second + 5 * weight < min(fit.misfit + fit.parameters * weight for fit in admitted)
    return "a second departure" if worth else None


def _outside(data: _Data, family: _Family, reported: _Fit) -> float:
    """The least misfit of a family at slopes outside the interval of a fit."""
    value = family.value[:, 0]
    inside = np.maximum(np.minimum(value - reported.low[0], reported.high[0] - value), 0)
    return float(np.min(family.misfit + (inside / _deviation(data, family.functional[:, 0])) ** 2))


def _figure(fit: _Fit) -> str:
    return f"{fit.model or 'pure'} {fit.value[0]:.4f} in [{fit.low[0]:.4f}, {fit.high[0]:.4f}]"
