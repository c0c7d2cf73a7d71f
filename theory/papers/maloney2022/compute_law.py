"""Loss within a budget of features times samples."""

from dataclasses import replace

import sympy

from theory.papers._regression import points
from theory.papers.maloney2022._model import (
    EXPONENT,
    PREMISES,
    PROBLEM,
    SAMPLES,
    SETTING,
    SPECTRUM,
    WIDTH,
    C,
    N,
    T,
    a,
    alpha,
    in_letters,
)
from theory.records import Claim, Decomposed, Derivation, Meaning, Optimum, Order, Premise

least = sympy.Function("loss")(C)

CLAIM = Claim(
    id="maloney2022:compute-law",
    title="Equiparameterisation",
    statement=Order(least, "Theta", C ** (-alpha / 2), C),
    source="ours",
    fidelity="reconstructed",
    reference="The abstract of the paper, which was read, has the optimality of growing both alike; the law is ours.",
    meanings=(
        Meaning(least, "least excess risk within the budget"),
        Meaning(C, "budget, features times samples"),
        WIDTH,
        SAMPLES,
        SPECTRUM,
        EXPONENT,
    ),
    convention=replace(SETTING, compute=N * T, along="frontier"),
    derivation=Derivation(
        (
            *PREMISES,
            Premise("claim", "maloney2022:best-shape: the best ratio of features to samples keeps off the peak at one"),
        ),
        (
            Decomposed("terms", PROBLEM),
            Optimum("best", sympy.Symbol("terms", positive=True), (N * T,), C, facts=(a > 1,)),
            in_letters("best", C ** (-alpha / 2)),
        ),
    ),
    instances=points("alpha", ("1/2",), (1,)),
    notes="Features and samples both grow as the root of the budget, on either side of the peak at as many of both: "
    "maloney2022:best-shape.",
)
