"""Mean of the pointwise likelihood estimate."""

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

mean = sympy.Function("E")((k - 1) / S)

CLAIM = Claim(
    id="levina2004:estimator-bias",
    title="Bias of the pointwise estimate",
    statement=Equality(mean, d * (k - 1) / (k - 2)),
    source="textbook",
    fidelity="as stated",
    reference="Textbook (mean of an inverse gamma variable); the form with k - 1 is the common default.",
    meanings=(
        Meaning(mean, "mean of the likelihood estimate (k - 1)/S over points", r"E\,\frac{k-1}{S}"),
        SUM,
        DIMENSION,
        NEIGHBOURS,
        VALUE_OF_SUM,
        Meaning(x, "k - 2"),
    ),
    assumptions=(k > 2,),
    convention=Convention(mode="expectation"),
    derivation=Derivation(
        premises=(FLAT, GAMMA),
        steps=(
            Identity(
                name="mean",
                lhs=sympy.Integral((k - 1) / s * DENSITY, (s, 0, sympy.oo)),
                rhs=d * (k - 1) / (k - 2),
                given=((k, 2 + x),),
                why="mean of (k - 1)/S under the gamma law",
            ),
        ),
    ),
    instances=tuple(Instance.of(d=a, k=b) for a, b in ((1, 5), (2, 4), (2, 20), (4, 5))),
    notes="At k = 20 the estimate is 5.6 % too large on average; (k - 2)/S is unbiased.",
)
