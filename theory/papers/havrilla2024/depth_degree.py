"""A degree of three per block is polynomial in the dimension at logarithmic depth."""

import sympy

from theory.papers.havrilla2024._symbols import DIMENSION, d
from theory.records import Claim, Derivation, Equality, Identity, Meaning
from theory.symbols import parameters

c, L, x = parameters("c L x")
degree = sympy.Function("degree")(d)
power = c * sympy.log(3) / sympy.log(2)

CLAIM = Claim(
    id="havrilla2024:depth-degree",
    title="Degree at logarithmic depth",
    statement=Equality(degree, d**power),
    source="ours",
    fidelity="as stated",
    reference="Algebra, with the depth c log_2 d that the abstract of the paper reports.",
    meanings=(
        Meaning(degree, "degree 3^L of a ReLU-attention network in its input, at the depth L = c log_2 d"),
        DIMENSION,
        Meaning(c, "blocks per doubling of the dimension"),
        Meaning(L, "number of blocks"),
        Meaning(x, "logarithm of the dimension"),
    ),
    assumptions=(d > 1,),
    derivation=Derivation(
        premises=(),
        steps=(
            Identity(
                name="power",
                lhs=3**L,
                rhs=d**power,
                given=((L, c * x / sympy.log(2)), (d, sympy.exp(x))),
                why="both are exp(c x log 3/log 2)",
            ),
        ),
    ),
    notes="So the logarithm of what a weight can do is polynomial in d and free of the accuracy.",
)
