"""What noisy labels cost, where the ridge limits what is learned."""

from theory.papers._regression import points
from theory.papers.defilippis2024._model import (
    COST,
    HALF,
    MEANINGS,
    NOISE,
    REFERENCE,
    SETTING,
    U,
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

LAW = noise * U * (1 - 1 / alpha) * n ** (ell / alpha - 1)

CLAIM = Claim(
    id="defilippis2024:label-noise",
    title="The cost of noise in many features",
    statement=Order(variance, "~", LAW, n),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(COST, *MEANINGS, NOISE),
    assumptions=(alpha > 1, r > HALF, r < 1, ell < alpha, ell < alpha * q),
    convention=SETTING,
    derivation=along("ridge", "label noise", LAW),
    instances=points("alpha r l q noise", (2, "3/4", 1, 1, 1), (3, "3/4", "3/2", "5/4", "1/2")),
    notes="Features do not matter: the law of cui2021:noisy-regularised. Right up to the ratios of learned modes, "
    "n^(l/alpha), to samples and to features.",
)
