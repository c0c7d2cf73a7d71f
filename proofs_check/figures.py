"""Draw a record's measurement as a figure for print.

A check hands over plots as data (`theory.records.Plot`); here they become SVG,
PDF and PNG. What the statement predicts is added dashed and in black: a slope
through the last point of a curve, a threshold as a vertical line, a value as a
ring or a horizontal line. A prediction is drawn on a curve only where the curve
shows the estimate it belongs to, which is recognised from the measured number
and never from the predicted one.

The files are deterministic: they carry no date and no random identifier.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from proofs_check.judge import figure, predicted
from theory.records import Curve, Estimate, Instance, Inequality, Limit, Order, Plot, Record, Threshold

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["draw", "stem", "varying"]

# Okabe and Ito's palette without yellow (too faint on white) and black (kept for predictions).
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
MARKERS = "os^Dv<"
GREY = "#555555"
STYLE: dict[str, Any] = {
    "font.family": "STIXGeneral",
    "mathtext.fontset": "stix",
    "font.size": 9,
    "axes.linewidth": 0.5,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "xtick.major.width": 0.5,
    "xtick.minor.width": 0.3,
    "ytick.major.width": 0.5,
    "ytick.minor.width": 0.3,
    "legend.frameon": False,
    "legend.fontsize": 8,
    "lines.linewidth": 1.1,
    "svg.fonttype": "path",
    "svg.hashsalt": "scaling-theory",
    "pdf.fonttype": 42,
}
UNDATED: dict[str, dict[str, Any]] = {
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
    "png": {"Software": None},
}
SHOWS = 0.05  # a curve shows an estimate if it agrees with the measured value this well, relatively

Floats = NDArray[np.float64]


def stem(record: Record) -> str:
    """File name of a record's figure and page, without its ending."""
    return record.claim.id.replace(":", "--")


def draw(record: Record, folder: Path) -> list[Path]:
    """Draw the figure of one claim.

    Parameters
    ----------
    record : Record
    folder : Path
        Where ``<paper>--<slug>.svg``, ``.pdf`` and ``.png`` go; made if missing.

    Returns
    -------
    list of Path
        The files written, SVG first; empty for a claim that was not measured.

    Examples
    --------
    >>> from theory.records import Evidence, Ledger, Record, Verdict
    >>> from theory.registry import builtin
    >>> claim = builtin().claim("yang2025:balanced-allocation")
    >>> draw(Record(claim, Evidence(), Verdict(claim.id, "not checked", "")), Path("unused"))
    []
    """
    found = record.evidence.measurement
    if found is None or not (found.plots or found.estimates):
        return []
    import matplotlib

    folder.mkdir(parents=True, exist_ok=True)
    with matplotlib.rc_context(STYLE):
        made = _figure(record)
        paths = [folder / f"{stem(record)}.{kind}" for kind in UNDATED]
        for path in paths:
            made.savefig(path, metadata=UNDATED[path.suffix[1:]], dpi=200)
    return paths


@dataclass(frozen=True)
class _Predicted:
    """An estimate with what the statement predicts for it."""

    estimate: Estimate
    expected: float


def _figure(record: Record) -> Figure:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    found = record.evidence.measurement
    assert found is not None
    pairs = [
        _Predicted(e, p) for e in found.estimates if (p := predicted(record.claim.statement, e)) is not None and p == p
    ]
    panels: list[Callable[[Axes], None]] = [partial(_draw_plot, record=record, plot=p, pairs=pairs) for p in found.plots]
    if not panels:
        panels = [partial(_draw_ratios, pairs=pairs)]
    height = 2.5 if found.plots else 0.9 + 0.28 * max(len(pairs), 1)
    made = Figure(figsize=(5.6, height * len(panels)), layout="constrained")
    FigureCanvasAgg(made)
    for axes, panel in zip(made.subplots(len(panels), squeeze=False).flat, panels, strict=True):
        panel(axes)
    return made


def _draw_plot(axes: Axes, record: Record, plot: Plot, pairs: Sequence[_Predicted]) -> None:
    axes.set(xscale=plot.xscale, yscale=plot.yscale, xlabel=safe(plot.xlabel), ylabel=safe(plot.ylabel))
    shown = [(curve, *_drawable(curve, plot)) for curve in plot.curves]
    for index, (curve, x, y, error) in enumerate(shown):
        _draw_curve(axes, curve, x, y, error, index)
    # Predictions are drawn inside the range of the data, never the other way round.
    axes.set(xlim=axes.get_xlim(), ylim=axes.get_ylim())
    _draw_predictions(axes, record, plot, pairs, [(x, y) for _, x, y, _ in shown if len(x) > 1])
    _draw_marks(axes, plot.marks)
    if len(axes.get_legend_handles_labels()[1]) > 0:
        axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1.02), borderaxespad=0.0, handlelength=1.8)


