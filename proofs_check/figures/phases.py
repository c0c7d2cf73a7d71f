"""Draw a phase diagram: over one or two parameters, with exponents, walls and a key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import sympy
from numpy.typing import NDArray
from scipy import ndimage
from sympy.core.relational import Relational

from proofs_check.evaluator import Evaluated, evaluator
from proofs_check.figures.panels import COLOURS, GREY, UNDATED, styled
from proofs_check.figures.pgf import pgfplots
from proofs_check.monomials import NumbersError, numbers_for
from theory.allocate import PhaseDiagram, Wall

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["plot_phases"]

POINTS = 500  # of the grid along each axis
DEFAULT_RANGE = (0.0, 2.0)
TINTS = (*COLOURS, "#F0E442", "#999999")  # with yellow and grey, which serve as fillings
PALE = 0.38  # opacity of a filling
NARROW = 18  # grid points from a region's edge at its widest, below which its name is small, and upright in a column
CENTRAL = 0.9  # of the greatest distance from the edge counts as the middle of a region
LEVELS = 7  # of the exponent
SHORTEST = 1e-9  # piece of a wall, in units of the axes

WALLS: dict[str, dict[str, Any]] = {
    "continuous": {"color": "black", "lw": 0.8, "ls": "-"},
    "jumping": {"color": "black", "lw": 1.9, "ls": (0, (4, 1.6))},
    "log": {"color": "black", "lw": 1.2, "ls": (0, (1, 1.5))},
    "edge": {"color": GREY, "lw": 0.6, "ls": "-"},
}
MEANINGS = {"continuous": "allocation continuous", "jumping": "allocation jumps", "log": "logarithm on the wall"}

Expr = Any
Floats = NDArray[np.float64]
Range = tuple[float, float]


def plot_phases(
    diagram: PhaseDiagram,
    ranges: Mapping[Any, Range] | None = None,
    *,
    fixed: Mapping[Any, Any] | None = None,
    names: Mapping[str, Sequence[float]] | None = None,
    latex: Mapping[Any, str] | None = None,
    path: str | Path | None = None,
) -> Figure:
    r"""Draw the phases over one or two parameters.

    Over two, regions are coloured by phase, grey lines join equal exponents, and
    walls are drawn by kind: thin where the optimal allocation passes
    continuously, thick and dashed where it jumps, dotted where one phase carries
    a logarithm. Over one, the exponent is a line with its walls marked.

    Parameters
    ----------
    diagram : PhaseDiagram
    ranges : mapping from parameter to (low, high), optional
        The abscissa first; else the parameters that are not fixed, from 0 to 2.
    fixed : mapping from parameter to number, optional
    names : mapping from name to point, optional
        Phases by a point inside them, in the order of the ranges; the others are numbered.
    latex : mapping from parameter to LaTeX, optional
        How parameters are written, if not as sympy writes them.
    path : str or Path, optional
        A file to write, whose ending gives the format; ``.tex`` is a picture for pgfplots. This, SVG and PDF are
        deterministic.

    Returns
    -------
    matplotlib.figure.Figure

    Raises
    ------
    NumbersError
        If other than one or two parameters are left, a parameter is unknown, a
        range is empty or endless, a named point lies in no phase, or the ending of
        the path is none of a figure.

    Examples
    --------
    >>> from theory import Risk, compute_optimal, parameters, resources
    >>> N, D, C = resources("N D C"); a, u = parameters("a u")
    >>> limited = compute_optimal(Risk(N**-a + D**-a), cost=N*D, subject_to=[D <= C**u])
    >>> drawn = plot_phases(limited, {"a": (0, 1), "u": (0, 1)})
    >>> [axes.get_xlabel() for axes in drawn.axes]
    ['$a$']
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    view = _view(diagram, ranges, fixed or {}, names or {}, latex or {})
    with styled():
        made = Figure(figsize=(6.2, 3.4), dpi=72, layout="constrained")  # the resolution of SVG and PDF
        FigureCanvasAgg(made)
        axes = made.add_subplot()
        kinds = _draw_plane(axes, view) if len(view.symbols) == 2 else _draw_line(axes, view)
        _draw_key(made, view, kinds)
        kind = Path(path).suffix.removeprefix(".") if path is not None else ""
        if kind == "tex":
            Path(path or "").write_text(pgfplots(made), encoding="utf-8")
        elif path is not None:
            try:
                made.savefig(path, dpi=200 if kind == "png" else 72, metadata=UNDATED.get(kind, {}))
            except ValueError:
                raise NumbersError(f"cannot draw to {path}: end its name in .svg, .pdf, .png or .tex") from None
    return made


