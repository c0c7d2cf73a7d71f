"""Compute law of width and time: the form a summary reports for all tasks."""

import dataclasses

import sympy

from theory.papers.bordelon2024._model import CLASS, SPECTRUM, SUMMARY, TASK, TIME, WIDTH, C, N, a, b, setting, t, tasks
from theory.records import Claim, Meaning, Order

least = sympy.Function("risk")(C)
floor = sympy.Min(a - 1, 2 * b)

CLAIM = Claim(
    id="bordelon2024:compute-law-reported",
    title="Compute law of width and time, as a summary reports it",
    statement=Order(least, "Theta", C ** (-(a - 1) * floor / (a - 1 + b * floor)), C),
    source="reported",
    fidelity="as stated",
    reference=SUMMARY,
    meanings=(
        Meaning(least, "least excess risk within the budget"),
        Meaning(C, "budget, width times time"),
        WIDTH,
        TIME,
        TASK,
        SPECTRUM,
    ),
    assumptions=CLASS,
    convention=dataclasses.replace(setting("endless data first, then large budgets", "frontier"), compute=N * t),
    instances=tasks(
        ("4", "2"),
    ),
    notes="Holds where a - 1 is below b, as bordelon2024:compute-law. Beyond it the floor is higher than that.",
)
