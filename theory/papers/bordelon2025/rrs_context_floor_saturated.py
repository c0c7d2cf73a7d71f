"""What P noise-free samples in the context cannot tell of smooth targets."""

import sympy

from theory.papers.bordelon2025._floors import PACKING, RIDGE, of_context, packing
from theory.papers.bordelon2025._model import CAPACITY, CONTEXT, POWER_LAW, SOURCE, P, beta, k, nu, power_laws
from theory.records import Claim, Convention, Meaning, Order

floor = sympy.Function("risk")(P)
LAW = nu * sympy.zeta(nu * beta - 2 * nu + 1) * (P / packing) ** (-2 * nu)

CLAIM = Claim(
    id="bordelon2025:rrs-context-floor-saturated",
    title="Context floor beyond source exponent two",
    statement=Order(floor, "Theta", P ** (-2 * nu), P),
    source="ours",
    fidelity="as stated",
    reference="Ours; ridgeless regression saturates at source exponent two.",
    meanings=(
        Meaning(floor, "excess risk of the interpolator of least norm, which endless depth and training reach"),
        CONTEXT,
        CAPACITY,
        SOURCE,
        RIDGE,
        PACKING,
    ),
    assumptions=(*POWER_LAW, beta > 2),
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="average",
        limits="infinite depth, width and training time first, then long contexts",
    ),
    derivation=of_context(k ** (-nu * beta - 1), LAW),
    instances=power_laws(("3/2", "5/2")),
)
