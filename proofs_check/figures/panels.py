"""From a record to a figure: panels, scales, legend, files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from proofs_check.exponents import local_slopes
from proofs_check.figures.compact import compact
from proofs_check.figures.fonts import FAMILY, add_fonts
from proofs_check.figures.labels import safe, tick, varying
from proofs_check.figures.predictions import DASHED, Prediction, draw_predictions, predicted_slopes, predictions
from theory.records import Curve, Plot, Record

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure

__all__ = ["draw", "figure", "stem", "styled"]

# Okabe and Ito's palette without yellow (too faint on white) and black (kept for predictions).
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
MARKERS = "os^Dv<"
GREY = "#555555"
SLOPES = 0.75  # inches of a panel of local slopes
WINDOW = 5  # points of a local slope
STYLE: Any = {
    "font.family": [FAMILY, "DejaVu Serif"],  # the second has almost every character
    "mathtext.fontset": "custom",
    "mathtext.rm": FAMILY,
    "mathtext.it": f"{FAMILY}:italic",
    "mathtext.cal": FAMILY,
    "mathtext.fallback": "stix",
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
    "svg.fonttype": "path",
    "svg.hashsalt": "scaling-theory",
    "pdf.fonttype": 42,
}
UNDATED: dict[str, dict[str, Any]] = {
    "svg": {"Date": None, "Creator": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}

Floats = NDArray[np.float64]
Looks = Mapping[str, dict[str, Any]]


def stem(record: Record) -> str:
    """File name of a record's figure and page, without its ending."""
    return record.claim.id.replace(":", "--")


def draw(record: Record, folder: Path) -> list[Path]:
    """Draw the figure of one claim.

    Parameters
    ----------
    record : Record
    folder : Path
        Where ``<paper>--<slug>.svg`` and ``.pdf`` go; made if missing.

    Returns
    -------
    list of Path
        The files written, SVG first; empty for a claim that was not measured.

    Examples
    --------
    >>> from theory.records import Evidence, Verdict
    >>> from theory.registry import builtin
    >>> claim = builtin().claim("yang2025:balanced-allocation")
    >>> draw(Record(claim, Evidence(), Verdict(claim.id, "not checked", "")), Path("unused"))
    []
    """
    made = figure(record)
    if made is None:
        return []
    from matplotlib.backends.backend_pdf import FigureCanvasPdf
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    folder.mkdir(parents=True, exist_ok=True)
    with styled():
        svg, pdf = (folder / f"{stem(record)}.{kind}" for kind in UNDATED)
        # Not by savefig, which goes through everything once more for layouts that depend on the format.
        written = StringIO()
        FigureCanvasSVG(made).print_svg(written, metadata=UNDATED["svg"])  # type: ignore[no-untyped-call]
        svg.write_text(compact(written.getvalue()), encoding="utf-8")
        FigureCanvasPdf(made).print_pdf(pdf, metadata=UNDATED["pdf"])  # type: ignore[no-untyped-call]
    return [svg, pdf]


def figure(record: Record) -> Figure | None:
    """The figure of one claim, to be changed or shown in a notebook; None for a claim that was not measured.

    Where a slope is predicted, local slopes stand below the curve: of straight
    lines through five neighbouring points, with their uncertainties.
    """
    found, pairs = record.evidence.measurement, predictions(record)
    if found is None or not (found.plots or pairs):
        return None
    with styled():
        made = _plots(record, found.plots, pairs) if found.plots else _ratios(pairs)
        _lay_out(made)
    return made


def styled() -> AbstractContextManager[None]:
    """Matplotlib's settings for figures in print."""
    import matplotlib

    add_fonts()
    return matplotlib.rc_context(STYLE)


def _empty(width: float, height: float) -> Figure:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    made = Figure(figsize=(width, height), dpi=72)  # the resolution of SVG and PDF
    FigureCanvasAgg(made)
    return made


def _lay_out(made: Figure) -> None:
    """Place everything once, for all formats: the legend at its edge, and the panels in what it leaves."""
    renderer = made.canvas.get_renderer()  # type: ignore[attr-defined]
    right, bottom = 1.0, 0.0
    for legend in made.legends:
        box = legend.get_window_extent(renderer).transformed(made.transFigure.inverted())
        right, bottom = (right, box.y1) if box.x0 < 0.5 else (box.x0, bottom)
    made.tight_layout(pad=0.4, rect=(0, bottom, right, 1))


