"""Compute exponent of the sum of the limits of time, width and depth."""

import sympy

from theory.papers.bordelon2025._four import BUDGET, DEPTH_LAW, FACTS, NOTES, SUM, TIME, TIME_LAW, WIDTH_FLOOR
from theory.papers.bordelon2025._model import CAPACITY, DEPTH, SOURCE, WIDTH, C, L, N, beta, nu, power_laws, t
from theory.records import Claim, Convention, Derivation, Meaning, Optimum, Order

least = sympy.Function("least")(C)
COST = t * N**2 * L

CLAIM = Claim(
    id="bordelon2025:rrs-exponent-no-context",
    title="Compute exponent of the sum without its context term",
    statement=Order(least, "Theta", C ** (-beta / (3 + beta + 2 / nu)), C),
    source="ours",
    fidelity="as stated",
    reference="Exponents of the terms and the cost are reported by summaries of the paper, the optimum is ours.",
    meanings=(
        Meaning(least, "least sum of three limits of the excess risk, of time, width and depth"),
        BUDGET,
        TIME,
        WIDTH,
        DEPTH,
        CAPACITY,
        SOURCE,
    ),
    assumptions=FACTS,
    convention=Convention(loss="squared", mode="expectation", target="average", compute=COST, along="frontier"),
    derivation=Derivation(
        premises=(TIME_LAW, WIDTH_FLOOR, DEPTH_LAW),
        steps=(Optimum(name="law", risk=SUM, costs=(COST,), budget=C),),
    ),
    instances=power_laws(("3/2", "1/2"), ("2", "3/4")),
    notes=NOTES,
)
