"""Phase Ib: capacity and time, below capacity one."""

import sympy

from theory.papers.paquette2024._model import FALLING, alpha, beta, f, phase

CLAIM = phase(
    "phase-ib",
    "Compute law of phase Ib",
    f ** -(alpha + beta - sympy.Rational(1, 2)),
    (2 * alpha < 1, 2 * beta < 1, 2 * alpha + 2 * beta > 1),
    ("2/5", "3/10"),
    ("3/10", "2/5"),
    problem=FALLING,
    notes="Parameters grow as f^(1/2).",
)
