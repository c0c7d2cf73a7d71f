"""What N random features cannot reach, with its constant."""

import sympy

from theory.papers.bordelon2025._floors import PACKING, RIDGE, of_width, packing
from theory.papers.bordelon2025._model import CAPACITY, POWER_LAW, SOURCE, WIDTH, N, beta, k, nu, power_laws
from theory.records import Claim, Convention, Meaning, Order

floor = sympy.Function("risk")(N)
LAW = sympy.pi / (nu * sympy.sin(sympy.pi * beta)) * (N / packing) ** (-nu * beta)

CLAIM = Claim(
    id="bordelon2025:rrs-width-floor",
    title="Width floor below source exponent one",
    statement=Order(floor, "~", LAW, N),
    source="ours",
    fidelity="as stated",
    reference="Constant and range: ours. Summaries of the paper report the exponent without the condition beta < 1.",
    meanings=(
        Meaning(floor, "excess risk of the best predictor in the features, after endless depth, context and training"),
        WIDTH,
        CAPACITY,
        SOURCE,
        RIDGE,
        PACKING,
    ),
    assumptions=(*POWER_LAW, beta < 1),
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="average",
        limits="infinite depth, context and training time first, then great width",
    ),
    derivation=of_width(k ** (-nu * beta - 1), LAW, "the power left over at that ridge"),
    instances=power_laws(("3/2", "1/2"), ("2", "3/4")),
    notes="At beta = 1 a logarithm appears, and beyond it the exponent stays at nu: the filter carries one power of "
    "the ridge, not two.",
)
