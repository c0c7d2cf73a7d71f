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
        "claim",
        "bordelon2025:rrs-width-floor, a lower bound of the joint risk: no depth leaves the span of the features",
    ),
    Premise(
        "claim",
        "bordelon2025:rrs-depth-law, a lower bound of the joint risk: the features are unbiased, so by Jensen's "
        "inequality, over their eigenvalues and over their draw, they only add to the risk of any step",
    ),
    Premise(
        "assumption",
        "above, the joint risk is of the order of the sum of both: at gamma = L the layers keep at most exp(-2 L x), "
        "less than a ridge 1/(2L) keeps, and N features turn that ridge into one of the order of N^-nu + 1/L",
    ),
)
