"""What a ridge misses of a rough target, in features that resolve it."""

import sympy

from theory.papers._regression import points
from theory.papers.defilippis2024._model import (
    HALF,
    MEANINGS,
    REFERENCE,
    RISK,
    SETTING,
    along,
    alpha,
    ell,
    n,
    q,
    r,
    risk,
)
from theory.records import Claim, Order

LAW = sympy.gamma(2 * r) * sympy.gamma(2 - 2 * r) / alpha * n ** (-2 * r * ell)

CLAIM = Claim(
    id="defilippis2024:regularised-rough",
    title="Rough target, the ridge the limit",
    statement=Order(risk, "~", LAW, n),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(RISK, *MEANINGS),
    assumptions=(alpha > 1, r < HALF, ell < alpha, ell < alpha * q),
    convention=SETTING,
    derivation=along("ridge", "bias", LAW),
    instances=points("alpha r l q", (2, "1/4", "4/5", 1), (3, "1/4", 1, "4/5")),
    notes="Of a rough target the variance of the features is below the bias, whatever their number: the law of "
    "cui2021:noiseless-regularised.",
)
