"""How many passes over the data hard problems need."""

import sympy

from theory.papers._regression import points
from theory.papers.pillaud2018._model import CLASS, MEANINGS, REFERENCE, SETTING, alpha, n, r, tuned
from theory.records import Claim, Combine, Meaning, Order
from theory.symbols import named

passes = sympy.Function("passes")(n)

CLAIM = Claim(
    id="pillaud2018:passes",
    title="The number of passes grows with the data",
    statement=Order(passes, "Theta", n ** ((alpha - 2 * alpha * r - 1) / (2 * alpha * r + 1)), n),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(Meaning(passes, "best number of steps over that of samples"), *MEANINGS),
    assumptions=CLASS,
    convention=SETTING,
    derivation=tuned("steps", "t", Combine("law", named("steps") / n, why="a pass is n steps")),
    instances=points("alpha r noise", (3, "1/5", 1)),
)
