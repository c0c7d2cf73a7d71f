"""Context exponent without a condition on the source exponent: the form a summary reports."""

import sympy

from theory.papers.bordelon2025._model import CAPACITY, CONTEXT, POWER_LAW, SOURCE, P, beta, nu, power_laws
from theory.records import Claim, Convention, Meaning, Order

floor = sympy.Function("risk")(P)

CLAIM = Claim(
    id="bordelon2025:rrs-context-floor-reported",
    title="Context floor at every source exponent, as summaries report it",
    statement=Order(floor, "Theta", P ** (-nu * beta), P),
    source="reported",
    fidelity="as stated",
    reference="Two machine-written summaries of the paper; the passage itself was not read.",
    meanings=(
        Meaning(floor, "excess risk of the interpolator of least norm, which endless depth and training reach"),
        CONTEXT,
        CAPACITY,
        SOURCE,
    ),
    assumptions=POWER_LAW,
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="average",
        limits="infinite depth and training time first, then great context length",
    ),
    instances=power_laws(
        ("3/2", "5/2"),
    ),
    notes="Held against a source exponent beyond two. Below it the form holds, bordelon2025:rrs-context-floor; beyond, "
    "bordelon2025:rrs-context-floor-saturated.",
)
