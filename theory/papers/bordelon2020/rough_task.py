"""Learning curve of kernel interpolation, for tasks that the kernel is smooth enough for."""

from sympy import gamma

from theory.papers._regression import points
from theory.papers.bordelon2020._model import MEANINGS, REFERENCE, SETTING, U, a, b, learned, n, risk
from theory.records import Claim, Order

CLAIM = Claim(
    id="bordelon2020:rough-task",
    title="Learning curve of a rough task",
    statement=Order(risk, "~", gamma((a - 1) / b) * gamma(2 - (a - 1) / b) * U ** (a - 1) * n ** (1 - a), n),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=MEANINGS,
    assumptions=(b > 1, a > 1, a < 1 + 2 * b),
    convention=SETTING,
    derivation=learned(),
    instances=points("a b", (2, 2), ("5/2", "3/2"), (4, 3)),
    notes="The effective ridge leaves as many modes as there are samples; what lies beyond is lost and comes back as "
    "noise.",
)
