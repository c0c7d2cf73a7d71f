"""Loss after so many samples."""

import sympy

from theory.papers._regression import points
from theory.papers.michaud2023._model import DRAWN, REFERENCE, SEEN, SETTING, D, alpha, of_samples
from theory.records import Claim, Meaning, Order

loss = sympy.Function("L")(D)

CLAIM = Claim(
    id="michaud2023:data-law",
    title="Quanta and data",
    statement=Order(loss, "Theta", D ** (-alpha / (1 + alpha)), D),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(
        Meaning(loss, "excess loss"),
        Meaning(D, "number of samples, each of which needs one quantum"),
        DRAWN,
        SEEN,
    ),
    convention=SETTING,
    derivation=of_samples(D),
    instances=points("alpha tau", ("1/2", 1), (1, 5), ("3/2", 20)),
    notes="The exponent of hutter2021:memorisation, with one sample that teaches a quantum.",
)
