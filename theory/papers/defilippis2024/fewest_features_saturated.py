"""How many features the rate of a tuned ridge needs where it saturates."""

import sympy

from theory.papers._regression import points
from theory.papers.defilippis2024._fewest import CONSTANTS, V, features, fewest
from theory.papers.defilippis2024._model import CAPACITY, NOISE, SAMPLES, SETTING, SOURCE, U, alpha, n, p, r
from theory.records import Claim, Meaning, Order

DERIVATION = fewest(
    sympy.S.One,
    sympy.zeta(2 * alpha * r - 2 * alpha + 1),
    "feature variance",
    "ridge",
    lambda tuned: V / p * tuned ** (1 - 1 / alpha),
    U / alpha * sympy.zeta(2 * alpha * r - alpha + 1),
)

CLAIM = Claim(
    id="defilippis2024:fewest-features-saturated",
    title="Fewest features for the best rate of very smooth targets",
    statement=Order(features, "Theta", n ** ((1 + alpha) / (2 * alpha + 1)), n),
    source="ours",
    fidelity="reconstructed",
    reference="The abstract of the paper, which was read, has a tight result on the fewest features; the exponent is "
    "that of notes.",
    meanings=(
        Meaning(features, "number of random features at which their variance is as large as the bias"),
        SAMPLES,
        CAPACITY,
        SOURCE,
        NOISE,
        *CONSTANTS,
    ),
    assumptions=(alpha > 1, r > 1),
    convention=SETTING,
    derivation=DERIVATION,
    instances=points("alpha r noise", (2, "3/2", 1), (3, "3/2", 1)),
    notes="However smooth the target, as many as at r = 1 in defilippis2024:fewest-features.",
)
