"""Width and depth together: the risk of both, and what is taken for granted about it."""

from __future__ import annotations

from theory.papers.bordelon2025._model import EQUIVALENT, POWER_LAW, REDUCTION, C, L, N, beta, nu
from theory.problems import GradientDescent, PowerLawRegression
from theory.records import Convention, Decomposed, Meaning, Premise
from theory.symbols import named

FACTS = (*POWER_LAW, beta < 1)
BUDGET = Meaning(C, "cost of one pass through the network, width squared times depth")

FRONTIER = Convention(
    loss="squared",
    mode="expectation",
    target="average",
    compute=N**2 * L,
    along="frontier",
    limits="infinite context and training time first, then large budgets",
)

# Tuned to the population, a deep network is as many steps of gradient descent on its context as it has layers.
TERMS = Decomposed(
    name="terms",
    problem=PowerLawRegression(nu, 1 + nu * beta, GradientDescent(L), features=N),
    why="each layer is a step of gradient descent in the features",
)
RISK = named("terms")
JOINT = (
    REDUCTION,
    EQUIVALENT,
    Premise(
        "assumption",
        "a step tuned to the number of layers, within the range in which descent is stable, changes the risk of a step "
        "of one by a bounded factor",
    ),
)
