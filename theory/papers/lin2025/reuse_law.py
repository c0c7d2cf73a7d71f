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
    q,
    risk,
    s,
    u,
)
from theory.records import Claim, Decomposed, Derivation, Identity, Meaning, Optimum, Order
from theory.symbols import named

PATH = (sympy.Le(L, N**u), sympy.Ge(L, N**u))
HARDNESS = (b - 1) / a
LAW = sympy.gamma(HARDNESS) / a * ((q + 1) / (2 * s)) ** HARDNESS * N ** (-u * HARDNESS)

CLAIM = Claim(
    id="lin2025:reuse-law",
    title="Steps count like fresh data",
    statement=Order(risk, "~", LAW, N),
    source="ours",
    fidelity="reconstructed",
    reference=f"{ABSTRACT} The constant is ours.",
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
            Optimum("larger", TERMS, (), N, subject_to=PATH, resources=(L,), why="along L = N^u"),
            Identity("order", named("larger"), N ** (-u * HARDNESS), why="that of the bias; noise costs less"),
            Decomposed("bias", AGAIN, limit="steps", term="bias"),
            Identity("law", named("bias"), LAW, given=((L, N**u),), why="along L = N^u"),
        ),
    ),
    instances=points("a b s q u noise", (3, "3/2", "2/5", 4, "3/2", "1/10"), (3, "5/4", "2/5", 4, "3/2", "1/10")),
)
