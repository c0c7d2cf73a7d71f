"""The upper bound that the first abstract announces, as a summary reports it."""

import sympy

from theory.records import Claim, Convention, Meaning, Order
from theory.symbols import resources

C = resources("C")
risk = sympy.Function("R")(C)

CLAIM = Claim(
    id="yang2025:statistical-phase-v1",
    title="Statistical phase, first version",
    statement=Order(risk, "O", C ** sympy.Rational(-1, 6), C),
    source="reported",
    fidelity="as stated",
    reference="A summary of the abstract of arXiv 2512.22088 version 1; no theorem was seen.",
    meanings=(
        Meaning(risk, "excess risk of a transformer trained by SGD"),
        Meaning(C, "compute, in a definition that was not seen"),
    ),
    convention=Convention(compute=C),
    notes=(
        "The abstract is reported to write Theta for the size of an upper bound, so the statement is one-sided. For "
        "the same compute and the same class it cannot hold together with a tight exponent 1/7: some condition or "
        "definition differs between the versions."
    ),
)
