"""Width exponent without a condition on the source exponent: the form a summary reports."""

import sympy

from theory.papers.bordelon2025._model import CAPACITY, POWER_LAW, SOURCE, WIDTH, N, beta, nu, power_laws
from theory.records import Claim, Convention, Meaning, Order

floor = sympy.Function("risk")(N)

CLAIM = Claim(
    id="bordelon2025:rrs-width-floor-reported",
    title="Width floor at every source exponent, as summaries report it",
    statement=Order(floor, "Theta", N ** (-nu * beta), N),
    source="reported",
    fidelity="as stated",
    reference="Two machine-written summaries of the paper; the passage itself was not read.",
    meanings=(
        Meaning(floor, "excess risk of the best predictor in the features, after endless depth, context and training"),
        WIDTH,
        CAPACITY,
        SOURCE,
    ),
    assumptions=POWER_LAW,
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="average",
        limits="infinite depth and training time first, then great width",
    ),
    instances=power_laws(
        ("3/2", "7/4"),
    ),
    notes="Held against a source exponent beyond one. Below it the form holds, bordelon2025:rrs-width-floor; beyond, "
    "bordelon2025:rrs-width-floor-saturated.",
)
