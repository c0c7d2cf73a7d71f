"""Distribution of the ratio of two neighbour distances."""

import sympy

from theory.records import Claim, Convention, Derivation, Equality, Identity, Induction, Instance, Meaning, Premise
from theory.symbols import parameters

d, k, mu, r = parameters("d k mu r")
m = parameters("m", integer=True)
share, several = sympy.symbols("share several", positive=True)
chance = sympy.Function("P")(mu)

CLAIM = Claim(
    id="facco2017:ratio-law",
    title="Distribution of the ratio of two neighbour distances",
    statement=Equality(chance, (1 - mu**-d) ** (k - 1)),
    source="ours",
    fidelity="as stated",
    reference="A summary of Sharma and Kaplan gives this distribution; k = 2 is the two-neighbour estimator.",
    meanings=(
        Meaning(chance, "probability that the k-th distance is at most mu times the first", r"P(r_k/r_1\le\mu)"),
        Meaning(mu, "a ratio of distances"),
        Meaning(d, "intrinsic dimension of the data"),
        Meaning(k, "number of neighbours"),
        Meaning(r, "distance of one of the nearer points, in units of the k-th"),
        Meaning(m, "number of the nearer points, k - 1 in all"),
    ),
    assumptions=(mu > 1,),
    convention=Convention(mode="expectation"),
    derivation=Derivation(
        premises=(
            Premise(
                "assumption",
                "the ball that reaches to the k-th neighbour is flat and evenly filled: given its radius, the k - 1 "
                "nearer points are independent and uniform in it",
            ),
        ),
        steps=(
            Identity(
                name="share",
                lhs=sympy.Integral(d * r ** (d - 1), (r, 1 / mu, 1)),
                rhs=1 - mu**-d,
                why="share of the ball beyond r_k/mu",
            ),
            Induction(
                name="several",
                formula=share**m,
                index=m,
                start=sympy.S.One,
                increment=share**m * (share - 1),
                why="the ratio is at most mu if every one of the nearer points is that far out",
            ),
            Identity(
                name="law",
                lhs=several,
                rhs=(1 - mu**-d) ** (k - 1),
                given=((m, k - 1),),
                why="k - 1 points",
            ),
        ),
    ),
    instances=tuple(Instance.of(d=a, k=b, mu=c) for a, b, c in ((1, 2, 2), (2, 2, "3/2"), (2, 5, 3), (4, 5, 2))),
    notes="For k = 2 the logarithm of the ratio is exponential with rate d.",
)
