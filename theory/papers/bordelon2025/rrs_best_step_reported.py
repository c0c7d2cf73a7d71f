"""The best step size of a deep network, as a summary reports it."""

import sympy

from theory.papers.bordelon2025._model import CAPACITY, DEPTH, POWER_LAW, SOURCE, L, power_laws
from theory.records import Claim, Convention, Limit, Meaning

best = sympy.Function("g")(L)

CLAIM = Claim(
    id="bordelon2025:rrs-best-step-reported",
    title="Best step size of deep layers, as a summary reports it",
    statement=Limit(best, L, sympy.oo, sympy.Integer(1)),
    source="reported",
    fidelity="as stated",
    reference="A machine-written summary of the paper's appendix; the passage itself was not read.",
    meanings=(
        Meaning(best, "best step per layer, in units of the inverse of the largest eigenvalue"),
        DEPTH,
        CAPACITY,
        SOURCE,
    ),
    assumptions=POWER_LAW,
    convention=Convention(
        loss="squared", mode="expectation", target="average", limits="infinite width, context and time; then depth"
    ),
    instances=power_laws(("3/2", "1/2"), ("2", "3/4")),
    notes="The step tends to twice that (bordelon2025:rrs-best-step). At the reported step the risk is larger by the "
    "factor 2^beta, and its exponent is the same.",
)
