"""Mean of the inverse estimate: averaging inverses is unbiased for 1/d."""

import sympy

from theory.papers.levina2004._model import (
    DENSITY,
    DIMENSION,
    FLAT,
    GAMMA,
    NEIGHBOURS,
    SUM,
    VALUE_OF_SUM,
    S,
    d,
    k,
    s,
    x,
)
from theory.records import Claim, Convention, Derivation, Equality, Identity, Instance, Meaning

mean = sympy.Function("E")(S / (k - 1))

CLAIM = Claim(
    id="levina2004:inverse-average",
    title="Averaging inverses is unbiased for the inverse dimension",
    statement=Equality(mean, 1 / d),
    source="textbook",
    fidelity="as stated",
    reference="Textbook; the average of inverses is MacKay and Ghahramani's (2005).",
    meanings=(
        Meaning(mean, "mean of the inverse estimate S/(k - 1) over points", r"E\,\frac{S}{k-1}"),
        SUM,
        DIMENSION,
        NEIGHBOURS,
        VALUE_OF_SUM,
        Meaning(x, "k - 1"),
    ),
    assumptions=(k > 1,),
    convention=Convention(mode="expectation"),
    derivation=Derivation(
        premises=(FLAT, GAMMA),
        steps=(
            Identity(
                name="mean",
                lhs=sympy.Integral(s / (k - 1) * DENSITY, (s, 0, sympy.oo)),
                rhs=1 / d,
                given=((k, 1 + x),),
                why="mean of S/(k - 1) under the gamma law",
            ),
        ),
    ),
    instances=tuple(Instance.of(d=a, k=b) for a, b in ((1, 5), (2, 2), (2, 20), (4, 5))),
)
