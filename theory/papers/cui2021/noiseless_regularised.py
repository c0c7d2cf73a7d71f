"""Learning curve without noise, where the ridge limits what is learned."""

from theory.papers._regression import points
from theory.papers.cui2021._model import (
    BIAS_CONSTANT,
    CLASS,
    DECAY,
    MEANINGS,
    REFERENCE,
    SETTING,
    along,
    alpha,
    ell,
    n,
    r,
    risk,
)
from theory.records import Claim, Order

RATE = BIAS_CONSTANT["ridge"] * n ** (-2 * ell * r)

CLAIM = Claim(
    id="cui2021:noiseless-regularised",
    title="Without noise, limited by the ridge",
    statement=Order(risk, "~", RATE, n),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(*MEANINGS, DECAY),
    assumptions=(*CLASS, ell < alpha),
    convention=SETTING,
    derivation=along("bias", RATE),
    instances=points("alpha r l", (2, "1/2", "1/2"), (2, "3/4", "3/4")),
)
