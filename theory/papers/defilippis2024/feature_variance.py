"""What the variance of too few features costs a smooth target."""

from theory.papers._regression import points
from theory.papers.defilippis2024._model import (
    HALF,
    MEANINGS,
    REFERENCE,
    RISK,
    SETTING,
    alpha,
    ell,
    largest,
    n,
    q,
    r,
    risk,
)
from theory.records import Claim, Order

CLAIM = Claim(
    id="defilippis2024:feature-variance",
    title="Variance of the features",
    statement=Order(risk, "Theta", n ** (-q - ell + ell / alpha), n),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(RISK, *MEANINGS),
    assumptions=(alpha > 1, r > HALF, r < 1, ell < alpha, ell < alpha * q, q < 2 * ell * r - ell + ell / alpha),
    convention=SETTING,
    derivation=largest("ridge"),
    instances=points("alpha r l q", (3, "9/10", "3/2", "11/10"), (2, "9/10", 1, "9/10")),
    notes="With more features than that the bias of the ridge is larger, as in cui2021:noiseless-regularised. Right up "
    "to the ratios of learned modes, n^(l/alpha), to samples and to features.",
)
