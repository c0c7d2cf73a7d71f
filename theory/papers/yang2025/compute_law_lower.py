"""No allocation beats the largest leg: the lower side of a compute law."""

import sympy

from theory.papers.yang2025._dense import (
    APPROXIMATION,
    CONVENTION,
    LEGS,
    MEANINGS,
    MODEL,
    OPTIMISATION,
    SIDES,
    C,
    N,
    a,
    approximation,
    least,
    optimisation,
    place,
    s,
)
from theory.records import Claim, Combine, Crossover, Derivation, Inequality, Instance

CLAIM = Claim(
    id="yang2025:compute-law-lower",
    title="Compute law from below",
    statement=Inequality(
        least,
        ">=",
        (APPROXIMATION ** (1 / s) * OPTIMISATION ** (a / s) / C) ** (s / (1 + a)),
    ),
    source="ours",
    fidelity="as stated",
    reference=(
        "Ours. The summaries of the paper report matching upper and lower bounds; for what risk and with what legs "
        "they do not say."
    ),
    meanings=MEANINGS,
    convention=CONVENTION,
    derivation=Derivation(
        premises=(MODEL, SIDES),
        steps=(
            *LEGS,
            Crossover(
                name="place",
                left=approximation,
                right=optimisation,
                variable=N,
                why="modes at which the legs are equal within the budget; the first leg falls with N and the second "
                "rises, so the larger one is nowhere less than there",
            ),
            Combine(
                name="side",
                expression=sympy.Ge(least, APPROXIMATION * place**-s, evaluate=False),
                why="the risk is at least the largest leg, whatever the allocation",
            ),
        ),
    ),
    instances=tuple(
        Instance.of(a=p, s=q, C=budget)
        for p, q, budget in ((2, "3/7", 10**6), (2, "3/7", 10**12), ("3/2", "1/2", 10**9), (3, 2, 10**9))
    ),
    notes=(
        "With the bound from above this is a two-sided law: exponent s/(1 + a) on both sides, constants a factor "
        "(1 + a) a^(-a/(1 + a)) apart, the exponential of the entropy of the shares of the budget."
    ),
)
