"""Hard targets: SGD is as fast as descent."""

from theory.papers._regression import points
from theory.papers.velikanov2023._model import (
    HARD,
    MEANINGS,
    PREMISES,
    PROBLEM,
    REFERENCE,
    RISK,
    SETTING,
    risk,
    t,
    zeta,
)
from theory.records import Claim, Decomposed, Derivation, Order

CLAIM = Claim(
    id="velikanov2023:signal-dominated",
    title="Mini-batch SGD where the signal dominates",
    statement=Order(risk, "Theta", t**-zeta, t),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(RISK, *MEANINGS),
    assumptions=HARD,
    convention=SETTING,
    derivation=Derivation(PREMISES, (Decomposed("law", PROBLEM),)),
    instances=points("nu zeta s B", ("3/2", "1/2", "1/4", 1), (2, "3/4", "1/2", 2)),
    notes="So it is up to zeta = 2 - 1/nu, as velikanov2023:fed-back shows with the constant.",
)
