"""Samples per parameter along the compute frontier."""

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
from theory.records import Claim, Combine, Convention, Derivation, Instance, Meaning, Optimum, Order, Premise

ratio = sympy.Function("rho")(C)
samples, size = sympy.symbols("samples size", positive=True)
risk = N ** (-2 * beta / d) + N / n

CLAIM = Claim(
    id="havrilla2024:tokens-per-parameter",
    title="Samples per parameter grow as the risk falls",
    statement=Order(ratio, "Theta", C ** (beta / (beta + d)), C),
    source="ours",
    fidelity="as stated",
    reference="From the model exponent and a variance of N/n; no compute law was seen in the paper's summaries.",
    meanings=(
        Meaning(ratio, "samples per parameter at compute C"),
        COMPUTE,
        MODES,
        SAMPLES,
        SMOOTHNESS,
        DIMENSION,
        NOISE,
    ),
    assumptions=(NOISY,),
    convention=Convention(compute=N * n, along="frontier"),
    derivation=Derivation(
        premises=(
            Premise("claim", "havrilla2024:model-exponent"),
            Premise("claim", "havrilla2024:additive-risk"),
        ),
        steps=(
            Optimum("samples", risk, costs=(N * n,), budget=C, yields="n", why="best number of samples"),
            Optimum("size", risk, costs=(N * n,), budget=C, yields="N", why="best model size"),
            Combine("ratio", samples / size, why="the order of the variance's inverse, hence of the risk's"),
        ),
    ),
    instances=(Instance.of(beta="1/2", d=1, sigma=1), Instance.of(beta="3/2", d=2, sigma=1)),
    notes="The exponent is that of havrilla2024:compute-law with the other sign: it grows like one over the risk.",
)
