"""How parameters grow with compute."""

import sympy

from theory.papers.kaplan2020._model import COMPUTE, FITTED, MEANINGS, OTHER, REFERENCE, SETTING, C, allocation, model
from theory.records import Claim, Meaning, Order

best = sympy.Function("N_best")(C)

CLAIM = Claim(
    id="kaplan2020:model-share",
    title="Parameters and compute",
    statement=Order(best, "Theta", C ** (COMPUTE / model), C),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(Meaning(best, "parameters at the least loss within the compute"), *MEANINGS),
    convention=SETTING,
    derivation=allocation("N"),
    instances=(FITTED, OTHER),
    notes="With the fitted exponents 0.077, 0.76 and 0.21 that is 0.68, where notes recall a direct fit of 0.73.",
)
