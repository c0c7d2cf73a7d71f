"""Risk along the compute-optimal frontier of width and depth."""

import sympy

from theory.papers.bordelon2025._joint import BUDGET, FACTS, FRONTIER, JOINT, RISK, TERMS
from theory.papers.bordelon2025._model import CAPACITY, DEPTH, SOURCE, WIDTH, C, L, N, beta, nu, power_laws
from theory.records import Claim, Derivation, Meaning, Optimum, Order

best = sympy.Function("risk")(C)

CLAIM = Claim(
    id="bordelon2025:rrs-compute-law",
    title="Compute law of width and depth",
    statement=Order(best, "Theta", C ** (-nu * beta / (nu + 2)), C),
    source="ours",
    fidelity="as stated",
    reference="Ours, for the cost of width and depth alone; summaries of the paper count training and context as well.",
    meanings=(Meaning(best, "least excess risk of all networks of cost C"), BUDGET, WIDTH, DEPTH, CAPACITY, SOURCE),
    assumptions=FACTS,
    convention=FRONTIER,
    derivation=Derivation(
        premises=JOINT,
        steps=(TERMS, Optimum(name="law", risk=RISK, costs=(N**2 * L,), budget=C)),
    ),
    instances=power_laws(("2", "1/2"), ("3", "1/2")),
)
