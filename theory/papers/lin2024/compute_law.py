"""Least risk within a budget of parameters times samples."""

from dataclasses import replace

import sympy

from theory.papers._regression import points
from theory.papers.lin2024._model import (
    ABSTRACT,
    CLASS,
    DATA,
    PREMISES,
    SETTING,
    SIZE,
    SKETCHED,
    SPECTRUM,
    TRAINING,
    C,
    M,
    N,
    a,
)
from theory.records import Claim, Decomposed, Derivation, Identity, Meaning, Optimum, Order
from theory.symbols import named

least = sympy.Function("risk")(C)

CLAIM = Claim(
    id="lin2024:compute-law",
    title="Compute law of sketched regression",
    statement=Order(least, "Theta", C ** (-(a - 1) / (a + 1)), C),
    source="ours",
    fidelity="reconstructed",
    reference=f"{ABSTRACT} The optimum within a budget is ours.",
    meanings=(
        Meaning(least, "least excess risk within the budget"),
        Meaning(C, "budget, parameters times samples"),
        DATA,
        SIZE,
        SPECTRUM,
        *TRAINING,
    ),
    assumptions=CLASS,
    convention=replace(SETTING, compute=M * N, along="frontier"),
    derivation=Derivation(
        PREMISES,
        (
            Decomposed("early", SKETCHED, limit="steps"),
            Optimum("few", sympy.Symbol("early", positive=True), (M * N,), C, subject_to=(M**a >= N,)),
            Decomposed("late", SKETCHED, limit="features", term="approximation"),
            Optimum("many", sympy.Symbol("late", positive=True), (M * N,), C, subject_to=(M**a <= N,)),
            Identity("law", named("few"), named("many"), why="few data or many, the best is where they meet"),
        ),
    ),
    instances=points("a", ("3/2",), (2,)),
    notes="Parameters grow as C^(1/(a + 1)), data as C^(a/(a + 1)).",
)
