"""Rate of softmax attention in the length of the prompt."""

import sympy

from theory.papers.havrilla2024._in_context import (
    AMBIENT,
    DIMENSION,
    NOISE,
    PROMPT,
    SHARPNESS,
    beta,
    d,
    n,
    r,
    tori,
)
from theory.papers.havrilla2024._symbols import NOISY, SMOOTHNESS
from theory.records import Claim, Convention, Derivation, Meaning, Optimum, Order, Premise

risk = sympy.Function("R")(n)

CLAIM = Claim(
    id="havrilla2024:attention-rate",
    title="Rate of softmax attention in the length of the prompt",
    statement=Order(risk, "Theta", n ** (-2 * beta / (2 * beta + d)), n),
    source="ours",
    fidelity="as stated",
    reference=(
        "The textbook rate of kernel regression (Stone 1982; Tsybakov 2009), with the intrinsic dimension; summaries "
        "of work on prompts report it for transformers."
    ),
    meanings=(
        Meaning(risk, "squared error at the best width for each length"),
        PROMPT,
        SHARPNESS,
        SMOOTHNESS,
        DIMENSION,
        NOISE,
        AMBIENT,
    ),
    assumptions=(NOISY, beta < 1),
    convention=Convention(loss="squared", mode="expectation", target="average"),
    derivation=Derivation(
        premises=(
            Premise("claim", "havrilla2024:attention-two-terms"),
            Premise("claim", "havrilla2024:attention-bias"),
            Premise("claim", "havrilla2024:attention-variance"),
        ),
        steps=(
            Optimum(
                "rate",
                r ** (-2 * beta) + r**d / n,
                costs=(),
                budget=n,
                resources=(r,),
                why="the best sharpness balances bias and variance",
            ),
        ),
    ),
    instances=tori(("1/2", 1, 2), ("1/2", 1, 6), ("1/2", 2, 12), ("3/4", 2, 4)),
    notes="The length of the prompt plays the number of samples. The width must know the smoothness.",
)
