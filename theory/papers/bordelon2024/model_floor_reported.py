"""What random features leave: the form a summary reports."""

import sympy

from theory.papers.bordelon2024._model import CLASS, SPECTRUM, SUMMARY, TASK, WIDTH, N, a, b, setting, tasks
from theory.records import Claim, Meaning, Order

floor = sympy.Function("risk")(N)

CLAIM = Claim(
    id="bordelon2024:model-floor-reported",
    title="Model floor, as a summary reports it",
    statement=Order(floor, "Theta", N ** -sympy.Min(a - 1, 2 * b), N),
    source="reported",
    fidelity="as stated",
    reference=SUMMARY,
    meanings=(Meaning(floor, "excess risk of the best predictor in the features"), WIDTH, TASK, SPECTRUM),
    assumptions=CLASS,
    convention=setting("endless data and training first, then great width"),
    instances=tasks(("4", "3/2"), ("9/2", "2")),
    notes="Holds where a - 1 is below b; beyond it the exponent stays at b, as bordelon2024:model-floor derives.",
)
