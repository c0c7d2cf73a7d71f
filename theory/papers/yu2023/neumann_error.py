"""What is left out where the inverse is cut off after some powers."""

import sympy

from theory.papers.yu2023._model import ENERGY, HEADS, OURS, x
from theory.records import Claim, Derivation, Equality, Identity, Induction, Instance, Meaning
from theory.symbols import named, parameters

J = parameters("J", integer=True)
error = sympy.Function("e")(J)

CLAIM = Claim(
    id="yu2023:neumann-error",
    title="Error of the truncated gradient",
    statement=Equality(error, (-x) ** (J + 1)),
    source="ours",
    fidelity="as stated",
    reference=OURS,
    meanings=(
        Meaning(error, "gradient less its first terms, over the gradient, along a pair of singular vectors"),
        Meaning(J, "power of beta A A^T up to which the inverse is expanded"),
        ENERGY,
    ),
    derivation=Derivation(
        premises=(HEADS,),
        steps=(
            Induction(
                "sum",
                formula=(1 - (-x) ** (J + 1)) / (1 + x),
                index=J,
                start=sympy.Integer(1),
                increment=(-x) ** (J + 1),
                why="the geometric sum",
            ),
            Identity(
                "error",
                lhs=(1 / (1 + x) - named("sum")) * (1 + x),
                rhs=(-x) ** (J + 1),
                why="the gradient is beta sigma/(1 + x), its first terms beta sigma times the sum",
            ),
        ),
    ),
    instances=tuple(Instance.of(J=j, x=v) for j, v in ((0, "1/2"), (1, "3/4"), (2, 2), (3, "1/3"))),
    notes="So the truncated gradient is off by at most the (J + 1)st power of the largest x, relative to the gradient.",
)
