"""What samples leave: the form a summary reports."""

import sympy

from theory.papers.bordelon2024._model import CLASS, SAMPLES, SPECTRUM, SUMMARY, TASK, P, a, b, setting, tasks
from theory.records import Claim, Meaning, Order

floor = sympy.Function("risk")(P)

CLAIM = Claim(
    id="bordelon2024:data-floor-reported",
    title="Data floor, as a summary reports it",
    statement=Order(floor, "Theta", P ** -sympy.Min(a - 1, 2 * b), P),
    source="reported",
    fidelity="as stated",
    reference=SUMMARY,
    meanings=(Meaning(floor, "excess risk of the interpolator of least norm"), SAMPLES, TASK, SPECTRUM),
    assumptions=CLASS,
    convention=setting("endless width and training first, then many samples"),
    instances=tasks(("2", "3/2"), ("3", "3/2"), ("5", "3/2")),
)
