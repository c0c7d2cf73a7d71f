"""Phase III: parameters and iterations grow alike."""

import sympy

from theory.papers.paquette2024._model import alpha, beta, f, phase

CLAIM = phase(
    "universal-size",
    "Parameters grow as the root of the budget",
    sympy.sqrt(f),
    (2 * alpha > 1, beta > alpha),
    ("1", "3/2"),
    ("3/4", "3/2"),
    yields="d",
    notes="Whatever alpha and beta are in this phase; so it is in phases Ib and IVa.",
)
