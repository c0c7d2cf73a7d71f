"""Compute exponent of time, context, width and depth."""

import sympy

from theory.papers.bordelon2025._four import BUDGET, FACTS, FOUR_TERMS, RISK, TIME
from theory.papers.bordelon2025._model import CAPACITY, CONTEXT, DEPTH, SOURCE, WIDTH, C, L, N, P, beta, nu, t
from theory.records import Claim, Convention, Derivation, Equality, Meaning, Optimum

exponent = sympy.Symbol("exponent", positive=True)

CLAIM = Claim(
    id="bordelon2025:rrs-exponent-full",
    title="Compute exponent of time, context, width and depth",
    statement=Equality(exponent, beta / (3 + beta + 4 / nu)),
    source="ours",
    fidelity="as stated",
    reference="Exponents of the terms and the cost are reported by summaries of the paper, the optimum is ours.",
    meanings=(
        Meaning(exponent, "the least risk at compute C falls like C to minus this exponent"),
        BUDGET,
        TIME,
        CONTEXT,
        WIDTH,
        DEPTH,
        CAPACITY,
        SOURCE,
    ),
    assumptions=FACTS,
    convention=Convention(
        loss="squared", mode="expectation", target="average", compute=t * P**2 * N**2 * L, along="frontier"
    ),
    derivation=Derivation(
        premises=(FOUR_TERMS,),
        steps=(Optimum(name="law", risk=RISK, costs=(t * P**2 * N**2 * L,), budget=C, yields="exponent"),),
    ),
    notes="The optimal depth goes as width^nu. Beyond beta = 1 the limits do not simply add "
    "(bordelon2025:rrs-cross-term).",
)
