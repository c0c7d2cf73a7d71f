"""What a power of the distance does to the estimated dimension."""

import sympy

from theory.papers.levina2004._model import DIMENSION, NEIGHBOURS, SUM, S, k, r
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning, Premise
from theory.symbols import named, parameters

g, c, r_k = parameters("g c r_k")
ratio = sympy.Function("ratio")(g)

CLAIM = Claim(
    id="levina2004:distance-power",
    title="A power of the distance divides the estimate",
    statement=Equality(ratio, 1 / g),
    source="ours",
    fidelity="as stated",
    reference="Ours.",
    meanings=(
        Meaning(ratio, "estimate from c r^g in place of the distance r, over the estimate from r"),
        Meaning(g, "power of the distance; 2 for the cosine distance 1 - cos of unit vectors, which is r^2/2"),
        Meaning(c, "any factor"),
        Meaning(r, "distance of one of the nearer points"),
        Meaning(r_k, "distance of the k-th neighbour"),
        SUM,
        NEIGHBOURS,
        DIMENSION,
    ),
    derivation=Derivation(
        premises=(Premise("assumption", "both estimates are (k - 1)/S, or any average of them of first degree"),),
        steps=(
            Identity(
                name="term",
                lhs=sympy.log(c * r_k**g / (c * r**g)) / sympy.log(r_k / r),
                rhs=g,
                why="every log ratio is multiplied by g, and so is S",
            ),
            Identity(
                name="ratio",
                lhs=(k - 1) / (named("term") * S) / ((k - 1) / S),
                rhs=1 / g,
                why="the estimate is inverse to S",
            ),
        ),
    ),
    instances=tuple(Instance.of(d=a, g=b) for a, b in ((2, 2), (4, 2), (8, 2), (3, "1/2"), (5, 3))),
    notes=(
        "The cosine distance also forgets lengths: a Gaussian cloud of dimension d then gives (d - 1)/2. Whether any "
        "published dimension carries the factor is not known."
    ),
)
