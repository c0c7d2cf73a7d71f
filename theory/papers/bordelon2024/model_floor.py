"""What random features leave, for tasks easier than the spectrum."""

import sympy

from theory.papers.bordelon2024._model import CLASS, SPECTRUM, TASK, WIDTH, N, a, b, k, setting, tasks
from theory.papers.bordelon2025._floors import RIDGE, h, of_width, packing_of
from theory.records import Claim, Meaning, Order

floor = sympy.Function("risk")(N)
LAW = sympy.zeta(a - b) * (N / packing_of(b)) ** -b

CLAIM = Claim(
    id="bordelon2024:model-floor",
    title="Model floor of smooth tasks",
    statement=Order(floor, "~", LAW, N),
    source="ours",
    fidelity="as stated",
    reference="Ours. Below this range the floor is that of bordelon2025:rrs-width-floor, N^-(a - 1).",
    meanings=(
        Meaning(floor, "excess risk of the best predictor in the features"),
        WIDTH,
        TASK,
        SPECTRUM,
        RIDGE,
        Meaning(h, "pi/(b sin(pi/b))"),
    ),
    assumptions=(*CLASS, a > b + 1),
    convention=setting("endless data and training first, then great width"),
    derivation=of_width(k**-a, LAW, "at that ridge, one power of which is left", capacity=b),
    instances=tasks(("4", "3/2"), ("9/2", "2")),
    notes="The exponent is the smaller of a - 1 and b; at a - 1 = b there is a logarithm.",
)
