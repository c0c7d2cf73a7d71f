"""What the variance of too few features costs an interpolator of a smooth target."""

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
    id="defilippis2024:feature-variance-unregularised",
    title="Variance of the features, the ridge too small to matter",
    statement=Order(risk, "Theta", n ** (1 - alpha - q), n),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(RISK, *MEANINGS),
    assumptions=(alpha > 1, r > HALF, r < 1, ell > alpha, q > 1, q < 1 + alpha * (2 * r - 1)),
    convention=SETTING,
    derivation=largest("samples"),
    instances=points("alpha r l q", (3, "9/10", 4, "3/2"), (2, "9/10", 3, "7/5")),
    notes="Only from n^(1 + alpha (2 r - 1)) features on is the risk that of the kernel. That r < 1 bounds a cell of "
    "the decomposition, not the result: for r > 1 the same rate is derived up to n^(1 + alpha) features.",
)
