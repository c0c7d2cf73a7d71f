"""Risk along the compute-optimal frontier of training time and depth."""

import sympy

from theory.papers.bordelon2025._four import BUDGET, DEPTH_LAW, IN_DEPTH, IN_TIME, TIME, TIME_LAW
from theory.papers.bordelon2025._model import CAPACITY, DEPTH, POWER_LAW, SOURCE, C, L, beta, power_laws, t
from theory.records import Claim, Convention, Derivation, Meaning, Optimum, Order, Premise

best = sympy.Function("risk")(C)

CLAIM = Claim(
    id="bordelon2025:rrs-exponent-time-depth",
    title="Compute law of training time and depth",
    statement=Order(best, "Theta", C ** (-beta / (3 + beta)), C),
    source="ours",
    fidelity="as stated",
    reference="Exponents of the terms and the cost are reported by summaries of the paper, the optimum is ours.",
    meanings=(
        Meaning(best, "least excess risk of all networks and training times of compute C, trained from gamma = 0"),
        BUDGET,
        TIME,
        DEPTH,
        CAPACITY,
        SOURCE,
    ),
    assumptions=POWER_LAW,
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="average",
        compute=t * L,
        along="frontier",
        limits="infinite width and context first, then large budgets",
    ),
    derivation=Derivation(
        premises=(
            TIME_LAW,
            DEPTH_LAW,
            Premise(
                "assumption",
                "the joint risk is of the order of the sum of both: as long as the step gamma is small against L, "
                "modes of small eigenvalue keep the share exp(-2 gamma x) that they keep at infinite depth, and it "
                "grows as there; it ends at the order of L",
            ),
        ),
        steps=(Optimum(name="law", risk=IN_TIME + IN_DEPTH, costs=(t * L,), budget=C),),
    ),
    instances=power_laws(("3/2", "1/2"), ("2", "3/2")),
    notes="The best training time goes as L^(beta + 2).",
)
