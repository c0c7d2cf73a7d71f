"""How many features the rate of tuned kernel ridge regression needs."""

import sympy

from theory.papers._regression import points
from theory.papers.defilippis2024._fewest import CONSTANTS, V, features, fewest
from theory.papers.defilippis2024._model import CAPACITY, HALF, NOISE, SAMPLES, SETTING, SOURCE, U, alpha, n, p, r
from theory.records import Claim, Meaning, Order

BIAS = sympy.gamma(2 * r) * sympy.gamma(2 - 2 * r) / alpha
DERIVATION = fewest(
    r,
    BIAS,
    "feature variance",
    "ridge",
    lambda tuned: V / p * tuned ** (1 - 1 / alpha),
    U / alpha * sympy.zeta(2 * alpha * r - alpha + 1),
)

CLAIM = Claim(
    id="defilippis2024:fewest-features",
    title="Fewest features for the best rate",
    statement=Order(features, "Theta", n ** ((1 + alpha * (2 * r - 1)) / (2 * alpha * r + 1)), n),
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
    assumptions=(alpha > 1, r > HALF, r < 1),
    convention=SETTING,
    derivation=DERIVATION,
    instances=points("alpha r noise", (2, "3/4", 1), (3, "3/4", 1)),
    notes="Least at r = 1/2: rougher targets need as many features as modes are learned, n^(1/(2 alpha r + 1)).",
)
