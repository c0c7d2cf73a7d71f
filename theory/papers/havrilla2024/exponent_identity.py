"""The relation between model and data exponents that is free of parameters."""

import sympy

from theory.papers.havrilla2024._symbols import DIMENSION, NOISE, NOISY, SMOOTHNESS, beta, d
from theory.records import Claim, Convention, Derivation, Equality, Identity, Instance, Meaning, Premise
from theory.symbols import parameters

alpha_N, alpha_D = parameters("alpha_N alpha_D")
relation = 1 / alpha_D - 1 / alpha_N

CLAIM = Claim(
    id="havrilla2024:exponent-identity",
    title="Model and data exponents are not independent",
    statement=Equality(relation, sympy.S.One),
    source="ours",
    fidelity="as stated",
    reference="From the two exponents that summaries report; it holds between them whatever beta and d are.",
    meanings=(
        Meaning(alpha_N, "model exponent", r"\alpha_N"),
        Meaning(alpha_D, "data exponent", r"\alpha_D"),
        SMOOTHNESS,
        DIMENSION,
        NOISE,
    ),
    assumptions=(NOISY,),
    convention=Convention(loss="squared", mode="expectation", target="average"),
    derivation=Derivation(
        premises=(
            Premise("claim", "havrilla2024:model-exponent"),
            Premise("claim", "havrilla2024:data-exponent"),
            Premise("assumption", "model and data meet the same smoothness, so one beta serves both"),
        ),
        steps=(
            Identity(
                "relation",
                lhs=relation,
                rhs=sympy.S.One,
                given=((alpha_N, 2 * beta / d), (alpha_D, 2 * beta / (2 * beta + d))),
            ),
        ),
    ),
    instances=(
        *(Instance.of(beta="1/2", d=dimension, sigma=1) for dimension in (1, 2, 3)),
        *(Instance.of(beta="3/2", d=dimension, sigma="1/2") for dimension in (1, 2, 3)),
    ),
    notes=(
        "Between upper-bound exponents with noisy labels and matched smoothness. Noiseless labels give 0 instead "
        "of 1. Fitted pairs with alpha_D above alpha_N lie outside these assumptions."
    ),
)
