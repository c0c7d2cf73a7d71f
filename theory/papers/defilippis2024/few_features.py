"""What is left of a smooth target where the features limit what is learned."""

import sympy

from theory.papers._regression import points
from theory.papers.defilippis2024._model import (
    HALF,
    MEANINGS,
    REFERENCE,
    RISK,
    SETTING,
    U,
    along,
    alpha,
    ell,
    n,
    q,
    r,
    risk,
)
from theory.records import Claim, Order

LAW = sympy.zeta(2 * alpha * r - alpha + 1) * U**alpha * n ** (-alpha * q)

CLAIM = Claim(
    id="defilippis2024:few-features",
    title="Few features, smooth target",
    statement=Order(risk, "~", LAW, n),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(RISK, *MEANINGS),
    assumptions=(alpha > 1, r > HALF, r < 1, q < 1, ell > alpha * q),
    convention=SETTING,
    derivation=along("features", "approximation", LAW),
    instances=points("alpha r l q", (2, "3/4", 2, "1/2"), ("3/2", "9/10", 2, "3/5")),
    notes="A projection saturates already at r = 1/2, a ridge at r = 1.",
)
