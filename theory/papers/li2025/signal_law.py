"""What is not learned yet when the step has fallen to zero."""

import sympy

from theory.papers._regression import points
from theory.papers.li2025._model import MEANINGS, REFERENCE, SETTING, beta, eta, of_term, q, risk, s, t
from theory.records import Claim, Meaning, Order

LAW = sympy.gamma(s) / beta * (2 * eta * t / (q + 1)) ** -s

CLAIM = Claim(
    id="li2025:signal-law",
    title="Signal under a falling step",
    statement=Order(risk, "~", LAW, t),
    source="ours",
    fidelity="as stated",
    reference=REFERENCE,
    meanings=(Meaning(risk, "excess risk without noise of the labels"), *MEANINGS[:-1]),
    assumptions=(beta > 1, s < 1),
    convention=SETTING,
    derivation=of_term("bias"),
    instances=points("beta s eta q", (2, "1/4", "1/4", 1), ("3/2", "1/4", "1/4", 2)),
    notes="The clock is the sum of the steps, eta t/(q + 1).",
)