def _plots(record: Record, plots: Sequence[Plot], pairs: Sequence[Prediction]) -> Figure:
    columns = min(len(plots), 2)
    rows = -(-len(plots) // columns)
    sloped = [_sloped(plot, pairs) for plot in plots]
    tall = [SLOPES * any(sloped[row * columns : (row + 1) * columns]) for row in range(rows)]
    made = _empty(5.6, 2.5 + sum(tall)) if columns == 1 else _empty(6.8, 2.3 * rows + sum(tall) + 0.4)
    grid = made.add_gridspec(rows, columns, height_ratios=[2.3 + more for more in tall])
    looks = _looks(plots)
    for i, (plot, found) in enumerate(zip(plots, sloped, strict=True)):
        place = grid[i // columns, i % columns]
        if not found:
            _draw_plot(made.add_subplot(place), record, plot, pairs, looks)
            continue
        halves = place.subgridspec(2, 1, height_ratios=(2.3, SLOPES), hspace=0.08)
        axes = made.add_subplot(halves[0])
        _draw_plot(axes, record, plot, pairs, looks)
        _draw_slopes(made.add_subplot(halves[1], sharex=axes), plot, found, looks)
        axes.tick_params(labelbottom=False)
        axes.set_xlabel("")
    _draw_legend(made, looks, beside=columns == 1)
    return made


def _sloped(plot: Plot, pairs: Sequence[Prediction]) -> list[tuple[Curve, float]]:
    """The curves of a plot that have enough points for local slopes, with the predicted slope."""
    shown = [(curve, *_drawable(curve, plot)[:2]) for curve in plot.curves]
    found = {id(x): pair.expected for pair, (x, _) in predicted_slopes(plot, pairs, [(x, y) for _, x, y in shown])}
    return [(c, found[id(x)]) for c, x, _ in shown if id(x) in found and len(x) >= WINDOW and np.all(np.diff(x) > 0)]


def _draw_slopes(axes: Axes, plot: Plot, found: Sequence[tuple[Curve, float]], looks: Looks) -> None:
    """Local slopes of curves, and the slopes that are predicted for them."""
    for curve, expected in found:
        x, y, error = _drawable(curve, plot)
        slopes = local_slopes(x, y, WINDOW, error)
        look = looks[safe(curve.label)] | {"ms": 2.2, "lw": 0.9, "mew": 0, "elinewidth": 0.6, "capsize": 0}
        few = curve.style == "points" and len(x) <= 40
        look |= {"yerr": slopes.uncertainty, "ls": "none"} if few else {"marker": ""}
        axes.errorbar(slopes.x, slopes.slope, **look)
        axes.axhline(expected, **DASHED)
    low, high = axes.get_ylim()
    wide = max(high - low, 0.1 * max(abs(expected) for _, expected in found))
    axes.set_ylim((low + high - wide) / 2, (low + high + wide) / 2)
    axes.set(ylabel="slope", xlabel=safe(plot.xlabel))
    axes.locator_params(axis="y", nbins=3)


def _looks(plots: Sequence[Plot]) -> Looks:
    """One colour and marker for each label, the same in all panels."""
    labels = dict.fromkeys(safe(curve.label) for plot in plots for curve in plot.curves)
    return {
        label: {"color": COLOURS[i % len(COLOURS)], "marker": MARKERS[(i + i // len(COLOURS)) % len(MARKERS)]}
        for i, label in enumerate(labels)
    }


def _draw_legend(made: Figure, looks: Looks, *, beside: bool) -> None:
    """One legend for all panels, outside the data; curves first, predictions last."""
    entries: dict[str, Any] = dict.fromkeys(looks)
    for axes in made.axes:
        handles, labels = axes.get_legend_handles_labels()
        entries |= dict(zip(labels, handles, strict=True))
    place: Any = {"loc": "upper right"} if beside else {"loc": "lower center", "ncols": 4}
    made.legend(entries.values(), entries.keys(), handlelength=1.8, **place)


def _draw_plot(axes: Axes, record: Record, plot: Plot, pairs: Sequence[Prediction], looks: Looks) -> None:
    axes.set(xscale=plot.xscale, yscale=plot.yscale, xlabel=safe(plot.xlabel), ylabel=safe(plot.ylabel))
    shown = [(curve, *_drawable(curve, plot)) for curve in plot.curves]
    for curve, x, y, error in shown:
        _draw_curve(axes, curve, x, y, error, looks)
    low, high = axes.get_ylim()
    if plot.yscale == "log" and high < 1.01 * low:  # a constant: show it as one, not its rounding errors
        axes.set_ylim(low / 1.2, high * 1.2)
    draw_predictions(axes, record, plot, pairs, [(x, y) for _, x, y, _ in shown if len(x) > 1])
    for axis, scale, limits in ((axes.xaxis, plot.xscale, axes.get_xlim()), (axes.yaxis, plot.yscale, axes.get_ylim())):
        if scale == "log":
            _set_ticks(axis, float(np.log10(limits[1] / limits[0])))
    _draw_marks(axes, plot.marks)


def _set_ticks(axis: Axis, decades: float) -> None:
    """Ticks of a logarithmic axis, as dense as its length in decades allows."""
    from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullFormatter, NullLocator

    if decades < 0.7:
        axis.set_major_locator(MaxNLocator(4))
    else:
        axis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0) if decades < 2 else (1.0,), numticks=7))
    axis.set_major_formatter(FuncFormatter(lambda value, _: tick(value, decades=decades > 2)))
    axis.set_minor_formatter(NullFormatter())
    if decades < 0.7 or decades > 3:
        axis.set_minor_locator(NullLocator())


def _drawable(curve: Curve, plot: Plot) -> tuple[Floats, Floats, Floats | None]:
    """The points that the scales can show."""
    x, y = np.asarray(curve.x, dtype=float), np.asarray(curve.y, dtype=float)
    keep = np.isfinite(x) & np.isfinite(y)
    keep &= (plot.xscale == "linear") | (x > 0)
    keep &= (plot.yscale == "linear") | (y > 0)
    return x[keep], y[keep], np.asarray(curve.error, dtype=float)[keep] if curve.error else None


def _draw_curve(axes: Axes, curve: Curve, x: Floats, y: Floats, error: Floats | None, looks: Looks) -> None:
    label = safe(curve.label)
    look = looks[label] | {"label": label}
    if curve.style == "points":
        look |= {"ms": 2.8 if len(x) > 40 else 3.6, "ls": "none", "mew": 0}
    elif curve.style == "line":  # broad and pale, so that what lies on it is seen
        look |= {"marker": "", "lw": 2.6, "alpha": 0.5}
    else:
        look |= {"marker": "", "lw": 1.2, "ls": (0, (6, 2))}
    if error is None:
        axes.plot(x, y, **look)
    else:
        axes.errorbar(x, y, yerr=error, elinewidth=0.7, capsize=0, **look)


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
        name = axes.annotate(safe(label), (place, 1), (0, 2 + 9 * level), "axes fraction", "offset points")
        name.set(ha="center", fontsize=8, color=GREY)


def _ratios(pairs: Sequence[Prediction]) -> Figure:
    """Measured over predicted, one row for each estimate, between the rivals 10 % away."""
    rows = [p for p in pairs if p.expected != 0]
    made = _empty(5.6, 0.9 + 0.25 * len(rows))
    axes = made.add_subplot()
    for row, pair in enumerate(rows):
        ratio, error = pair.estimate.value / pair.expected, pair.estimate.uncertainty / abs(pair.expected)
        axes.errorbar(ratio, row, xerr=error, fmt="o", color=COLOURS[0], ms=4, elinewidth=1)
    axes.axvline(1, **DASHED | {"zorder": 0})
    for rival in (0.9, 1.1):
        axes.axvline(rival, color=GREY, lw=0.7, ls=(0, (1, 2)), zorder=0)
    at, several = varying([p.estimate.at for p in pairs]), len({p.estimate.quantity for p in rows}) > 1
    names = [f"{p.estimate.quantity}, {at(p.estimate.at)}" if several else at(p.estimate.at) for p in rows]
    axes.set(xlabel="measured / predicted; dotted: rivals 10 % away", ylim=(len(rows) - 0.4, -0.6))
    axes.set_yticks(range(len(rows)), [safe(name) for name in names])
    return made
