"""Dimension implied by a model exponent."""

from theory.papers.havrilla2024._symbols import DIMENSION, SMOOTHNESS, beta, d
from theory.records import Claim, Derivation, Equality, Instance, Meaning, Premise, Solution
from theory.symbols import parameters

alpha_N = parameters("alpha_N")

CLAIM = Claim(
    id="havrilla2024:implied-dimension-model",
    title="Dimension implied by a model exponent",
    statement=Equality(d, 2 * beta / alpha_N),
    source="ours",
    fidelity="as stated",
    reference="The law solved for the dimension.",
    meanings=(DIMENSION, SMOOTHNESS, Meaning(alpha_N, "exponent of model size", r"\alpha_N")),
    assumptions=(alpha_N > 0,),
    derivation=Derivation(
        premises=(Premise("claim", "havrilla2024:model-exponent"),),
        steps=(
            Solution(
                name="dimension",
                equation=alpha_N * d - 2 * beta,
                unknown=d,
                value=2 * beta / alpha_N,
                why="the exponent's formula, solved for the dimension",
            ),
        ),
    ),
    instances=tuple(Instance.of(beta=b, alpha_N=a) for b, a in ((1, 1), (1, "4/5"), ("3/2", "3/2"))),
    notes="A dimension only under the assumptions of the law; fitted exponents of language models need not meet them.",
)
