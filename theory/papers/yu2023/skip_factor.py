"""What the step with its skip connection does to singular values, without the softmax."""

import sympy

from theory.papers.yu2023._model import HEADS, OURS, SINGULAR, c, sigma
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning

factor = sympy.Symbol("q")

CLAIM = Claim(
    id="yu2023:skip-factor",
    title="The step with its skip connection raises the rate",
    statement=Equality(factor, 1 + c * sigma**2),
    source="ours",
    fidelity="as stated",
    reference=OURS,
    meanings=(
        Meaning(factor, "by which a singular value is multiplied"),
        SINGULAR,
        Meaning(c, "factor of the sum, over heads, of U A A^T A that is added to the tokens"),
    ),
    derivation=Derivation(
        premises=(HEADS,),
        steps=(
            Identity(
                "factor", lhs=(sigma + c * sigma * sigma**2) / sigma, rhs=1 + c * sigma**2, why="A A^T A cubes it"
            ),
        ),
    ),
    instances=tuple(Instance.of(sigma=s, c=v) for s, v in (("1/2", 1), (2, "1/3"), (1, 20))),
    notes="Above one for every token that a head sees: the rate under the heads rises, strictly.",
)
