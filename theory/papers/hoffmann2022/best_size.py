"""Parameters at the least loss."""

import sympy

from theory.papers.hoffmann2022._model import FITS, LAW, MEANINGS, SETTING, SIZE, STATIONARY, C
from theory.records import Claim, Derivation, Meaning, Order

best = sympy.Function("N_best")(C)

CLAIM = Claim(
    id="hoffmann2022:best-size",
    title="Parameters within a budget",
    statement=Order(best, "~", SIZE, C),
    source="ours",
    fidelity="reconstructed",
    reference="Derived anew from the parametric law that notes transcribe.",
    meanings=(Meaning(best, "parameters at the least loss"), *MEANINGS),
    convention=SETTING,
    derivation=Derivation((LAW,), (STATIONARY,)),
    instances=FITS,
    notes="The published constants give the exponent 0.4516, those of Besiroglu et al. (2024) 0.5126.",
)
