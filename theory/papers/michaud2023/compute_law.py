"""Loss within a budget of room for quanta times samples."""

import dataclasses

import sympy

from theory.papers._regression import points
from theory.papers.michaud2023._model import DRAWN, SEEN, SETTING, C, N, S, alpha
from theory.records import Claim, Derivation, Meaning, Optimum, Order, Premise

loss = sympy.Function("L")(C)

CLAIM = Claim(
    id="michaud2023:compute-law",
    title="Quanta and compute",
    statement=Order(loss, "Theta", C ** (-alpha / (2 + alpha)), C),
    source="ours",
    fidelity="as stated",
    reference="Ours, from the laws of parameters and data.",
    meanings=(
        Meaning(loss, "least excess loss within the budget"),
        Meaning(C, "budget, N S"),
        Meaning(N, "number of quanta that a model has room for"),
        Meaning(S, "number of samples, each used once"),
        DRAWN,
        SEEN,
    ),
    convention=dataclasses.replace(SETTING, compute=N * S, along="frontier"),
    derivation=Derivation(
        (
            Premise("claim", "michaud2023:model-law"),
            Premise("claim", "michaud2023:data-law"),
            Premise("assumption", "a quantum must find room and be seen, so that the greater of both losses is left"),
        ),
        (Optimum("law", N**-alpha + S ** (-alpha / (1 + alpha)), (N * S,), C, combine="max"),),
    ),
    instances=points("alpha tau", ("1/2", 1), (1, 5), ("3/2", 20)),
    notes="Room grows as C^(1/(2 + alpha)), samples as C^((1 + alpha)/(2 + alpha)).",
)
