"""Phase Ia: capacity and time."""

from theory.papers.paquette2024._model import alpha, beta, f, phase

CLAIM = phase(
    "phase-ia",
    "Compute law of phase Ia",
    f ** (-(2 * alpha + 2 * beta - 1) / (2 * alpha + 1)),
    (2 * alpha > 1, 2 * beta < 1),
    ("1", "1/4"),
    ("7/10", "3/10"),
    notes="Features grow as f^(1/(2 alpha + 1)), where what was not learned equals what the features miss.",
)
