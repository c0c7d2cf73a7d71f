"""What is left of a rough target where the features limit what is learned."""

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

LAW = sympy.pi / (alpha * sympy.sin(2 * sympy.pi * r)) * U ** (2 * alpha * r) * n ** (-2 * alpha * r * q)

CLAIM = Claim(
    id="defilippis2024:few-features-rough",
    title="Few features, rough target",
    statement=Order(risk, "~", LAW, n),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(RISK, *MEANINGS),
    assumptions=(alpha > 1, r < HALF, q < 1, ell > alpha * q),
    convention=SETTING,
    derivation=along("features", "approximation", LAW),
    instances=points("alpha r l q", (2, "1/4", 2, "1/2"), (3, "1/4", 2, "1/2")),
)
