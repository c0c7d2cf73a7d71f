"""Time law with a fixed covariance: the shorter exponent a summary reports."""

import sympy

from theory.papers.bordelon2025._model import CAPACITY, POWER_LAW, SOURCE, beta, nu, power_laws, t
from theory.records import Claim, Convention, Meaning, Order

risk = sympy.Function("risk")(t)

CLAIM = Claim(
    id="bordelon2025:fs-time-law-reported",
    title="Time law with a fixed covariance, as a summary reports it",
    statement=Order(risk, "Theta", t ** (-beta / (nu + nu * beta + 1)), t),
    source="reported",
    fidelity="as stated",
    reference="A machine-written summary of the paper's main text; the passage itself was not read.",
    meanings=(
        Meaning(risk, "excess risk after training time t from zero, at infinite depth and context"),
        Meaning(t, "training time"),
        CAPACITY,
        SOURCE,
    ),
    assumptions=POWER_LAW,
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="average",
        along="path",
        limits="infinite context and depth first, then long training",
    ),
    instances=power_laws(("2", "4/5"), ("3/2", "1/2")),
    notes="The same summary gives another exponent for the appendix, the one of bordelon2025:fs-time-law.",
)
