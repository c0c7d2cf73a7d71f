"""What N random features cannot reach of smooth targets, with its constant."""

import sympy

from theory.papers.bordelon2025._floors import PACKING, RIDGE, of_width, packing
from theory.papers.bordelon2025._model import CAPACITY, POWER_LAW, SOURCE, WIDTH, N, beta, k, nu, power_laws
from theory.records import Claim, Convention, Meaning, Order

floor = sympy.Function("risk")(N)
LAW = sympy.zeta(nu * beta - nu + 1) * (N / packing) ** -nu

CLAIM = Claim(
    id="bordelon2025:rrs-width-floor-saturated",
    title="Width floor beyond source exponent one",
    statement=Order(floor, "~", LAW, N),
    source="ours",
    fidelity="as stated",
    reference="Ours; the filter of one power saturates as in kernel ridge regression.",
    meanings=(
        Meaning(floor, "excess risk of the best predictor in the features, after endless depth, context and training"),
        WIDTH,
        CAPACITY,
        SOURCE,
        RIDGE,
        PACKING,
    ),
    assumptions=(*POWER_LAW, beta > 1),
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="average",
        limits="infinite depth, context and training time first, then great width",
    ),
    derivation=of_width(k ** (-nu * beta - 1), LAW, "the filter is linear in the ridge for all modes that matter"),
    instances=power_laws(("3/2", "7/4")),
    notes="However smooth the target, the exponent stays at nu: the filter carries one power of the ridge, not two.",
)
