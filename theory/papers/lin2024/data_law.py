"""Risk of one pass over the data with parameters in plenty."""

import sympy

from theory.papers._regression import SGD, STEP_DECAY, points
from theory.papers.lin2024._model import ABSTRACT, CLASS, DATA, SETTING, SGD_ON, SPECTRUM, TRAINING, N, a
from theory.records import Claim, Decomposed, Derivation, Meaning, Optimum, Order

risk = sympy.Function("risk")(N)

CLAIM = Claim(
    id="lin2024:data-law",
    title="Data law of one pass",
    statement=Order(risk, "Theta", N ** (-(a - 1) / a), N),
    source="ours",
    fidelity="reconstructed",
    reference=ABSTRACT,
    meanings=(Meaning(risk, "excess risk with endless parameters"), DATA, SPECTRUM, *TRAINING),
    assumptions=CLASS,
    convention=SETTING,
    derivation=Derivation(
        (SGD, STEP_DECAY),
        (
            Decomposed("terms", SGD_ON, limit="steps"),
            Optimum("law", sympy.Symbol("terms", positive=True), (), N, why="bias and noise are of one order"),
        ),
    ),
    instances=points("a s q noise", ("3/2", "1/4", 2, 1), ("7/4", "1/4", 4, 1)),
    notes="The noise of the labels costs no more than the bias, whatever the number of parameters.",
)
