"""The approximation bound as summaries report it."""

import sympy

from theory.papers.havrilla2024._symbols import DIMENSION, SMOOTHNESS, N, beta, d
from theory.records import Claim, Convention, Meaning, Order

error = sympy.Function("E")(N)

CLAIM = Claim(
    id="havrilla2024:reported-model-bound",
    title="Approximation bound as reported",
    statement=Order(error, "O", N ** (-2 * beta / d), N),
    source="reported",
    fidelity="as stated",
    reference="The rate is on a topic page about the paper; the theorem was not seen.",
    meanings=(
        Meaning(error, "squared error of the best transformer with N parameters"),
        Meaning(N, "number of parameters"),
        SMOOTHNESS,
        DIMENSION,
    ),
    convention=Convention(loss="squared", mode="deterministic", target="worst case"),
    notes="Its spectral counterpart is havrilla2024:model-exponent.",
)
