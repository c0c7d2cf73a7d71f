"""Error of the best model of a given size: the model exponent."""

import sympy

from theory.papers.havrilla2024._symbols import DIMENSION, MODES, SMOOTHNESS, SPECTRUM, TAIL, WEYL, N, beta, d
from theory.records import Claim, Convention, Derivation, Instance, Meaning, Optimum, Order
from theory.symbols import resources

r = resources("r")
error = sympy.Function("E")(N)

CLAIM = Claim(
    id="havrilla2024:model-exponent",
    title="Model exponent",
    statement=Order(error, "Theta", N ** (-2 * beta / d), N),
    source="textbook",
    fidelity="reconstructed",
    reference=(
        "Spectral reconstruction of the model exponent 2 beta/d that summaries report for transformers; "
        "textbook: Weyl's law and n-widths of smooth classes."
    ),
    meanings=(
        Meaning(error, "squared error of the best fit by N modes"),
        Meaning(r, "highest frequency that N modes reach"),
        MODES,
        SMOOTHNESS,
        DIMENSION,
    ),
    convention=Convention(loss="squared", mode="expectation", target="average"),
    derivation=Derivation(
        premises=(WEYL, SPECTRUM, TAIL),
        steps=(
            Optimum(
                "error",
                r ** (-2 * beta),
                costs=(r**d,),
                budget=N,
                why="what the modes beyond the highest frequency carry that N modes reach",
            ),
        ),
    ),
    instances=(
        *(Instance.of(beta=b, d=k) for b in ("1/2", "3/2") for k in (1, 2, 3)),
        Instance.of(beta="1/2", d=4),
    ),
    notes="Parameters are counted as modes or cells; the depth of a transformer and its weights' size do not enter.",
)
