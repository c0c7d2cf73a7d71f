"""Learning curve without noise for targets smoother than a ridge can use."""

import sympy

from theory.papers._regression import points
from theory.papers.cui2021._model import DECAY, MEANINGS, REFERENCE, SETTING, along, alpha, ell, n, r, risk
from theory.records import Claim, Order

RATE = sympy.zeta(2 * alpha * r + 1 - 2 * alpha) * n ** (-2 * ell)

CLAIM = Claim(
    id="cui2021:noiseless-saturated",
    title="Without noise, limited by the ridge, beyond its saturation",
    statement=Order(risk, "~", RATE, n),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(*MEANINGS, DECAY),
    assumptions=(alpha > 1, r > 1, ell < alpha),
    convention=SETTING,
    derivation=along("bias", RATE),
    instances=points("alpha r l", (2, "3/2", "1/2"), ("3/2", 2, "3/4")),
    notes="Notes recall the exponent with min(r, 1) in place of r.",
)
