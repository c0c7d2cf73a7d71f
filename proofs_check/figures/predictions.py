"""Draw what a statement predicts where a plot shows the estimate it belongs to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from proofs_check.figures.labels import exact
from proofs_check.judge import predicted
from theory.records import Estimate, Inequality, Plot, Record

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["Prediction", "draw_predictions", "predicted_slopes", "predictions"]

Floats = NDArray[np.float64]
Curve = tuple[Floats, Floats]
Curves = Sequence[Curve]

DASHED: dict[str, Any] = {"color": "black", "lw": 0.9, "ls": (0, (4, 3)), "zorder": 4}
RING: dict[str, Any] = {"marker": "o", "ms": 8, "mfc": "none", "mec": "black", "mew": 0.9, "ls": "none", "zorder": 5}
SAME = 0.02  # relative distance within which a place on a plot shows a measured value
ALIKE = 0.15  # the same for the slope of the last part of a curve, which corrections to scaling bend


@dataclass(frozen=True)
class Prediction:
    """An estimate with what the statement predicts for it."""

    estimate: Estimate
    expected: float


def predictions(record: Record) -> list[Prediction]:
    """The estimates of a record for which the statement predicts a number."""
    found = record.evidence.measurement
    pairs = [] if found is None else [(e, predicted(record.claim.statement, e)) for e in found.estimates]
    return [Prediction(e, p) for e, p in pairs if p is not None and np.isfinite(p)]


def draw_predictions(axes: Axes, record: Record, plot: Plot, pairs: Sequence[Prediction], curves: Curves) -> None:
    """Add the predictions that a plot shows to its axes.

    Parameters
    ----------
    axes : matplotlib.axes.Axes
    record : Record
    plot : Plot
    pairs : sequence of Prediction
    curves : sequence of (x, y)
        What was drawn, each of shape (n,).
    """
    from matplotlib.patheffects import withStroke

    values = [p for p in pairs if p.estimate.quantity == "value"]
    what = "predicted bound" if isinstance(record.claim.statement, Inequality) else "predicted"
    places = _on_abscissa(plot, values)
    points = [] if places else _points(plot, values, curves)
    if points:
        axes.plot(*zip(*points, strict=True), label=what, **RING)
    axes.set(xlim=axes.get_xlim(), ylim=axes.get_ylim())  # lines do not widen the axes, rings do
    for place in places:
        axes.axvline(place, label=f"{what} {exact(place)}", **DASHED)
    for level in [] if places or points else _levels(values, curves):
        axes.axhline(level, label=f"{what} {exact(level)}", **DASHED)
    for pair, (x, y) in predicted_slopes(plot, pairs, curves):
        axes.plot(x, y[-1] * (x / x[-1]) ** pair.expected, label="predicted slope", **DASHED)
        name = axes.annotate(exact(pair.expected), (x[-1], y[-1]), xytext=(5, 0), textcoords="offset points")
        name.set(va="center", fontsize=8, path_effects=[withStroke(linewidth=2, foreground="white")])


def predicted_slopes(plot: Plot, pairs: Sequence[Prediction], curves: Curves) -> Iterator[tuple[Prediction, Curve]]:
    """Curves whose last part has a measured slope, with that slope's prediction; each slope once."""
    pairs = [p for p in pairs if p.estimate.quantity == "slope"]
    if (plot.xscale, plot.yscale) != ("log", "log") or not pairs:
        return
    done: set[str] = set()
    for x, y in (curve for curve in curves if len(curve[0]) > 1):
        late = x >= x[-1] ** 0.7 * x[0] ** 0.3
        if late.sum() < 2:
            continue
        slope = float(np.polyfit(np.log(x[late]), np.log(y[late]), 1)[0])
        nearest = min(pairs, key=lambda p: abs(p.estimate.value - slope))
        name = exact(nearest.expected)
        if _near(slope, nearest.estimate.value, ALIKE) and name not in done:
            done.add(name)
            yield nearest, (x, y)


def _on_abscissa(plot: Plot, pairs: Sequence[Prediction]) -> list[float]:
    """Predictions of places that the plot marks on its abscissa."""
    return sorted({p.expected for p in pairs if any(_near(x, p.estimate.value) for _, x in plot.marks)})


def _points(plot: Plot, pairs: Sequence[Prediction], curves: Curves) -> list[tuple[float, float]]:
    """Where curves pass through measured values: over a mark, or over a parameter that all instances vary along."""
    marked = [(x, p.expected) for p in pairs for _, x in plot.marks if _passes(plot, curves, x, p.estimate.value)]
    if marked:
        return marked
    for name in dict.fromkeys(name for p in pairs for name, _ in p.estimate.at.values):
        if all(_passes(plot, curves, p.estimate.at.number(name), p.estimate.value) for p in pairs):
            return [(p.estimate.at.number(name), p.expected) for p in pairs]
    return []


def _passes(plot: Plot, curves: Curves, at: float, value: float) -> bool:
    return any(x[0] <= at <= x[-1] and _near(_read(plot, x, y, at), value) for x, y in curves)


def _read(plot: Plot, x: Floats, y: Floats, at: float) -> float:
    """Interpolate along straight lines on the plot's own axes."""
    if plot.xscale == "log":
        x, at = np.log(x), float(np.log(at))
    return float(np.exp(np.interp(at, x, np.log(y))) if plot.yscale == "log" else np.interp(at, x, y))


def _levels(pairs: Sequence[Prediction], curves: Curves) -> list[float]:
    """Predictions of values that some curve has at its end."""
    return sorted({p.expected for p in pairs if any(_near(float(y[-1]), p.estimate.value) for _, y in curves)})


def _near(value: float, measured: float, within: float = SAME) -> bool:
    return abs(value - measured) <= within * abs(measured)
