"""Compute law of width and time, for tasks easier than the spectrum: a cross term decides."""

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
    id="bordelon2024:compute-law-smooth",
    title="Compute law of width and time for smooth tasks",
    statement=Order(least, "Theta", C ** (-(a - 1) / a), C),
    source="ours",
    fidelity="as stated",
    reference="Ours, where bordelon2024:compute-law-reported fails.",
    meanings=(
        Meaning(least, "least excess risk within the budget"),
        Meaning(C, "budget, width times time"),
        WIDTH,
        TIME,
        TASK,
        SPECTRUM,
    ),
    assumptions=(*CLASS, a > b + 1),
    convention=dataclasses.replace(setting("endless data first, then large budgets", "frontier"), compute=N * t),
    derivation=JOINT,
    instances=tasks(
        ("9/2", "2"),
    ),
    notes="The floor of the features is never reached on the frontier.",
)
