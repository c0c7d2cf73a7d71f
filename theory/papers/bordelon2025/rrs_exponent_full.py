"""Compute exponent of the sum of the limits of time, context, width and depth."""

import sympy

from theory.papers.bordelon2025._four import (
    BUDGET,
    CONTEXT_FLOOR,
    DEPTH_LAW,
    FACTS,
    NOTES,
    SUM,
    TIME,
    TIME_LAW,
    WIDTH_FLOOR,
)
from theory.papers.bordelon2025._model import (
    CAPACITY,
    CONTEXT,
    DEPTH,
    SOURCE,
    WIDTH,
    C,
    L,
    N,
    P,
    beta,
    nu,
    power_laws,
    t,
)
from theory.records import Claim, Convention, Derivation, Meaning, Optimum, Order

least = sympy.Function("least")(C)
COST = t * P**2 * N**2 * L

CLAIM = Claim(
    id="bordelon2025:rrs-exponent-full",
    title="Compute exponent of the four-term sum (full cost)",
    statement=Order(least, "Theta", C ** (-beta / (3 + beta + 4 / nu)), C),
    source="ours",
    fidelity="as stated",
    reference="Exponents of the terms and the cost are reported by summaries of the paper, the optimum is ours.",
    meanings=(
        Meaning(least, "least sum of the four limits of the excess risk, of time, width, depth and context"),
        BUDGET,
        TIME,
        CONTEXT,
        WIDTH,
        DEPTH,
        CAPACITY,
        SOURCE,
    ),
    assumptions=FACTS,
    convention=Convention(loss="squared", mode="expectation", target="average", compute=COST, along="frontier"),
    derivation=Derivation(
        premises=(TIME_LAW, WIDTH_FLOOR, DEPTH_LAW, CONTEXT_FLOOR),
        steps=(Optimum(name="law", risk=SUM + P ** (-nu * beta), costs=(COST,), budget=C),),
    ),
    instances=power_laws(("3/2", "1/2"), ("2", "3/4")),
    notes=NOTES,
)
