"""Risk of a sketch with data in plenty."""

import sympy

from theory.papers._regression import points, unit
from theory.papers.lin2024._model import ABSTRACT, CLASS, PREMISES, SETTING, SIZE, SKETCHED, SPECTRUM, TRAINING, M, a
from theory.records import Claim, Decomposed, Derivation, Meaning, Order

risk = sympy.Function("risk")(M)

CLAIM = Claim(
    id="lin2024:model-law",
    title="Model law of a sketch",
    statement=Order(risk, "~", unit(a) ** a * M ** (1 - a), M),
    source="ours",
    fidelity="reconstructed",
    reference=f"{ABSTRACT} The constant is ours.",
    meanings=(Meaning(risk, "excess risk after endless data"), SIZE, SPECTRUM, *TRAINING),
    assumptions=CLASS,
    convention=SETTING,
    derivation=Derivation(PREMISES, (Decomposed("law", SKETCHED, limit="features", term="approximation"),)),
    instances=points("a", ("3/2",), (2,)),
    notes="The law of maloney2022:width-law: the step has fallen to zero and leaves nothing.",
)
