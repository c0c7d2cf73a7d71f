"""Risk of one pass over the data."""

from theory.papers._regression import SGD, STEP_DECAY, points
from theory.papers.lin2025._model import ABSTRACT, CLASS, MEANINGS, ONCE, SETTING, TERMS, N, a, b, risk
from theory.records import Claim, Decomposed, Derivation, Meaning, Optimum, Order

CLAIM = Claim(
    id="lin2025:one-pass",
    title="Data law of one pass, hard problems",
    statement=Order(risk, "Theta", N ** ((1 - b) / a), N),
    source="ours",
    fidelity="reconstructed",
    reference=ABSTRACT,
    meanings=(Meaning(risk, "excess risk after one pass"), *MEANINGS),
    assumptions=CLASS,
    convention=SETTING,
    derivation=Derivation(
        (SGD, STEP_DECAY),
        (
            Decomposed("terms", ONCE, limit="steps"),
            Optimum("law", TERMS, (), N, why="the larger one of bias and noise"),
        ),
    ),
    instances=points("a b s q noise", (2, "3/2", "2/5", 4, "1/4"), (2, "5/4", "2/5", 4, "1/4")),
)
