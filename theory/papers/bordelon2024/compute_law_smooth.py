"""Compute law of width and time, for tasks easier than the spectrum: a cross term decides."""

import dataclasses

import sympy

from theory.papers.bordelon2024._model import (
    CLASS,
    EQUIVALENT,
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
from theory.records import Claim, Derivation, Meaning, Optimum, Order, Premise

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
    derivation=Derivation(
        premises=(
            EQUIVALENT,
            Premise("claim", "bordelon2024:time-law, a lower bound of the joint risk: features only add to it"),
            Premise("claim", "bordelon2024:model-floor, a lower bound of the joint risk: no time leaves the features"),
            Premise(
                "assumption",
                "on the way to the floor the variance of the features leaves t^-(1 - 1/b)/N: N features raise a ridge "
                "1/t by its freedom t^(1/b) over N t, which costs in proportion because the squared weights of the "
                "target are summable; the joint risk is of the order of the sum of the three",
            ),
        ),
        steps=(
            Optimum(
                name="law",
                risk=t ** (-(a - 1) / b) + t ** (1 / b - 1) / N + N**-b,
                costs=(N * t,),
                budget=C,
            ),
        ),
    ),
    instances=tasks(
        ("9/2", "2"),
    ),
    notes="The floor of the features is never reached on the frontier.",
)
