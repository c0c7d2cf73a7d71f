"""Law of the sum of log distance ratios to the nearest neighbours."""

import sympy

from theory.papers.levina2004._model import DIMENSION, FLAT, NEIGHBOURS, S, d, k, t, u
from theory.records import Claim, Convention, Derivation, Equality, Identity, Induction, Instance, Meaning
from theory.symbols import named, parameters

m = parameters("m", integer=True)
w = parameters("w")
transform = sympy.Function("E")(sympy.exp(-t * S))
one = named("one")

CLAIM = Claim(
    id="levina2004:log-ratio-law",
    title="Law of the sum of log distance ratios",
    statement=Equality(transform, (d / (d + t)) ** (k - 1)),
    source="textbook",
    fidelity="as stated",
    reference="Textbook (uniform points in a ball); it underlies the estimator of Levina and Bickel 2004.",
    meanings=(
        Meaning(transform, "Laplace transform of S, the sum of log(r_k/r_j) over j < k", r"E\,e^{-tS}"),
        DIMENSION,
        NEIGHBOURS,
        Meaning(t, "argument of the transform"),
        Meaning(u, "value of log(r_k/r) for one of the nearer points"),
        Meaning(w, "a larger value"),
        Meaning(m, "number of the nearer points, k - 1 in all"),
    ),
    convention=Convention(mode="expectation"),
    derivation=Derivation(
        premises=(FLAT,),
        steps=(
            Identity(
                name="density",
                lhs=sympy.Integral(d * sympy.exp(-d * w), (w, u, sympy.oo)),
                rhs=sympy.exp(-u) ** d,
                why="a uniform point lies within the share e^(-u) of the radius with the probability e^(-du), so its "
                "log ratio has the density d e^(-du)",
            ),
            Identity(
                name="one",
                lhs=sympy.Integral(sympy.exp(-t * u) * d * sympy.exp(-d * u), (u, 0, sympy.oo)),
                rhs=d / (d + t),
                why="transform of one term",
            ),
            Induction(
                name="several",
                formula=one**m,
                index=m,
                start=sympy.S.One,
                increment=one**m * (one - 1),
                why="each further independent term multiplies the transform",
            ),
            Identity(
                name="law",
                lhs=named("several"),
                rhs=(d / (d + t)) ** (k - 1),
                given=((m, k - 1),),
                why="k - 1 terms: a gamma variable of shape k - 1 and rate d",
            ),
        ),
    ),
    instances=tuple(Instance.of(d=a, k=b, t=1) for a, b in ((1, 5), (2, 5), (2, 8), (4, 4))),
    notes="The largest distance cancels, so density and size of the sample do not enter.",
)
