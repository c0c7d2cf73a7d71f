"""Noise of the labels under a step that falls slowly."""

import sympy

from theory.papers._regression import points
from theory.papers.li2025._model import KEPT, MEANINGS, REFERENCE, SETTING, beta, eta, kept, noise, of_term, q, t
from theory.records import Claim, Order

POWER = (2 * q + 1) / (q + 1)
LAW = (
    noise
    * eta ** (1 / (q + 1))
    * ((q + 1) / 2) ** POWER
    * sympy.gamma(POWER)
    * sympy.zeta(beta / (q + 1))
    / (q + 1)
    * t ** (-q / (q + 1))
)

CLAIM = Claim(
    id="li2025:label-noise-slow",
    title="Label noise under a slow fall of the step",
    statement=Order(kept, "~", LAW, t),
    source="ours",
    fidelity="as stated",
    reference=REFERENCE,
    meanings=(KEPT, *(m for m in MEANINGS if str(m.symbol) != "s")),
    assumptions=(beta > q + 1,),
    convention=SETTING,
    derivation=of_term("label noise", noise),
    instances=points("beta eta q noise", (3, "1/4", "1/2", "1/2")),
    notes=(
        "Every mode keeps the noise of its last t^(-1/(q + 1)) part of the steps: a step that falls linearly never "
        "beats t^(-1/2), however few modes there are."
    ),
)
