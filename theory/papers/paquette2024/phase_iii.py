"""Phase III: the noise of the gradients and the variance of the features."""

from theory.papers.paquette2024._model import alpha, beta, f, phase

CLAIM = phase(
    "phase-iii",
    "Compute law of phase III",
    f ** (-(4 * alpha - 1) / (4 * alpha)),
    (2 * alpha > 1, beta > alpha),
    ("1", "3/2"),
    ("3/4", "3/2"),
    notes="The target no longer matters: the risk is the noise that gradients pass on, and the features' variance.",
)
