"""Risk of softmax attention is the sum of bias and variance of a long prompt."""

import sympy

from theory.papers.havrilla2024._in_context import (
    AMBIENT,
    DIMENSION,
    KERNEL,
    NOISE,
    PROMPT,
    TARGET,
    n,
    sigma,
    tori,
)
from theory.papers.havrilla2024._symbols import NOISY, SMOOTHNESS
from theory.records import Claim, Convention, Derivation, Limit, Meaning, Premise, Squeeze
from theory.symbols import parameters

risk, bias, variance = (sympy.Function(name)(n) for name in ("R", "B", "V"))
epsilon = parameters("epsilon")

CLAIM = Claim(
    id="havrilla2024:attention-two-terms",
    title="Bias and variance of softmax attention add up",
    statement=Limit(risk / (bias + sigma**2 * variance / n), n, sympy.oo, sympy.S.One),
    source="ours",
    fidelity="as stated",
    reference="Textbook ingredients (Tsybakov 2009, section 1.5): moments of weighted means over random points.",
    meanings=(
        Meaning(risk, "squared error of softmax attention, at the width that is best for a long prompt"),
        Meaning(bias, "squared bias of an infinitely long prompt at this width"),
        Meaning(variance, "mean squared weight over squared mean weight at this width"),
        Meaning(epsilon, "bound on the root of V/n and of B/sigma^2"),
        PROMPT,
        SMOOTHNESS,
        DIMENSION,
        NOISE,
        AMBIENT,
    ),
    assumptions=(NOISY,),
    convention=Convention(loss="squared", mode="expectation", target="average", along="path"),
    derivation=Derivation(
        premises=(
            KERNEL,
            TARGET,
            Premise(
                "citation",
                "sums of weights over n random points stray from their means by a relative order (V/n)^(1/2) "
                "(Chebyshev), which tends to zero at the best width",
            ),
            Premise(
                "citation",
                "random points add to the bias a variance of order B V/n, smaller than sigma^2 V/n by B/sigma^2",
            ),
        ),
        steps=(
            Squeeze(
                "ratio",
                lower=1 - epsilon,
                upper=(1 + epsilon) ** 2,
                slack=epsilon,
                why="both premises, divided by B + sigma^2 V/n",
            ),
        ),
    ),
    instances=tori(("1/2", 1, 6), ("1/2", 2, 4), ("1/2", 2, 12)),
)
