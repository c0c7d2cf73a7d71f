"""Draw the exponents that finite budgets show, with their band and their limit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from proofs_check.figures.panels import COLOURS, UNDATED, styled
from proofs_check.terms import LocalExponents

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["plot_exponents"]


def plot_exponents(found: Sequence[LocalExponents], path: str | Path | None = None) -> Figure:
    """Exponents over budgets: from the terms that matter as a line, from all terms dashed, the limit dotted.

    Parameters
    ----------
    found : sequence of LocalExponents
    path : str or Path, optional
        A file to write, whose ending gives the format; SVG and PDF are deterministic.

    Raises
    ------
    TheoryError
        If the ending is no format.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    from theory.errors import TheoryError

    with styled():
        made = Figure(figsize=(4.2, 2.8), dpi=72, layout="constrained")
        FigureCanvasAgg(made)
        axes = made.add_subplot(xscale="log", xlabel="budget", ylabel="local exponent of the risk")
        for colour, one in zip(COLOURS, found, strict=False):
            where = f", {one.plan.regime.limit}" if one.plan.regime else ""
            axes.fill_between(one.budgets, *one.band, color=colour, alpha=0.2, lw=0)
            axes.plot(one.budgets, one.leading, color=colour, label=f"leading terms{where}")
            axes.plot(one.budgets, one.everything, color=colour, ls="--", label=f"all terms{where}")
            axes.axhline(one.limit, color=colour, ls=":", label=f"limit{where}")
        axes.legend()
        if path is not None:
            kind = Path(path).suffix.removeprefix(".")
            try:
                made.savefig(path, dpi=200 if kind == "png" else 72, metadata=UNDATED.get(kind, {}))
            except ValueError:
                raise TheoryError(f"cannot draw to {path}: end its name in .svg, .pdf or .png") from None
    return made
