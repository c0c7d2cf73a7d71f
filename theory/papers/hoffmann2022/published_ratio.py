"""Tokens per parameter that the published constants imply."""

import sympy

from theory.papers.hoffmann2022._model import (
    LAW,
    MEANINGS,
    PUBLISHED,
    REFITTED,
    SETTING,
    STATIONARY,
    C,
    G,
    alpha,
    beta,
)
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning
from theory.symbols import named

ratio = sympy.Function("rho")(C)
VALUE = G**-2 * (C / 6) ** ((alpha - beta) / (alpha + beta))
BUDGET = "576000000000000000000000"

CLAIM = Claim(
    id="hoffmann2022:published-ratio",
    title="Tokens per parameter",
    statement=Equality(ratio, VALUE),
    source="ours",
    fidelity="reconstructed",
    reference="Derived anew from the parametric law that notes transcribe.",
    meanings=(Meaning(ratio, "tokens per parameter at the least loss, D/N"), *MEANINGS),
    convention=SETTING,
    derivation=Derivation(
        (LAW,),
        (STATIONARY, Identity("ratio", C / (6 * named("size") ** 2), VALUE, why="the rest of the budget buys tokens")),
    ),
    instances=(Instance.of(C=BUDGET, **PUBLISHED), Instance.of(C=BUDGET, **REFITTED)),
    notes=(
        "At the budget of Chinchilla, 5.76 10^23, the published constants imply 93 tokens a parameter and not about "
        "20, as the model itself has; those of Besiroglu et al. (2024) imply 18."
    ),
)
