"""What noisy labels cost, where the features limit what is learned."""

from theory.papers._regression import points
from theory.papers.defilippis2024._model import (
    COST,
    HALF,
    MEANINGS,
    NOISE,
    REFERENCE,
    SETTING,
    along,
    alpha,
    ell,
    n,
    noise,
    q,
    r,
    variance,
)
from theory.records import Claim, Order

LAW = noise * n ** (q - 1)

CLAIM = Claim(
    id="defilippis2024:label-noise-few-features",
    title="The cost of noise in few features",
    statement=Order(variance, "~", LAW, n),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(COST, *MEANINGS, NOISE),
    assumptions=(alpha > 1, r > HALF, r < 1, q < 1, ell > alpha * q),
    convention=SETTING,
    derivation=along("features", "label noise", LAW),
    instances=points("alpha r l q noise", (2, "3/4", 2, "1/2", 1), (3, "3/4", 2, "1/2", "1/2")),
    notes="That of least squares in as many variables as there are features, whatever the target: r lies here in one "
    "cell of the decomposition, and the same law is derived for r < 1/2 and for r > 1.",
)
