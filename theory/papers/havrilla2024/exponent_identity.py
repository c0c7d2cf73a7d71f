"""The relation between model and data exponents that is free of parameters."""

import sympy

from theory.papers.havrilla2024._symbols import (
    DIMENSION,
    MODES,
    NOISE,
    NOISY,
    SAMPLES,
    SMOOTHNESS,
    SPECTRUM,
    TAIL,
    WEYL,
    N,
    beta,
    d,
    n,
)
from theory.records import Claim, Convention, Derivation, Equality, Identity, Instance, Meaning, Optimum, Premise
from theory.symbols import parameters, resources

alpha_N, alpha_D = parameters("alpha_N alpha_D")
model, data = parameters("model data")
r = resources("r")
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
        Meaning(r, "frequency up to which modes are fitted"),
        MODES,
        SAMPLES,
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
            WEYL,
            SPECTRUM,
            TAIL,
            Premise("citation", "each mode fitted to n noisy samples has a variance of order 1/n (textbook)"),
        ),
        steps=(
            Optimum(
                "model",
                r ** (-2 * beta),
                costs=(r**d,),
                budget=N,
                yields="exponent",
                why="what the modes beyond the highest frequency carry that N modes reach",
            ),
            Optimum(
                "data",
                r ** (-2 * beta) + r**d / n,
                costs=(),
                budget=n,
                resources=(r,),
                yields="exponent",
                why="what the modes beyond frequency r carry, and the variance of those up to it",
            ),
            Identity("relation", lhs=relation, rhs=sympy.S.One, given=((alpha_N, model), (alpha_D, data))),
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
