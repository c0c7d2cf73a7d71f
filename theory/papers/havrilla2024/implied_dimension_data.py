"""Dimension implied by a data exponent."""

from theory.papers.havrilla2024._symbols import DIMENSION, SMOOTHNESS, beta, d
from theory.records import Claim, Derivation, Equality, Instance, Meaning, Premise, Solution
from theory.symbols import parameters

alpha_D = parameters("alpha_D")

CLAIM = Claim(
    id="havrilla2024:implied-dimension-data",
    title="Dimension implied by a data exponent",
    statement=Equality(d, 2 * beta * (1 - alpha_D) / alpha_D),
    source="ours",
    fidelity="as stated",
    reference="The law solved for the dimension.",
    meanings=(DIMENSION, SMOOTHNESS, Meaning(alpha_D, "exponent of samples, with noise", r"\alpha_D")),
    assumptions=(alpha_D < 1,),
    derivation=Derivation(
        premises=(Premise("claim", "havrilla2024:data-exponent"),),
        steps=(
            Solution(
                name="dimension",
                equation=alpha_D * (2 * beta + d) - 2 * beta,
                unknown=d,
                value=2 * beta * (1 - alpha_D) / alpha_D,
                why="the exponent's formula, solved for the dimension",
            ),
        ),
    ),
    instances=tuple(Instance.of(beta=b, alpha_D=a) for b, a in ((1, "1/2"), (1, "4/9"), ("3/2", "1/2"))),
    notes="A dimension only under the assumptions of the law; fitted exponents of language models need not meet them.",
)
