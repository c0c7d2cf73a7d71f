"""The law of one curve without noise.

Nothing but the departure from a power law stands between an exact curve and its exponent, so the data that refute a
departure are its own misfit, and the uncertainty is what the choice of window and of departure leaves open. The
method is ours: every departure is fitted to three nested windows, its shape by search and the rest linearly
(Golub and Pereyra 1973), and those that fit almost as well as the best one are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np

from proofs_check.exponents.law import Departure, Floats, Law

__all__ = ["law_of_curve"]

WINDOWS = (0.0, 0.25, 0.4)  # shares of the points left out at the start
READ = (0, 1)  # windows that the law may be read from; the last one only shows how far it drifts
NEAR = 30.0  # times the least misfit: not refuted
EXACT = 1e-9  # relative misfit below which fits are equally good
RESOLUTION = 1e-7  # of the search for a shape, with its rounding
SLOWEST = 1.0  # a correction falls by a factor e in the window, or faster
BESIDE = np.log(10.0)  # beside a logarithm tenfold, or faster
PERIODS = 1.5  # of a wiggle in the window, or more
GRID, FINER, ZOOMS = 32, 16, 5
STEPS = 7  # of Gauss-Newton, or until slopes move by less than this
SETTLED = 1e-12
DAMPING = 1e-14


@dataclass(frozen=True)
class _Points:
    """Logarithms of a curve: `u` is log x from its first point, `log` is log x."""

    u: Floats
    log: Floats
    y: Floats
    length: float


@dataclass(frozen=True)
class _Fits:
    """Best fits for some shapes: squared misfits; as `value`, slope, logarithm of the constant, first amplitude."""

    misfit: Floats
    value: Floats


@dataclass(frozen=True)
class _Shape:
    """One form of a departure: its fits for shapes between `low` and `high`."""

    model: Departure | None
    fits: Callable[[_Points, Floats], _Fits]
    low: float
    high: float


@dataclass(frozen=True)
class _Found:
    """The best fits of a departure: root mean square misfits, shape (windows,), and values, (windows, 3)."""

    model: Departure | None
    misfit: Floats
    values: Floats


@dataclass(frozen=True)
class _Reading:
    """What one window says, of slope and logarithm of the constant, with what it leaves open of them."""

    share: float
    best: _Found
    value: Floats
    left_open: Floats
    admitted: tuple[Departure | None, ...]


def law_of_curve(x: Floats, y: Floats, departures: Collection[Departure]) -> Law:
    """The law of an exact curve of at least 12 points; see `exponent`, which checks them."""
    log = np.log(x)
    points = _Points(log - log[0], log, np.log(y), float(log[-1] - log[0]))
    found = [_searched(points, shape) for shape in _shapes(points, departures)]
    law = min((_read(found, window) for window in READ), key=lambda reading: float(reading.left_open[0]))
    slope, constant = float(law.value[0]), float(np.exp(law.value[1]))
    uncertainty = float(law.left_open[0])
    return Law(
        slope=slope,
        slope_uncertainty=uncertainty,
        constant=constant,
        constant_uncertainty=constant * float(law.left_open[1]),
        interval=(slope - 2 * uncertainty, slope + 2 * uncertainty),
        model=law.best.model,
        admitted=law.admitted,
        log_power=float(law.value[2]) if law.best.model == "logs" else None,
        window=f"{len(x)} points from {x[0]:.3g} to {x[-1]:.3g}"
        f"{f', the first {law.share:.0%} left out' if law.share else ''}; uncertainty from leaving out "
        f"{', '.join(f'{share:.0%}' for share in WINDOWS)}, and from admitting "
        f"{', '.join(name or 'a pure law' for name in law.admitted)}",
        runs=0,
    )


def _read(found: list[_Found], window: int) -> _Reading:
    """The best fit in a window; open is how far it drifts over the windows, and how far others fit elsewhere."""
    best = min(found, key=lambda f: float(f.misfit[window]))
    value = best.values[window]
    admitted = [f for f in found if f.misfit[window] <= NEAR * max(best.misfit[window], EXACT)]
    drift = np.abs(best.values - value).max(axis=0)
    spread = np.abs([f.values[window] - value for f in admitted]).max(axis=0)
    names = tuple(dict.fromkeys(f.model for f in admitted))
    return _Reading(WINDOWS[window], best, value, np.maximum(drift, spread) + RESOLUTION, names)


def _shapes(points: _Points, departures: Collection[Departure]) -> list[_Shape]:
    fastest = len(points.u) - 1.0  # a factor e from point to point
    forms: dict[Departure, list[_Shape]] = {
        "correction": [_Shape("correction", _powers(order), SLOWEST, fastest) for order in (1, 2, 3)],
        "logs": [
            _Shape("logs", _linear(_log_and_correction), BESIDE, fastest),
            _Shape("logs", _linear(_log_in_unknown_units), 0.3, 10 * points.length),
        ],
        "wiggles": [_Shape("wiggles", _linear(_wiggles), PERIODS, len(points.u) / 5)],
    }
    pure = _Shape(None, _linear(lambda p, shape: np.empty((len(shape), len(p.u), 0))), 1.0, 2.0)
    return [form for name in departures for form in forms[name]] or [pure]


def _searched(points: _Points, shape: _Shape) -> _Found:
    """The best fits of a departure to the windows."""
    rows = []
    for share in WINDOWS:
        start = int(share * len(points.u))
        rows.append(_zoomed(_Points(points.u[start:], points.log[start:], points.y[start:], points.length), shape))
    return _Found(shape.model, np.array([misfit for misfit, _ in rows]), np.array([value for _, value in rows]))


def _zoomed(points: _Points, shape: _Shape) -> tuple[float, Floats]:
    """Root mean square misfit and values of the best shape."""
    low, high = ends = np.log(shape.low), np.log(shape.high)
    for size in (GRID, *(ZOOMS * [FINER])):
        grid = np.linspace(low, high, size)
        fits = shape.fits(points, np.exp(grid))
        at = int(np.argmin(fits.misfit))
        low, high = max(ends[0], grid[max(at - 1, 0)]), min(ends[1], grid[min(at + 1, size - 1)])
    return float(np.sqrt(fits.misfit[at] / len(points.u))), fits.value[at]


def _linear(columns: Callable[[_Points, Floats], Floats]) -> Callable[[_Points, Floats], _Fits]:
    """Fits of log y by a line in log x and columns of the shape (shapes, points, amplitudes)."""

    def fits(points: _Points, shape: Floats) -> _Fits:
        departure = columns(points, shape)
        line = np.broadcast_to(np.stack([points.log, np.ones_like(points.log)], axis=1), (len(shape), len(points.u), 2))
        found, misfit = _least_squares(np.concatenate([line, departure], axis=2), points.y)
        first = found[:, 2] if departure.shape[2] else np.zeros(len(shape))
        return _Fits(misfit, np.stack([found[:, 0], found[:, 1], first], axis=1))

    return fits


def _log_and_correction(points: _Points, rate: Floats) -> Floats:
    decay = np.exp(-rate[:, None] * points.u / points.length)
    return np.stack([np.broadcast_to(np.log(points.log), decay.shape), decay], axis=2)


def _log_in_unknown_units(points: _Points, origin: Floats) -> Floats:
    log = origin[:, None] + points.u
    return np.stack([np.log(log), 1 / log], axis=2)


def _wiggles(points: _Points, periods: Floats) -> Floats:
    phase = 2 * np.pi * periods[:, None] * points.u / points.length
    return np.stack([np.cos(phase), np.sin(phase), np.cos(2 * phase), np.sin(2 * phase)], axis=2)


def _powers(order: int) -> Callable[[_Points, Floats], _Fits]:
    """Fits of y by powers x**(s - j e), j up to `order`: linear amplitudes, the slope s by Gauss-Newton."""

    def fits(points: _Points, rate: Floats) -> _Fits:
        decay = np.exp(-rate[:, None] * points.u / points.length)
        powers = decay[:, :, None] ** np.arange(order + 1)
        slope_column = np.broadcast_to(points.u[:, None], (*decay.shape, 1))
        started, _ = _least_squares(np.concatenate([slope_column, powers], axis=2), points.y)
        slope = started[:, 0]
        for _ in range(STEPS):
            # Relative to y the model is one, and its derivative in the slope is u.
            model = powers * _relative(points, slope)
            found, _ = _least_squares(np.concatenate([slope_column, model], axis=2), np.ones_like(points.u))
            slope = slope + np.clip(found[:, 0], -3 / points.length, 3 / points.length)
            if np.abs(found[:, 0]).max() < SETTLED:
                break
        found, misfit = _least_squares(powers * _relative(points, slope), np.ones_like(points.u))
        positive = found[:, 0] > 0
        first = points.log[0] - points.u[0]
        constant = np.log(np.where(positive, found[:, 0], 1.0)) + points.y.mean() - slope * first
        return _Fits(np.where(positive, misfit, np.inf), np.stack([slope, constant, np.zeros_like(slope)], axis=1))

    return fits


def _relative(points: _Points, slope: Floats) -> Floats:
    """A power of x over y and their first and mean values, shape (slopes, points, 1); finite for absurd slopes too."""
    ratio = slope[:, None] * points.u - (points.y - points.y.mean())
    return np.asarray(np.exp(np.clip(ratio, -100, 100))[:, :, None])


def _least_squares(columns: Floats, target: Floats) -> tuple[Floats, Floats]:
    """Solutions and squared misfits for columns of the shape (shapes, points, columns)."""
    scale = np.linalg.norm(columns, axis=1, keepdims=True)
    columns = columns / scale
    basis, triangle = np.linalg.qr(columns)
    # Shapes at which columns coincide have no solution of their own; the damping decides there and nowhere else.
    triangle = triangle + DAMPING * np.eye(columns.shape[2])
    solution = np.linalg.solve(triangle, (target @ basis)[:, :, None])[:, :, 0]
    misfit = np.sum((target - (columns @ solution[:, :, None])[:, :, 0]) ** 2, axis=1)
    return solution / scale[:, 0], misfit
