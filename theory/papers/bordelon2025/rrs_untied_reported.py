"""Depth law of untied layers, if they were no better than tied ones."""

import sympy

from theory.papers.bordelon2025._model import CAPACITY, DEPTH, POWER_LAW, SOURCE, L, beta, power_laws
from theory.records import Claim, Convention, Meaning, Order

least = sympy.Function("risk")(L)

CLAIM = Claim(
    id="bordelon2025:rrs-untied-reported",
    title="Depth law of untied layers, as summaries report it",
    statement=Order(least, "Theta", L**-beta, L),
    source="reported",
    fidelity="as stated",
    reference="Machine-written summaries say that untied layers obey the law of tied ones; the passage was not read.",
    meanings=(Meaning(least, "least excess risk over the step sizes of all layers"), DEPTH, CAPACITY, SOURCE),
    assumptions=POWER_LAW,
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="average",
        limits="infinite width, context and training time first, then great depth",
    ),
    instances=power_laws(("3/2", "1/2")),
    notes=(
        "True along training from exactly equal layers. The optimum is far better: its local exponents rise towards "
        "beta (2 + nu), that of conjugate gradients (heuristic, not derived here). See bordelon2025:rrs-untied-saddle."
    ),
)
