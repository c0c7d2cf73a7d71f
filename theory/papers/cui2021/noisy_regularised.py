"""What noisy labels cost, where the ridge limits what is learned."""

from theory.papers._regression import points
from theory.papers.cui2021._model import (
    CLASS,
    COST,
    DECAY,
    MEANINGS,
    NOISE,
    REFERENCE,
    SETTING,
    VARIANCE_CONSTANT,
    along,
    alpha,
    ell,
    n,
    noise,
    variance,
)
from theory.records import Claim, Order

RATE = noise * VARIANCE_CONSTANT["ridge"] * n ** (ell / alpha - 1)

CLAIM = Claim(
    id="cui2021:noisy-regularised",
    title="The cost of noise, limited by the ridge",
    statement=Order(variance, "~", RATE, n),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(COST, *MEANINGS[1:], DECAY, NOISE),
    assumptions=(*CLASS, ell < alpha),
    convention=SETTING,
    derivation=along("label noise", RATE),
    instances=points("alpha r l noise", (2, "1/2", 1, 1), (3, "3/4", "3/2", "1/2")),
    notes="Right up to the ratio of learned modes to samples, n^(l/alpha - 1).",
)
