"""Variance of the unbiased pointwise estimate."""

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
from theory.symbols import named

variance = sympy.Function("Var")((k - 2) / S)

CLAIM = Claim(
    id="levina2004:unbiased-variance",
    title="Variance of the unbiased pointwise estimate",
    statement=Equality(variance, d**2 / (k - 3)),
    source="textbook",
    fidelity="as stated",
    reference="Textbook (moments of an inverse gamma variable).",
    meanings=(
        Meaning(variance, "variance of the estimate (k - 2)/S, whose mean is d", r"\mathrm{Var}\,\frac{k-2}{S}"),
        SUM,
        DIMENSION,
        NEIGHBOURS,
        VALUE_OF_SUM,
        Meaning(x, "k - 3"),
    ),
    assumptions=(k > 3,),
    convention=Convention(mode="expectation"),
    derivation=Derivation(
        premises=(FLAT, GAMMA),
        steps=(
            Identity(
                name="mean",
                lhs=sympy.Integral((k - 2) / s * DENSITY, (s, 0, sympy.oo)),
                rhs=d,
                given=((k, 3 + x),),
                why="unbiased",
            ),
            Identity(
                name="square",
                lhs=sympy.Integral((k - 2) ** 2 / s**2 * DENSITY, (s, 0, sympy.oo)),
                rhs=d**2 * (k - 2) / (k - 3),
                given=((k, 3 + x),),
                why="mean square",
            ),
            Identity(
                name="variance",
                lhs=named("square") - named("mean") ** 2,
                rhs=d**2 / (k - 3),
                why="mean square less squared mean",
            ),
        ),
    ),
    instances=tuple(Instance.of(d=a, k=b) for a, b in ((1, 12), (2, 12), (3, 10))),
    notes=(
        "Of one point. Neighbouring points share neighbours, so the variance of an average over a cloud does not fall "
        "as fast as with independent points."
    ),
)
