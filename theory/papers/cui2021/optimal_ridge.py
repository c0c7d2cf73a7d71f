"""The best ridge for noisy labels."""

import sympy

from theory.papers._regression import RIDGE, points
from theory.papers.cui2021._model import CLASS, MEANINGS, NOISE, SETTING, alpha, h, n, noise, r, regression
from theory.records import Claim, Decomposed, Derivation, Meaning, Optimum, Order

ridge = sympy.Function("ridge")(n)

CLAIM = Claim(
    id="cui2021:optimal-ridge",
    title="The best ridge for noisy labels",
    statement=Order(ridge, "Theta", n ** (-alpha / (1 + 2 * alpha * r)), n),
    source="ours",
    fidelity="reconstructed",
    reference="Notes recall the decay; the caption of a figure of the paper, which was read, has it as a bound.",
    meanings=(Meaning(ridge, "best ridge on the mean squared error"), *MEANINGS[1:], NOISE),
    assumptions=CLASS,
    convention=SETTING,
    derivation=Derivation(
        (RIDGE,),
        (
            Decomposed("terms", regression(noise), limit="ridge"),
            Optimum("law", sympy.Symbol("terms", positive=True), (), n, yields="h", free=(h,)),
        ),
    ),
    instances=points("alpha r noise", (2, "1/4", 1), (2, "3/4", 1)),
)
