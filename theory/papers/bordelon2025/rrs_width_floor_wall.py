"""What N random features cannot reach at source exponent one, where a logarithm appears."""

import sympy

from theory.papers.bordelon2025._floors import PACKING, RIDGE, h, of_width
from theory.papers.bordelon2025._model import CAPACITY, N, k, nu
from theory.records import Claim, Convention, Instance, Meaning, Order

floor = sympy.Function("risk")(N)
LAW = N**-nu * sympy.log(N)

CLAIM = Claim(
    id="bordelon2025:rrs-width-floor-wall",
    title="Width floor at source exponent one",
    statement=Order(floor, "~", LAW, N),
    source="ours",
    fidelity="as stated",
    reference="Ours.",
    meanings=(
        Meaning(floor, "excess risk of the best predictor in the features, after endless depth, context and training"),
        Meaning(N, "width, in units of h features"),
        CAPACITY,
        RIDGE,
        PACKING,
    ),
    assumptions=(nu > 1,),
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="average",
        limits="infinite depth, context and training time first, then great width",
    ),
    derivation=of_width(k ** (-nu - 1), LAW, "the modes before the ridge count alike in every octave", size=h * N),
    instances=(Instance.of(nu="3/2"), Instance.of(nu=2)),
    notes="Between source exponents below one (bordelon2025:rrs-width-floor) and beyond (rrs-width-floor-saturated). "
    "The logarithm is slow: at 4096 features the local exponent is still 0.14 short of nu = 3/2.",
)
