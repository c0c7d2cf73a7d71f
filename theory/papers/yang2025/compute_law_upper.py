"""Legs that add for every allocation: the upper side of a compute law."""

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
    id="yang2025:compute-law-upper",
    title="Compute law from above",
    statement=Inequality(
        least,
        "<=",
        (1 + a) / a ** (a / (1 + a)) * (APPROXIMATION ** (1 / s) * OPTIMISATION ** (a / s) / C) ** (s / (1 + a)),
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
                left=a * approximation,
                right=optimisation,
                variable=N,
                why="modes at which the second leg is a times the first: the best place for their sum, and any place "
                "gives an upper bound",
            ),
            Combine(
                name="side",
                expression=sympy.Le(least, (1 + a) * APPROXIMATION * place**-s, evaluate=False),
                why="the risk is at most the sum of the legs at their best allocation",
            ),
        ),
    ),
    instances=tuple(
        Instance.of(a=p, s=q, C=budget)
        for p, q, budget in ((2, "3/7", 10**6), (2, "3/7", 10**12), ("3/2", "1/2", 10**9), (3, 2, 10**9))
    ),
    notes=(
        "What makes it work is that the legs bound the joint risk for every allocation, from above by their sum. Lower "
        "bounds of the isolated legs alone would not do: cross terms can dominate at the optimum."
    ),
)
