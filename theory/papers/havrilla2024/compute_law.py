"""Excess risk on the compute frontier."""

import sympy

from theory.papers.havrilla2024._symbols import (
    COMPUTE,
    DIMENSION,
    MODES,
    NOISE,
    NOISY,
    SAMPLES,
    SMOOTHNESS,
    C,
    N,
    beta,
    d,
    n,
)
from theory.records import Claim, Convention, Derivation, Instance, Meaning, Optimum, Order, Premise

risk = sympy.Function("R")(C)

CLAIM = Claim(
    id="havrilla2024:compute-law",
    title="Compute-optimal excess risk",
    statement=Order(risk, "Theta", C ** (-beta / (beta + d)), C),
    source="ours",
    fidelity="as stated",
    reference="From the model exponent and a variance of N/n; no compute law was seen in the paper's summaries.",
    meanings=(
        Meaning(risk, "least excess risk at compute C"),
        COMPUTE,
        MODES,
        SAMPLES,
        SMOOTHNESS,
        DIMENSION,
        NOISE,
    ),
    assumptions=(NOISY,),
    convention=Convention(loss="squared", mode="expectation", target="average", compute=N * n, along="frontier"),
    derivation=Derivation(
        premises=(
            Premise("claim", "havrilla2024:model-exponent"),
            Premise("claim", "havrilla2024:additive-risk"),
        ),
        steps=(Optimum("rate", N ** (-2 * beta / d) + N / n, costs=(N * n,), budget=C, yields="rate"),),
    ),
    instances=(
        *(Instance.of(beta="1/2", d=dimension, sigma=1) for dimension in (1, 2, 3)),
        *(Instance.of(beta="3/2", d=dimension, sigma="1/2") for dimension in (1, 2, 3)),
    ),
)
