"""How many pairs a matrix of outer products recalls."""

import sympy

from theory.records import Claim, Convention, Derivation, Identity, Instance, Limit, Meaning, Premise, Solution
from theory.symbols import named, parameters, resources

P = resources("P")
d, size = parameters("d size")
dimension = sympy.Function("d")(P)

CLAIM = Claim(
    id="jiang2024:memory-capacity",
    title="Capacity of a linear associative memory",
    statement=Limit(dimension**2 / (2 * P * sympy.log(P)), P, sympy.oo, sympy.Integer(1)),
    source="ours",
    fidelity="as stated",
    reference="Ours; the abstract of another paper gives the order n log n for the number of parameters.",
    meanings=(
        Meaning(P, "number of stored pairs"),
        Meaning(dimension, "dimension of the embeddings for which half of the pairs are recalled", "d(P)"),
        Meaning(size, "number of parameters, the square of the dimension"),
    ),
    convention=Convention(loss="0-1", limits="many pairs"),
    derivation=Derivation(
        premises=(
            Premise(
                "assumption", "the memory is the sum of outer products of random Gaussian vectors, one for each pair"
            ),
            Premise(
                "assumption",
                "the right logit is near one, the P - 1 wrong ones are like independent Gaussians of variance P/d^2",
            ),
            Premise("citation", "the largest of P Gaussians is near sqrt(2 log P) (textbook)"),
        ),
        steps=(
            Solution(
                "size",
                equation=1 - sympy.sqrt(P / size) * sympy.sqrt(2 * sympy.log(P)),
                unknown=size,
                value=2 * P * sympy.log(P),
                why="where the largest wrong logit is as large as the right one",
            ),
            Identity("share", lhs=named("size") / (2 * P * sympy.log(P)), rhs=sympy.Integer(1)),
        ),
    ),
    instances=(Instance.of(),),
    notes="A power law fitted to the capacity at a few hundred dimensions has the exponent 1.84 in place of 2, for "
    "want of the logarithm.",
)
