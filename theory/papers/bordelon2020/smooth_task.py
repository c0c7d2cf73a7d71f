"""Learning curve of kernel interpolation, for tasks too smooth for the kernel."""

import sympy

from theory.papers._regression import points
from theory.papers.bordelon2020._model import MEANINGS, REFERENCE, SETTING, U, a, b, learned, n, risk
from theory.records import Claim, Order

CLAIM = Claim(
    id="bordelon2020:smooth-task",
    title="Learning curve of a smooth task",
    statement=Order(risk, "~", b * sympy.zeta(a - 2 * b) * U ** (2 * b) * n ** (-2 * b), n),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=MEANINGS,
    assumptions=(b > 1, a > 1 + 2 * b),
    convention=SETTING,
    derivation=learned(),
    instances=points("a b", (5, "3/2"), (6, 2)),
    notes="All modes of the task are learned alike badly: a smoother task no longer helps.",
)
