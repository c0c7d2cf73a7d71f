"""What a step along the first two terms of the gradient does to singular values."""

import sympy

from theory.papers.yu2023._model import ENERGY, HEADS, OURS, STEP, beta, h, sigma, x
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning

factor = sympy.Symbol("q")

CLAIM = Claim(
    id="yu2023:one-term-factor",
    title="A step along the gradient's first two terms",
    statement=Equality(factor, 1 - h * (1 - x)),
    source="ours",
    fidelity="as stated",
    reference=OURS,
    meanings=(Meaning(factor, "by which a singular value is multiplied"), ENERGY, STEP),
    derivation=Derivation(
        premises=(HEADS,),
        steps=(
            Identity(
                "factor",
                lhs=(sigma - h / beta * (beta * sigma - beta**2 * sigma**3)) / sigma,
                rhs=1 - h * (1 - x),
                given=((sigma, sympy.sqrt(x / beta)),),
                why="with x = beta sigma^2",
            ),
        ),
    ),
    instances=tuple(Instance.of(x=v, h=step) for v, step in (("1/2", "1/2"), (3, "1/2"), (2, 1))),
    notes="Above x = 1 the singular value grows, whatever the step: this step is no longer a descent.",
)
