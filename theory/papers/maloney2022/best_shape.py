"""The best ratio of samples to features, or of features to samples."""

from dataclasses import replace

import sympy

from theory.papers._regression import points, unit
from theory.papers.maloney2022._model import (
    CONSTANT,
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
)
from theory.records import Claim, Decomposed, Derivation, Identity, Limit, Meaning, Premise, Solution
from theory.symbols import named, parameters

ratio = sympy.Function("ratio")(C)
x = parameters("x")
LOSS = CONSTANT * (C * x) ** (-alpha / 2) / (1 - x)

CLAIM = Claim(
    id="maloney2022:best-shape",
    title="Best ratio of samples to features",
    statement=Limit(ratio, C, sympy.oo, alpha / (alpha + 2)),
    source="ours",
    fidelity="as stated",
    reference="Ours. Notes recall that both grow alike in the paper, whose abstract alone was read.",
    meanings=(
        Meaning(ratio, "smaller of features and samples over the larger one, at the least loss within the budget"),
        Meaning(C, "budget, features times samples"),
        Meaning(x, "the smaller over the larger"),
        WIDTH,
        SAMPLES,
        SPECTRUM,
        EXPONENT,
    ),
    convention=replace(SETTING, compute=N * T, along="frontier"),
    derivation=Derivation(
        (
            *PREMISES,
            Premise("claim", "maloney2022:ratio-law: T samples alone leave the share 1 - x of what is left beside T/x"),
        ),
        (
            Decomposed("found", PROBLEM, limit="samples"),
            Identity(
                "tidy", named("found"), unit(a) ** a * T ** (1 - a), why="by the reflection of the gamma function"
            ),
            Identity("alone", named("tidy"), CONSTANT * T**-alpha, given=((a, 1 + alpha),)),
            Identity(
                "loss", named("alone") / (1 - x), LOSS, given=((T, sympy.sqrt(C * x)),), why="T = x N and N T = C"
            ),
            Solution("law", sympy.diff(LOSS, x), x, alpha / (alpha + 2), why="the least loss"),
        ),
    ),
    instances=points("alpha", ("1/2",), (1,)),
    notes=(
        "Features and samples change places in the loss, so that there are two optima that are equally good: fewer "
        "samples than features by this ratio, or fewer features. Between them, at as many of both, the loss diverges."
    ),
)
