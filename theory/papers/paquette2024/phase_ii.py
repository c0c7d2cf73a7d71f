"""Phase II: the variance of the features on the way to their floor."""

from theory.papers.paquette2024._model import alpha, beta, f, phase

CLAIM = phase(
    "phase-ii",
    "Compute law of phase II",
    f ** (-(2 * alpha + 2 * beta - 1) / (2 * (alpha + beta))),
    (2 * beta > 1, beta < alpha),
    ("1", "3/4"),
    ("5/4", "4/5"),
    notes="Features grow as f^(beta/(alpha + beta)), where what was not learned equals their variance.",
)
