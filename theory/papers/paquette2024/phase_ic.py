"""Phase Ic: capacity and time for easy targets, far below capacity one."""

import sympy

from theory.papers.paquette2024._model import FALLING, alpha, beta, f, phase

SHARED = 2 * beta - 1 + alpha * (3 - 2 * beta)

CLAIM = phase(
    "phase-ic",
    "Compute law of phase Ic",
    f ** (-alpha * (2 * alpha + 2 * beta - 1) / SHARED),
    (alpha < sympy.Rational(1, 4), 2 * beta > 1),
    ("1/5", "6/5"),
    ("11/50", "3/2"),
    problem=FALLING,
    notes=(
        "Parameters grow as f^((2 alpha + 2 beta - 1)/(2 (2 beta - 1 + alpha (3 - 2 beta)))). On the way to the floor "
        "of the features their variance and the noise of the gradients stay on a plateau of its order with a larger "
        "constant, so that there are two local optima: the other one, with parameters of order f^(1/2), is the better "
        "one up to budgets of about 10^15 at alpha = 1/5, beta = 7/10, and 10^17 at alpha = 3/20, beta = 3/2."
    ),
)
