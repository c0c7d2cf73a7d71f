"""Where the gradient points for coarse quantisation."""

import sympy

from theory.papers.yu2023._model import HEADS, Expr
from theory.records import Claim, Convention, Derivation, Identity, Instance, Limit, Meaning, Premise, Squeeze
from theory.symbols import named, parameters

x: Expr = parameters("x")
cosine = sympy.Function("c")(x)

CLAIM = Claim(
    id="yu2023:direction-origin",
    title="Direction of the gradient for coarse quantisation",
    statement=Limit(cosine, x, sympy.Integer(0), sympy.Integer(1)),
    source="ours",
    fidelity="as stated",
    reference="Ours.",
    meanings=(
        Meaning(cosine, "cosine between the negative gradient at a token and the way from it to the origin"),
        Meaning(x, "beta times the largest squared singular value of what heads see"),
    ),
    convention=Convention(limits="coarse quantisation"),
    derivation=Derivation(
        premises=(
            HEADS,
            Premise(
                "assumption",
                "heads span all dimensions: the gradient, over beta, has the parts of the token, each divided by a "
                "number between 1 and 1 + x, so that its cosine with the token lies between 1/(1 + x) and 1",
            ),
        ),
        steps=(
            Squeeze("limit", lower=1 / (1 + x), upper=sympy.Integer(1), slack=x, why="as the quantisation coarsens"),
            Identity("cosine", lhs=named("limit"), rhs=sympy.Integer(1), why="towards the origin"),
        ),
    ),
    instances=(Instance.of(),),
)
