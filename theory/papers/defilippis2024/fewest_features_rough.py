"""How many features a rough target needs, so that they do not limit what is learned."""

import sympy

from theory.papers._regression import points
from theory.papers.defilippis2024._fewest import CONSTANTS, V, features, fewest
from theory.papers.defilippis2024._model import CAPACITY, HALF, NOISE, SAMPLES, SETTING, SOURCE, U, alpha, n, p, r
from theory.records import Claim, Meaning, Order

BIAS = sympy.gamma(2 * r) * sympy.gamma(2 - 2 * r) / alpha
MISSED = sympy.pi / (alpha * sympy.sin(2 * sympy.pi * r)) * U ** (2 * alpha * r)
DERIVATION = fewest(r, BIAS, "approximation", "features", lambda _: V * p ** (-2 * alpha * r), MISSED)

CLAIM = Claim(
    id="defilippis2024:fewest-features-rough",
    title="Fewest features for the best rate of rough targets",
    statement=Order(features, "Theta", n ** (1 / (2 * alpha * r + 1)), n),
    source="ours",
    fidelity="reconstructed",
    reference="The abstract of the paper, which was read, has a tight result on the fewest features; the exponent is "
    "that of notes.",
    meanings=(
        Meaning(features, "number of random features whose approximation error is as large as the bias"),
        SAMPLES,
        CAPACITY,
        SOURCE,
        NOISE,
        *CONSTANTS,
    ),
    assumptions=(alpha > 1, r < HALF),
    convention=SETTING,
    derivation=DERIVATION,
    instances=points("alpha r noise", (2, "1/4", 1), (3, "1/4", 1)),
    notes="As many as modes are learned.",
)
