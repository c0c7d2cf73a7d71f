"""What samples leave, for tasks easier than twice the spectrum."""

import sympy

from theory.papers.bordelon2024._model import CLASS, SAMPLES, SPECTRUM, TASK, P, a, b, k, setting, tasks
from theory.papers.bordelon2025._floors import RIDGE, h, of_context, packing_of
from theory.records import Claim, Meaning, Order

floor = sympy.Function("risk")(P)
LAW = b * sympy.zeta(a - 2 * b) * (P / packing_of(b)) ** (-2 * b)

CLAIM = Claim(
    id="bordelon2024:data-floor",
    title="Data floor of smooth tasks",
    statement=Order(floor, "~", LAW, P),
    source="ours",
    fidelity="as stated",
    reference="Ours. Below this range the floor is that of bordelon2025:rrs-context-floor, P^-(a - 1).",
    meanings=(
        Meaning(floor, "excess risk of the interpolator of least norm"),
        SAMPLES,
        TASK,
        SPECTRUM,
        RIDGE,
        Meaning(h, "pi/(b sin(pi/b))"),
    ),
    assumptions=(*CLASS, a > 2 * b + 1),
    convention=setting("endless width and training first, then many samples"),
    derivation=of_context(k**-a, LAW, capacity=b),
    instances=tasks(("5", "3/2"), ("6", "2")),
)
