"""Phase IVa: the noise of the gradients and the floor of the features."""

from theory.papers.paquette2024._model import FALLING, alpha, beta, f, phase

CLAIM = phase(
    "phase-iva",
    "Compute law of phase IVa",
    f**-alpha,
    (2 * alpha < 1, 2 * beta > 1, 2 * alpha**2 - 4 * alpha + 1 < 0),
    ("2/5", "3/2"),
    ("7/20", "6/5"),
    problem=FALLING,
    notes="Parameters grow as f^(1/2). The phase begins at alpha = 1 - 1/sqrt(2).",
)
