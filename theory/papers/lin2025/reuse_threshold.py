"""How often data may be used before more steps do harm."""

from theory.papers._regression import points
from theory.papers.lin2025._model import ABSTRACT, AGAIN, CLASS, MEANINGS, PREMISES, SETTING, TERMS, L, N, a, b, steps
from theory.records import Claim, Decomposed, Derivation, Meaning, Optimum, Order

CLAIM = Claim(
    id="lin2025:reuse-threshold",
    title="Threshold of data reuse",
    statement=Order(steps, "Theta", N ** (a / b), N),
    source="ours",
    fidelity="reconstructed",
    reference=f"{ABSTRACT} That the limit is the best number of steps is ours.",
    meanings=(Meaning(steps, "best number of steps"), *MEANINGS),
    assumptions=CLASS,
    convention=SETTING,
    derivation=Derivation(
        PREMISES,
        (
            Decomposed("terms", AGAIN, limit="steps"),
            Optimum("law", TERMS, (), N, yields="L", resources=(L,), why="bias and the noise that is learned balance"),
        ),
    ),
    instances=points("a b noise", (3, 2, 1)),
    notes="In other letters pillaud2018:passes, times the number of samples.",
)
