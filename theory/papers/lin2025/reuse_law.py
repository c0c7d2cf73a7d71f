"""Risk of many passes over the data, as long as their number is not too great."""

import sympy

from theory.papers._regression import points
from theory.papers.lin2025._model import (
    ABSTRACT,
    AGAIN,
    CLASS,
    MEANINGS,
    PREMISES,
    SETTING,
    TERMS,
    L,
    N,
    a,
    b,
    risk,
    u,
)
from theory.records import Claim, Decomposed, Derivation, Meaning, Optimum, Order

PATH = (sympy.Le(L, N**u), sympy.Ge(L, N**u))

CLAIM = Claim(
    id="lin2025:reuse-law",
    title="Steps count like fresh data",
    statement=Order(risk, "Theta", N ** (-u * (b - 1) / a), N),
    source="ours",
    fidelity="reconstructed",
    reference=ABSTRACT,
    meanings=(
        Meaning(risk, "excess risk after L = N^u steps"),
        Meaning(L, "number of steps, each on an input drawn from the sample"),
        Meaning(u, "power of the number of samples that the steps are"),
        *MEANINGS,
    ),
    assumptions=(*CLASS, u > 1, u < a / b),
    convention=SETTING,
    derivation=Derivation(
        PREMISES,
        (
            Decomposed("terms", AGAIN, limit="steps"),
            Optimum("law", TERMS, (), N, subject_to=PATH, resources=(L,), why="along L = N^u"),
        ),
    ),
    instances=points("a b u noise", (3, "3/2", "3/2", "1/10"), (3, "5/4", "3/2", "1/10")),
)
