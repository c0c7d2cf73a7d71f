"""Compute law of width and time, for tasks harder than the spectrum."""

import dataclasses

import sympy

from theory.papers.bordelon2024._model import (
    CLASS,
    JOINT,
    SPECTRUM,
    TASK,
    TIME,
    WIDTH,
    C,
    N,
    a,
    b,
    setting,
    t,
    tasks,
)
from theory.records import Claim, Meaning, Order

least = sympy.Function("risk")(C)

CLAIM = Claim(
    id="bordelon2024:compute-law",
    title="Compute law of width and time",
    statement=Order(least, "Theta", C ** (-(a - 1) / (1 + b)), C),
    source="ours",
    fidelity="reconstructed",
    reference="Re-derived; a summary of the paper reports the exponent for the typical case.",
    meanings=(
        Meaning(least, "least excess risk within the budget"),
        Meaning(C, "budget, width times time"),
        WIDTH,
        TIME,
        TASK,
        SPECTRUM,
    ),
    assumptions=(*CLASS, a < b + 1),
    convention=dataclasses.replace(setting("endless data first, then large budgets", "frontier"), compute=N * t),
    derivation=JOINT,
    instances=tasks(("2", "2"), ("5/2", "2")),
    notes="Time goes as C^(b/(1 + b)), width as C^(1/(1 + b)).",
)
