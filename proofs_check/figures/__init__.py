"""Draw a record's measurement as a figure for print.

A check hands over plots as data (`theory.records.Plot`); here they become SVG,
PDF and PNG. What the statement predicts is added in black: a slope as a dashed
line through the last point of a curve, a place on the abscissa as a dashed
vertical line, a value as a ring or a dashed horizontal line. A prediction is
drawn only where the plot shows the estimate it belongs to, which is recognised
from the measured number and never from the predicted one.

`plot_phases` draws what the engine derives: a phase diagram over two parameters.

The files are deterministic: they carry no date and no random identifier.
"""

from proofs_check.figures.labels import exact, greek, varying
from proofs_check.figures.panels import draw, figure, stem
from proofs_check.figures.phases import plot_phases

__all__ = ["draw", "exact", "figure", "greek", "plot_phases", "stem", "varying"]
