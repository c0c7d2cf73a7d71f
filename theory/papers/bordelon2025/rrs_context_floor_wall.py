"""What P noise-free samples in the context cannot tell at source exponent two, where a logarithm appears."""

import sympy

from theory.papers.bordelon2025._floors import PACKING, RIDGE, h, of_context
from theory.papers.bordelon2025._model import CAPACITY, P, k, nu
from theory.records import Claim, Convention, Instance, Meaning, Order

floor = sympy.Function("risk")(P)
LAW = nu * P ** (-2 * nu) * sympy.log(P)

CLAIM = Claim(
    id="bordelon2025:rrs-context-floor-wall",
    title="Context floor at source exponent two",
    statement=Order(floor, "~", LAW, P),
    source="ours",
    fidelity="as stated",
    reference="Ours.",
    meanings=(
        Meaning(floor, "excess risk of the interpolator of least norm, which endless depth and training reach"),
        Meaning(P, "number of samples in the context, in units of h"),
        CAPACITY,
        RIDGE,
        PACKING,
    ),
    assumptions=(nu > 1,),
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="average",
        limits="infinite depth, width and training time first, then long contexts",
    ),
    derivation=of_context(k ** (-2 * nu - 1), LAW, size=h * P),
    instances=(Instance.of(nu="3/2"), Instance.of(nu=2)),
    notes="Between bordelon2025:rrs-context-floor below source exponent two and rrs-context-floor-saturated beyond.",
)
