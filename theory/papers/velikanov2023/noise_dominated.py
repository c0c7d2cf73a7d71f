"""Easy targets: the noise of the batches decides."""

from theory.papers._regression import points
from theory.papers.velikanov2023._model import MEANINGS, NOISE, PREMISES, PROBLEM, REFERENCE, RISK, SETTING, nu, risk, t
from theory.records import Claim, Decomposed, Derivation, Order

CLAIM = Claim(
    id="velikanov2023:noise-dominated",
    title="Mini-batch SGD where the noise dominates",
    statement=Order(risk, "Theta", t ** -(2 - 1 / nu), t),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(RISK, *MEANINGS),
    assumptions=NOISE,
    convention=SETTING,
    derivation=Derivation(PREMISES, (Decomposed("law", PROBLEM),)),
    instances=points("nu zeta s B", ("3/2", 2, "1/4", 1), (2, "5/2", "1/2", 2)),
    notes="The target no longer matters to the exponent. In the phases of paquette2024 the border is beta = alpha.",
)
