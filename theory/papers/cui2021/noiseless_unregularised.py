"""Learning curve without noise, the ridge too small to matter."""

from theory.papers._regression import points
from theory.papers.cui2021._model import (
    BIAS,
    CLASS,
    DECAY,
    MEANINGS,
    REFERENCE,
    SETTING,
    U,
    alpha,
    ell,
    found,
    n,
    r,
    risk,
)
from theory.records import Claim, Order

CLAIM = Claim(
    id="cui2021:noiseless-unregularised",
    title="Without noise, the ridge too small to matter",
    statement=Order(risk, "~", BIAS * U ** (2 * alpha * r) * n ** (-2 * alpha * r), n),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(*MEANINGS, DECAY),
    assumptions=(*CLASS, ell > alpha),
    convention=SETTING,
    derivation=found("samples", "bias"),
    instances=points("alpha r l", ("3/2", "1/2", 2), (2, "3/4", 3)),
    notes="The law of bordelon2020:rough-task in other letters.",
)
