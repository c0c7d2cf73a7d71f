"""The law that the latest abstract announces, as a summary reports it."""

import sympy

from theory.records import Claim, Convention, Meaning, Order
from theory.symbols import resources

C = resources("C")
risk = sympy.Function("R")(C)

CLAIM = Claim(
    id="yang2025:statistical-phase",
    title="Statistical phase, latest version",
    statement=Order(risk, "Theta", C ** sympy.Rational(-1, 7), C),
    source="reported",
    fidelity="as stated",
    reference="A summary of the abstract of arXiv 2512.22088 version 3; no theorem was seen.",
    meanings=(
        Meaning(risk, "excess risk of a transformer trained by SGD"),
        Meaning(C, "compute, in a definition that was not seen"),
    ),
    convention=Convention(compute=C),
    notes=(
        "Reported as two-sided up to logarithms and a condition number, beyond a threshold of resources. The loss, the "
        "meaning of compute and whether a path or the frontier is meant were not seen."
    ),
)
