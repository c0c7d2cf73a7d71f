"""What the variance of too few features costs a target so smooth that the ridge saturates."""

from theory.papers._regression import points
from theory.papers.defilippis2024._model import MEANINGS, REFERENCE, RISK, SETTING, alpha, ell, largest, n, q, r, risk
from theory.records import Claim, Order

CLAIM = Claim(
    id="defilippis2024:feature-variance-saturated",
    title="Variance of the features, very smooth target",
    statement=Order(risk, "Theta", n ** (-q - ell + ell / alpha), n),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(RISK, *MEANINGS),
    assumptions=(alpha > 1, r > 1, ell < alpha, ell < alpha * q, q < ell + ell / alpha),
    convention=SETTING,
    derivation=largest("ridge"),
    instances=points("alpha r l q", (3, "3/2", "3/2", "6/5"), (2, 2, 1, "9/10")),
    notes="The law of defilippis2024:feature-variance, up to more features: the bias falls no faster than n^(-2 l).",
)
