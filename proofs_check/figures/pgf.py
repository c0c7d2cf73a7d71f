"""A phase diagram as pgfplots text, for a paper that sets its figures itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["pgfplots"]

Floats = NDArray[np.float64]
Box = tuple[float, float, float, float]  # left, right, bottom, top

THRESHOLD = 0.7  # of a grid cell: the steps of a region's edge on the grid are smaller, and its wall is drawn over them
FINE = 2000  # of these units a line is long and wide, in which the same threshold holds
DASHES = {"-": "", "--": ", dashed", ":": ", densely dotted"}


def pgfplots(made: Figure) -> str:
    r"""The picture of `plot_phases` as a ``tikzpicture``.

    It needs ``\usepackage{amsmath,pgfplots}``; regions, lines of equal exponent,
    walls, names and the key are commands of their own,
    one a line, to be changed by hand.

    Parameters
    ----------
    made : matplotlib.figure.Figure
        As `plot_phases` returns it.

    Examples
    --------
    >>> from proofs_check.figures import plot_phases
    >>> from theory import Risk, compute_optimal, parameters, resources
    >>> N, D, C = resources("N D C"); a, u = parameters("a u")
    >>> limited = compute_optimal(Risk(N**-a + D**-a), cost=N*D, subject_to=[D <= C**u])
    >>> text = pgfplots(plot_phases(limited, {"a": (0, 1), "u": (0, 1)}))
    >>> text.count("\\fill"), "xlabel={$a$}" in text
    (2, True)
    """
    (axes,) = made.axes
    parts = [_begin(axes), *_regions(axes), *_lines(axes), *_names(axes), *_key(made)]
    return "\n".join([*parts, r"\end{axis}", r"\end{tikzpicture}"]) + "\n"


def _begin(axes: Axes) -> str:
    (left, right), (bottom, top) = axes.get_xlim(), axes.get_ylim()
    return (
        "% Needs \\usepackage{amsmath,pgfplots} and \\pgfplotsset{compat=1.17}.\n"
        "\\begin{tikzpicture}\n"
        f"\\begin{{axis}}[xlabel={{{axes.get_xlabel()}}}, ylabel={{{axes.get_ylabel()}}}, axis on top,\n"
        f"  xmin={left:g}, xmax={right:g}, ymin={bottom:g}, ymax={top:g}, clip=true,\n"
        "  legend pos=outer north east, legend cell align=left, legend style={draw=none, font=\\small, row sep=3pt}]"
    )


def _regions(axes: Axes) -> Iterator[str]:
    """The filling of each phase, with its holes."""
    from contourpy import contour_generator

    image: Any
    for image in axes.images:
        phases, box = np.ma.filled(image.get_array().astype(float), -1), image.get_extent()
        # Up to the edges, not to the centres of the last cells.
        rows, columns = (np.r_[-0.5, np.arange(n), n - 0.5] for n in phases.shape)
        for phase in np.unique(phases[phases >= 0]):
            inside = np.pad(np.pad((phases == phase).astype(float), 1, mode="edge"), 1)  # closed along the edges
            grid = contour_generator(_padded(columns), _padded(rows), inside, fill_type="OuterOffset")
            look = f"{_colour(image.cmap(image.norm(phase)))}, fill opacity={image.get_alpha():g}"
            found: Any = grid.filled(0.5, 2)
            for vertices, ends in zip(*found, strict=True):
                rings = (_ring(vertices[i:j], phases.shape, box) for i, j in pairwise(ends.tolist()))
                yield f"\\fill[{look}, even odd rule] {' '.join(rings)};"


def _padded(places: Any) -> Floats:
    padded: Floats = np.r_[places[0] - 1e-6, places, places[-1] + 1e-6]
    return padded


def _ring(vertices: Floats, shape: tuple[int, ...], box: Box) -> str:
    """A closed line through the corners of a polygon on the grid."""
    half = len(vertices) // 2
    corners: Floats = np.concatenate([_corners(vertices[: half + 1]), _corners(vertices[half:])[1:-1]])
    x = box[0] + np.clip((corners[:, 0] + 0.5) / shape[1], 0, 1) * (box[1] - box[0])
    y = box[2] + np.clip((corners[:, 1] + 0.5) / shape[0], 0, 1) * (box[3] - box[2])
    return " -- ".join(f"(axis cs:{u:.4g},{v:.4g})" for u, v in zip(x, y, strict=True)) + " -- cycle"


def _corners(points: Floats) -> Floats:
    """The points of a line that its shape needs (the algorithm of Ramer, Douglas and Peucker)."""
    along = points[-1] - points[0]
    length = float(np.hypot(*along))
    x, y = (points - points[0]).T
    away = np.abs(along[0] * y - along[1] * x) / length if length else np.hypot(x, y)
    far = int(away.argmax())
    if len(points) < 3 or away[far] <= THRESHOLD:
        return points[[0, -1]]
    return np.concatenate([_corners(points[: far + 1])[:-1], _corners(points[far:])])


def _lines(axes: Axes) -> Iterator[str]:
    """Lines of equal exponent, then walls and curves."""
    for drawn in axes.collections:
        for path in drawn.get_paths():
            for polygon in path.to_polygons(closed_only=False):
                yield _plot(np.asarray(polygon), "gray, very thin")
    for line in axes.lines:
        dash = DASHES.get(str(line.get_linestyle()), ", dashed" if line.get_linewidth() > 1.5 else "")
        points = np.array(line.get_xydata(), dtype=float)
        if line.get_transform() == axes.get_xaxis_transform():  # a vertical line from the bottom to the top
            points[:, 1] = axes.get_ylim()
        yield _plot(points, f"{_colour(line.get_color())}, line width={line.get_linewidth():g}pt{dash}")


def _plot(points: Any, look: str) -> str:
    found = np.asarray(points, dtype=float)
    found = found[np.isfinite(found).all(axis=1)]
    span = np.ptp(found, axis=0)
    scale = FINE / np.where(span > 0, span, 1)
    kept = _corners(found * scale) / scale if len(found) > 2 else found
    return f"\\addplot[{look}, forget plot] coordinates {{{' '.join(f'({x:.4g},{y:.4g})' for x, y in kept)}}};"


def _names(axes: Axes) -> Iterator[str]:
    text: Any
    for text in axes.texts:
        x, y = text.get_position()
        size = r"\tiny" if text.get_fontsize() < 7 else r"\small"
        turned = f", rotate={text.get_rotation():.0f}" if text.get_rotation() else ""
        yield f"\\node[font={size}{turned}] at (axis cs:{x:.4g},{y:.4g}) {{{text.get_text()}}};"


def _key(made: Figure) -> Iterator[str]:
    from matplotlib.patches import Patch

    for legend in made.legends:
        handle: Any
        for handle, text in zip(legend.legend_handles, legend.get_texts(), strict=True):
            if isinstance(handle, Patch):
                filling = _colour(handle.get_facecolor(), "fill")
                look = f"area legend, draw=none, {filling}, fill opacity={handle.get_alpha():g}"
            else:
                dash = DASHES.get(str(handle.get_linestyle()), "")
                look = f"{_colour(handle.get_color())}, line width={handle.get_linewidth():g}pt{dash}"
            tall = r"\rule[-9pt]{0pt}{23pt}" if "frac" in text.get_text() else ""
            said = re.sub("  +", r"\\quad ", text.get_text()) + tall
            yield f"\\addlegendimage{{{look}}} \\addlegendentry{{{said}}}"


def _colour(colour: Any, kind: str = "color") -> str:
    from matplotlib.colors import to_rgb

    red, green, blue = (round(255 * part) for part in to_rgb(colour))
    return f"{kind}={{rgb,255:red,{red};green,{green};blue,{blue}}}"
