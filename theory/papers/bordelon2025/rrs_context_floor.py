"""What P noise-free samples in the context cannot tell, with its constant."""

import sympy

from theory.papers.bordelon2025._floors import PACKING, RIDGE, of_context, packing
from theory.papers.bordelon2025._model import CAPACITY, CONTEXT, POWER_LAW, SOURCE, P, beta, k, nu, power_laws
from theory.records import Claim, Convention, Meaning, Order

floor = sympy.Function("risk")(P)
LAW = sympy.gamma(beta) * sympy.gamma(2 - beta) * (P / packing) ** (-nu * beta)

CLAIM = Claim(
    id="bordelon2025:rrs-context-floor",
    title="Context floor below source exponent two",
    statement=Order(floor, "~", LAW, P),
    source="ours",
    fidelity="as stated",
    reference="Constant and range: ours. Summaries of the paper report the exponent without the condition beta < 2.",
    meanings=(
        Meaning(floor, "excess risk of the interpolator of least norm, which endless depth and training reach"),
        CONTEXT,
        CAPACITY,
        SOURCE,
        RIDGE,
        PACKING,
    ),
    assumptions=(*POWER_LAW, beta < 2),
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="average",
        limits="infinite depth, width and training time first, then long contexts",
    ),
    derivation=of_context(k ** (-nu * beta - 1), LAW),
    instances=power_laws(("3/2", "1/2"), ("3/2", "5/4")),
)
