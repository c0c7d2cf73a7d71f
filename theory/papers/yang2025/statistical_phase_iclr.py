"""The law of the paper's conference ancestor, as a summary reports it."""

import sympy

from theory.records import Claim, Convention, Meaning, Order
from theory.symbols import resources

C = resources("C")
risk = sympy.Function("R")(C)

CLAIM = Claim(
    id="yang2025:statistical-phase-iclr",
    title="Statistical phase, conference submission",
    statement=Order(risk, "O", C ** sympy.Rational(-1, 8), C),
    source="reported",
    fidelity="as stated",
    reference="A summary of the abstract and the public reviews of a submission to ICLR 2026; no theorem was seen.",
    meanings=(
        Meaning(risk, "excess risk of a transformer trained by one-pass SGD"),
        Meaning(C, "compute, in a definition that was not seen"),
    ),
    convention=Convention(compute=C),
    notes=("Reported as the order of an upper bound, with an earlier phase exp(-C^(1/4)) under further conditions."),
)