def _drawable(curve: Curve, plot: Plot) -> tuple[Floats, Floats, Floats | None]:
    """The points that the scales can show."""
    x, y = np.asarray(curve.x, dtype=float), np.asarray(curve.y, dtype=float)
    keep = np.isfinite(x) & np.isfinite(y)
    keep &= (plot.xscale == "linear") | (x > 0)
    keep &= (plot.yscale == "linear") | (y > 0)
    return x[keep], y[keep], np.asarray(curve.error, dtype=float)[keep] if curve.error else None


def _draw_curve(axes: Axes, curve: Curve, x: Floats, y: Floats, error: Floats | None, index: int) -> None:
    look: dict[str, Any] = {"color": COLOURS[index % len(COLOURS)], "label": safe(curve.label)}
    if curve.style == "points":
        small = len(x) > 40
        look |= {"marker": MARKERS[index % len(MARKERS)], "ms": 2.2 if small else 3.6, "ls": "none", "mew": 0}
    else:
        look |= {"ls": "-" if curve.style == "line" else (0, (5, 2)), "lw": 1.1}
    if error is None:
        axes.plot(x, y, **look)
    else:
        axes.errorbar(x, y, yerr=error, elinewidth=0.7, capsize=0, **look)


def _draw_predictions(
    axes: Axes, record: Record, plot: Plot, pairs: Sequence[_Predicted], curves: Sequence[tuple[Floats, Floats]]
) -> None:
    statement = record.claim.statement
    look: dict[str, Any] = {"color": "black", "lw": 0.9, "ls": (0, (4, 3)), "zorder": 4}
    if isinstance(statement, Order):
        slopes = [p for p in pairs if p.estimate.quantity == "slope"]
        for pair, x, y in _slopes_shown(plot, slopes, curves):
            axes.plot(x, y[-1] * (x / x[-1]) ** pair.expected, label=f"predicted slope {exact(pair.expected)}", **look)
    elif isinstance(statement, Threshold):
        for value in _thresholds_shown(plot, pairs, axes.get_xlim()):
            axes.axvline(value, label=f"predicted {exact(value)}", **look)
    else:
        bound = "bound" if isinstance(statement, Inequality) else "predicted"
        ring = {"marker": "o", "ms": 8, "mfc": "none", "mec": "black", "mew": 0.9, "ls": "none", "zorder": 5}
        at = [point for pair in pairs if (point := _point_shown(plot, pair, curves)) is not None]
        if at:
            axes.plot(*zip(*at, strict=True), label=bound, **ring)
        elif isinstance(statement, Limit):
            for value in sorted({p.expected for p in pairs if _reached(p, curves)}):
                axes.axhline(value, label=f"{bound} {exact(value)}", **look)


def _slopes_shown(
    plot: Plot, pairs: Sequence[_Predicted], curves: Sequence[tuple[Floats, Floats]]
) -> Iterator[tuple[_Predicted, Floats, Floats]]:
    """Curves on logarithmic axes whose last part has a measured slope, with that slope's prediction."""
    if (plot.xscale, plot.yscale) != ("log", "log") or not pairs:
        return
    done: set[str] = set()
    for x, y in curves:
        late = x >= x[-1] ** 0.7 * x[0] ** 0.3
        if late.sum() < 2:
            continue
        slope = float(np.polyfit(np.log(x[late]), np.log(y[late]), 1)[0])
        nearest = min(pairs, key=lambda p: abs(p.estimate.value - slope))
        if abs(nearest.estimate.value - slope) < 3 * SHOWS * abs(slope) and exact(nearest.expected) not in done:
            done.add(exact(nearest.expected))
            yield nearest, x, y


def _thresholds_shown(plot: Plot, pairs: Sequence[_Predicted], limits: tuple[float, float]) -> list[float]:
    marked = [p for p in pairs if any(_near(x, p.estimate.value) for _, x in plot.marks)]
    values = sorted({p.expected for p in marked or pairs})
    inside = [v for v in values if limits[0] <= v <= limits[1]]
    return inside if marked or len(values) == 1 else []


