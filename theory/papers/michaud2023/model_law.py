"""Loss of a model with room for so many quanta."""

import sympy

from theory.papers._regression import points
from theory.papers.michaud2023._model import DRAWN, LEFT, ORDER, REFERENCE, SETTING, SUM, ZIPF, N, alpha, n
from theory.records import Claim, Derivation, Identity, Meaning, Order
from theory.symbols import named

loss = sympy.Function("L")(N)
LAW = N**-alpha / (alpha * ZIPF)

CLAIM = Claim(
    id="michaud2023:model-law",
    title="Quanta and parameters",
    statement=Order(loss, "~", LAW, N),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(Meaning(loss, "excess loss"), Meaning(N, "number of quanta that a model has room for"), DRAWN),
    convention=SETTING,
    derivation=Derivation(
        (ORDER, SUM), (LEFT, Identity("law", named("left"), LAW, given=((n, N),), why="as many as there is room for"))
    ),
    instances=points("alpha", ("1/2",), (1,), ("3/2",)),
)
