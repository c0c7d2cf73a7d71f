"""Compute exponent of time, width and depth."""

import sympy

from theory.papers.bordelon2025._four import BUDGET, FACTS, FOUR_TERMS, RISK, TIME
from theory.papers.bordelon2025._model import CAPACITY, DEPTH, SOURCE, WIDTH, C, L, N, P, beta, nu, t
from theory.records import Claim, Convention, Derivation, Equality, Meaning, Optimum

exponent = sympy.Symbol("exponent", positive=True)

CLAIM = Claim(
    id="bordelon2025:rrs-exponent-no-context",
    title="Compute exponent of time, width and depth",
    statement=Equality(exponent, beta / (3 + beta + 2 / nu)),
    source="ours",
    fidelity="as stated",
    reference="Exponents of the terms and the cost are reported by summaries of the paper, the optimum is ours.",
    meanings=(
        Meaning(exponent, "the least risk at compute C falls like C to minus this exponent"),
        BUDGET,
        TIME,
        WIDTH,
        DEPTH,
        CAPACITY,
        SOURCE,
    ),
    assumptions=FACTS,
    convention=Convention(loss="squared", mode="expectation", target="average", compute=t * N**2 * L, along="frontier"),
    derivation=Derivation(
        premises=(FOUR_TERMS,),
        steps=(Optimum(name="law", risk=RISK - P ** (-nu * beta), costs=(t * N**2 * L,), budget=C, yields="exponent"),),
    ),
    notes="The optimal depth goes as width^nu. Beyond beta = 1 the limits do not simply add "
    "(bordelon2025:rrs-cross-term).",
)