def _point_shown(
    plot: Plot, pair: _Predicted, curves: Sequence[tuple[Floats, Floats]]
) -> tuple[float, float] | None:
    """The marked abscissa at which some curve passes through the measured value."""
    for _, mark in plot.marks:
        for x, y in curves:
            if x[0] <= mark <= x[-1] and _near(_read(plot, x, y, mark), pair.estimate.value):
                return mark, pair.expected
    return None


def _read(plot: Plot, x: Floats, y: Floats, at: float) -> float:
    """Interpolate along straight lines on the plot's own axes."""
    if plot.xscale == "log":
        x, at = np.log(x), float(np.log(at))
    return float(np.exp(np.interp(at, x, np.log(y))) if plot.yscale == "log" else np.interp(at, x, y))


def _reached(pair: _Predicted, curves: Sequence[tuple[Floats, Floats]]) -> bool:
    return any(_near(float(y[-1]), pair.estimate.value) for _, y in curves)


def _near(value: float, measured: float) -> bool:
    return abs(value - measured) <= SHOWS * abs(measured)


def _draw_marks(axes: Axes, marks: Sequence[tuple[str, float]]) -> None:
    """Dotted vertical lines, labelled above the axes; labels that would touch go one line higher."""
    last, level = -1.0, 0
    for label, x in sorted(marks, key=lambda mark: mark[1]):
        place = float(axes.transAxes.inverted().transform(axes.transData.transform((x, axes.get_ylim()[1])))[0])
        if not 0 <= place <= 1:
            continue
        level = level + 1 if place - last < 0.03 * len(label) else 0
        last = place
        axes.axvline(x, color=GREY, lw=0.7, ls=(0, (1, 2)), zorder=1)
        axes.annotate(
            safe(label),
            (place, 1.0),
            xycoords="axes fraction",
            xytext=(0, 2 + 9 * level),
            textcoords="offset points",
            ha="center",
            fontsize=8,
            color=GREY,
        )


def _draw_ratios(axes: Axes, pairs: Sequence[_Predicted]) -> None:
    """Measured over predicted, one row an estimate; the rivals at 10 % bound the axis."""
    common = varying([p.estimate.at for p in pairs])
    rows = [p for p in pairs if p.expected != 0]
    for row, pair in enumerate(rows):
        scale = abs(pair.expected)
        ratio = pair.estimate.value / pair.expected
        axes.errorbar(ratio, row, xerr=pair.estimate.uncertainty / scale, fmt="o", color=COLOURS[0], ms=4, elinewidth=1)
    axes.axvline(1, color="black", lw=0.9, ls=(0, (4, 3)), zorder=0)
    for rival in (0.9, 1.1):
        axes.axvline(rival, color=GREY, lw=0.7, ls=(0, (1, 2)), zorder=0)
    names = [f"{p.estimate.quantity} {figure(p.estimate)}\n{common(p.estimate.at)}".strip() for p in rows]
    axes.set(xlabel="measured / predicted (dotted: rivals 10 % away)", yticks=range(len(rows)), ylim=(-0.6, len(rows) - 0.4))
    axes.set_yticklabels([safe(name) for name in names])
    axes.invert_yaxis()


def varying(instances: Sequence[Instance]) -> Callable[[Instance], str]:
    """A name for each instance by the parameters in which the instances differ.

    Examples
    --------
    >>> one, two = Instance.of(a=1, b=2), Instance.of(a=1, b=3)
    >>> varying([one, two])(two)
    'b = 3'
    """
    sets = [set(i.values) for i in instances]
    shared = set.intersection(*sets) if len(set(instances)) > 1 else set()
    return lambda instance: ", ".join(f"{name} = {value}" for name, value in instance.values if (name, value) not in shared)


def exact(value: float) -> str:
    """A number as a small fraction where it is one, else to three digits.

    Examples
    --------
    >>> exact(-1/7), exact(0.123456)
    ('$-1/7$', '$0.123$')
    """
    near = Fraction(value).limit_denominator(60)
    return f"${near}$" if abs(float(near) - value) <= 1e-12 * max(abs(value), 1e-3) else f"${value:.3g}$"


def safe(label: str) -> str:
    """A label that matplotlib can set: as it is, or with its mathematics left as plain text."""
    from matplotlib.mathtext import MathTextParser

    try:
        MathTextParser("path").parse(label)
    except ValueError:
        return label.replace("$", r"\$")
    return label