@dataclass(frozen=True)
class _View:
    """What is drawn: a diagram, cut along one or two of its parameters."""

    diagram: PhaseDiagram
    symbols: tuple[sympy.Symbol, ...]
    ranges: tuple[Range, ...]
    fixed: Mapping[sympy.Symbol, Expr]
    given_names: Mapping[str, Sequence[float]]
    latex: Mapping[sympy.Symbol, str]

    @cached_property
    def evaluate(self) -> Callable[..., Evaluated]:
        """Evaluate at values of the symbols that vary."""
        compiled = evaluator(self.diagram)
        constants = {s.name: float(v) for s, v in self.fixed.items()}
        return lambda *points: compiled(**{s.name: p for s, p in zip(self.symbols, points, strict=True)}, **constants)

    @cached_property
    def grids(self) -> tuple[Floats, ...]:
        """Values along each axis, at the centres of equal cells."""
        steps = (np.arange(POINTS) + 0.5) / POINTS
        return tuple(low + (high - low) * steps for low, high in self.ranges)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Per phase, the name given to a point inside it, or its number."""
        found = [str(i + 1) for i in range(len(self.diagram.phases))]
        for name, point in self.given_names.items():
            index = int(self.evaluate(*point).phase)
            if index < 0:
                raise NumbersError(f"the point {tuple(point)}, named {name}, lies in no phase")
            found[index] = name
        return tuple(found)

    def written(self, expr: Expr) -> str:
        return f"${sympy.latex(expr, symbol_names=dict(self.latex))}$".replace(r"\frac", r"\dfrac")

    def cut(self, expr: Expr) -> Expr:
        return sympy.expand(expr.xreplace(dict(self.fixed)))


def _view(
    diagram: PhaseDiagram,
    ranges: Mapping[Any, Range] | None,
    fixed: Mapping[Any, Any],
    names: Mapping[str, Sequence[float]],
    latex: Mapping[Any, str],
) -> _View:
    known = {s.name: s for s in diagram.parameters}
    given = [str(key) for key in (*(ranges or {}), *fixed, *latex)]
    unknown = [name for name in given if name not in known]
    if unknown:
        raise NumbersError(f"{unknown[0]} is no parameter of this diagram; it has {', '.join(known) or 'none'}")
    constants = {str(key): value for key, value in fixed.items()}
    left = [name for name in known if name not in constants]
    spans = {str(key): span for key, span in (ranges or dict.fromkeys(left, DEFAULT_RANGE)).items()}
    if len(spans) not in (1, 2) or set(left) != set(spans):
        raise NumbersError(
            f"{', '.join(left) or 'no parameters'} are left; give ranges for one or two (--over), fix the others (--at)"
        )
    for name, (low, high) in spans.items():
        if not -np.inf < float(low) < float(high) < np.inf:
            raise NumbersError(f"the range of {name} is {low} to {high}; give two finite numbers, the lower one first")
    symbols = tuple(known[name] for name in spans)
    return _View(
        diagram,
        symbols,
        tuple((float(low), float(high)) for low, high in spans.values()),
        numbers_for([known[name] for name in constants], constants),
        names,
        {known[str(key)]: text for key, text in latex.items()},
    )


# --- two parameters ---------------------------------------------------------------------------------------------------


def _draw_plane(axes: Axes, view: _View) -> list[str]:
    """Draw regions, exponents, walls and names; return the kinds of wall and the phases that are seen."""
    from matplotlib.colors import ListedColormap

    found = view.evaluate(*np.meshgrid(*view.grids))
    (left, right), (bottom, top) = view.ranges
    colours = ListedColormap([_colour(i) for i in range(len(view.diagram.phases))])
    axes.imshow(
        np.ma.masked_less(found.phase, 0),
        cmap=colours,
        vmin=-0.5,
        vmax=colours.N - 0.5,
        extent=(left, right, bottom, top),
        origin="lower",
        aspect="auto",
        alpha=PALE,
        interpolation="nearest",
    )
    depths = {i: _depth(found.phase == i) for i in _seen(found)}
    names = [_write_name(axes, view, depth, view.names[i]) for i, depth in depths.items()]
    if depths and np.nanmin(found.exponent) < np.nanmax(found.exponent):
        _draw_levels(axes, view, found.exponent, sum(depths.values()), names)
    kinds = _draw_walls(axes, view)
    x, y = (view.written(s) for s in view.symbols)
    axes.set(xlabel=x, ylabel=y, xlim=(left, right), ylim=(bottom, top))
    return kinds


def _draw_walls(axes: Axes, view: _View) -> list[str]:
    kinds = []
    for wall in view.diagram.walls:
        kind = _kind(wall)
        pieces = list(_pieces(view, wall.equation, set(wall.between)))
        for x, y in pieces:
            axes.plot(x, y, zorder=3, **WALLS[kind])
        kinds += [kind] if pieces else []
    for fact in view.diagram.problem.facts:
        if not isinstance(fact, Relational):
            continue  # an Or or a Not has no edge of its own
        for i in range(len(view.diagram.phases)):
            for x, y in _pieces(view, fact.lhs - fact.rhs, {-1, i}):
                axes.plot(x, y, zorder=2, **WALLS["edge"])
    return kinds


def _kind(wall: Wall) -> str:
    return "log" if wall.between[0] == wall.between[1] else wall.kind


def _pieces(view: _View, equation: Expr, between: set[int]) -> Iterator[tuple[Floats, Floats]]:
    """The parts of the curve where an expression vanishes that have these phases on their sides."""
    from contourpy import contour_generator

    cut = view.cut(equation)
    if not cut.free_symbols:
        return
    x, y = (np.linspace(low, high, POINTS) for low, high in view.ranges)
    height = sympy.lambdify(view.symbols, cut, "numpy")(*np.meshgrid(x, y))
    scale = np.array([high - low for low, high in view.ranges])
    for line in contour_generator(x, y, np.broadcast_to(height, (POINTS, POINTS))).lines(0):
        vertices = np.asarray(line, dtype=float)
        steps = np.linalg.norm(np.diff(vertices, axis=0) / scale, axis=1)
        vertices = vertices[np.r_[True, steps > SHORTEST]]
        middle, along = (vertices[1:] + vertices[:-1]) / 2, np.diff(vertices, axis=0) / scale
        lengths = np.linalg.norm(along, axis=1, keepdims=True)
        across = along[:, ::-1] * [1, -1] / lengths * scale / (4 * POINTS)
        one, other = (view.evaluate(*(middle + sign * across).T).phase for sign in (1, -1))
        shown = (np.minimum(one, other) == min(between)) & (np.maximum(one, other) == max(between))
        labels, count = ndimage.label(shown)
        for k in range(count):
            start, stop = np.flatnonzero(labels == k + 1)[[0, -1]]
            yield vertices[start : stop + 2, 0], vertices[start : stop + 2, 1]


def _depth(mask: NDArray[np.bool_]) -> Floats:
    """Distance of grid points from the edge of a region, in grid points; zero outside."""
    depth: Floats = ndimage.distance_transform_edt(np.pad(mask, 1))[1:-1, 1:-1]
    return depth


def _write_name(axes: Axes, view: _View, depth: Floats, name: str) -> Floats:
    """Write a name in the middle of a region, where it is wide; return the place as (x, y)."""
    from matplotlib.patheffects import withStroke

    central = np.argwhere(depth >= CENTRAL * depth.max())
    row, column = central[np.linalg.norm(central - central.mean(axis=0), axis=1).argmin()]
    place = np.array([view.grids[0][column], view.grids[1][row]])
    narrow = depth.max() < NARROW
    column_like = (depth[:, column] > 0).sum() > (depth[row] > 0).sum()
    text = axes.text(place[0], place[1], name, ha="center", va="center", fontsize=8 if narrow else 11, zorder=5)
    text.set(rotation=90 if narrow and column_like else 0)
    text.set_path_effects([withStroke(linewidth=2.5, foreground="white")])
    return place


def _draw_levels(axes: Axes, view: _View, exponent: Floats, depth: Any, names: Sequence[Floats]) -> None:
    """Draw lines of equal exponent, each labelled where it is far from walls and names."""
    drawn = axes.contour(*view.grids, exponent, LEVELS, colors=GREY, linewidths=0.4)
    corner = np.array([low for low, _ in view.ranges])
    cell = np.array([(high - low) / POINTS for low, high in view.ranges])
    places = []
    for path in drawn.get_paths():
        vertices = np.asarray(path.vertices, dtype=float)
        if len(vertices):
            row_column = np.clip(((vertices - corner) / cell).astype(int), 0, POINTS - 1)
            room = depth[row_column[:, 1], row_column[:, 0]]
            for taken in names:
                room = np.minimum(room, np.linalg.norm((vertices - taken) / cell, axis=1))
            places.append(tuple(vertices[room.argmax()]))
    drawn.clabel(fontsize=6.5, colors=GREY, manual=places)


# --- one parameter ----------------------------------------------------------------------------------------------------


def _draw_line(axes: Axes, view: _View) -> list[str]:
    """Draw the exponent over one parameter, and its walls as vertical lines; return their kinds."""
    (low, high), (symbol,) = view.ranges[0], view.symbols
    found = view.evaluate(view.grids[0])
    for i in _seen(found):
        shown = np.where(found.phase == i, found.exponent, np.nan)
        axes.plot(view.grids[0], shown, color=_colour(i), lw=2)
    kinds = []
    for wall in view.diagram.walls:
        for x in _roots(view.cut(wall.equation)):
            sides = set(view.evaluate(x + (high - low) / POINTS * np.array([-0.25, 0.25])).phase.tolist())
            if low < x < high and sides == set(wall.between):
                axes.axvline(x, zorder=1, **WALLS[_kind(wall)])
                kinds.append(_kind(wall))
    axes.set(xlabel=view.written(symbol), ylabel="exponent", xlim=(low, high))
    return kinds


def _roots(expr: Expr) -> list[float]:
    return [float(root) for root in sympy.real_roots(expr)] if expr.free_symbols else []


# --- key --------------------------------------------------------------------------------------------------------------


def _seen(found: Evaluated) -> list[int]:
    return [int(i) for i in np.unique(found.phase) if i >= 0]


def _colour(index: int) -> str:
    return TINTS[index % len(TINTS)]


def _draw_key(made: Figure, view: _View, kinds: Sequence[str]) -> None:
    """List the phases that are seen with their exponents, then the kinds of wall."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    flat = len(view.symbols) == 2
    found = view.evaluate(*(np.meshgrid(*view.grids) if flat else view.grids))
    handles: list[Any] = []
    for i in _seen(found):
        phase = view.diagram.phases[i]
        log = f" (\\log C)^{{{sympy.latex(phase.log)}}}" if phase.log != 0 else ""
        label = f"{view.names[i]}   {view.written(phase.exponent)[:-1]}{log}$"
        look = {"facecolor": _colour(i), "alpha": PALE} if flat else {"color": _colour(i)}
        handles.append(Patch(label=label, **look) if flat else Line2D([], [], lw=2, label=label, **look))
    handles += [Line2D([], [], label=MEANINGS[kind], **WALLS[kind]) for kind in MEANINGS if kind in kinds]
    made.legend(handles=handles, loc="outside right upper", handlelength=1.8, labelspacing=1.0, title="phase, exponent")
