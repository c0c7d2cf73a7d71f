"""Width and depth together: the risk of both, and what is taken for granted about it."""

from __future__ import annotations

from theory.papers.bordelon2025._model import EQUIVALENT, POWER_LAW, REDUCTION, C, L, N, beta, nu
from theory.records import Convention, Meaning, Premise

FACTS = (*POWER_LAW, beta < 1)
RISK = N ** (-nu * beta) + L**-beta
BUDGET = Meaning(C, "cost of one pass through the network, width squared times depth")

FRONTIER = Convention(
    loss="squared",
    mode="expectation",
    target="average",
    compute=N**2 * L,
    along="frontier",
    limits="infinite context and training time first, then large budgets",
)

JOINT = (
    REDUCTION,
    EQUIVALENT,
    Premise(
        "assumption",
        "for beta < 1 the joint risk is of the order of N^(-nu beta) + L^-beta from both sides: no joint choice beats "
        "the floor of its width or the law of its depth, and at gamma = L the filter of the layers lies below that of a "
        "ridge 1/(2L), whose equivalent is bounded by the sum",
    ),
)
