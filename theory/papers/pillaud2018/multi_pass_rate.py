"""Rate of SGD over hard problems at the best number of steps."""

import sympy

from theory.papers._regression import points
from theory.papers.pillaud2018._model import CLASS, MEANINGS, REFERENCE, SETTING, alpha, n, r, tuned
from theory.records import Claim, Meaning, Order

risk = sympy.Function("risk")(n)

CLAIM = Claim(
    id="pillaud2018:multi-pass-rate",
    title="Several passes attain the best rate",
    statement=Order(risk, "Theta", n ** (-2 * alpha * r / (2 * alpha * r + 1)), n),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(Meaning(risk, "excess risk at the best number of steps"), *MEANINGS),
    assumptions=CLASS,
    convention=SETTING,
    derivation=tuned("law", "rate"),
    instances=points("alpha r noise", (3, "1/5", 1)),
    notes="One pass gets n^(-2 r) only: dieuleveut2016:one-pass-hard.",
)
