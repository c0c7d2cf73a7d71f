"""How many features the rate of tuned kernel ridge regression needs."""

import sympy

from theory.papers._regression import points
from theory.papers.defilippis2024._model import (
    CAPACITY,
    HALF,
    LETTERS,
    NOISE,
    PREMISES,
    SAMPLES,
    SETTING,
    SOURCE,
    U,
    alpha,
    h,
    n,
    noise,
    p,
    r,
    regression,
)
from theory.problems import PowerLawRegression, Ridge
from theory.records import Claim, Crossover, Decomposed, Derivation, Identity, Meaning, Optimum, Order
from theory.symbols import named, parameters

features = sympy.Function("features")(n)
B, V = parameters("B V")
TUNED = n ** (-alpha / (2 * alpha * r + 1))
KERNEL = PowerLawRegression(LETTERS.capacity, LETTERS.source, Ridge(n, h), noise=noise)
BIAS = sympy.gamma(2 * r) * sympy.gamma(2 - 2 * r) / alpha
VARIANCE = U / alpha * sympy.zeta(2 * alpha * r - alpha + 1)

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
        Meaning(B, "constant of the bias"),
        Meaning(V, "constant of the variance of the features"),
    ),
    assumptions=(alpha > 1, r > HALF, r < 1),
    convention=SETTING,
    derivation=Derivation(
        PREMISES,
        (
            Decomposed("kernel", KERNEL, limit="ridge"),
            Optimum("ridge", sympy.Symbol("kernel", positive=True), (), n, yields="h", free=(h,)),
            Decomposed("bias", regression(), limit="ridge", term="bias"),
            Identity("left", named("bias"), B * TUNED ** (2 * r), given=((h, named("ridge")), (B, BIAS))),
            Decomposed("spread", regression(), limit="ridge", term="feature variance"),
            Identity(
                "added", named("spread"), V / p * TUNED ** (1 - 1 / alpha), given=((h, named("ridge")), (V, VARIANCE))
            ),
            Crossover("law", named("left"), named("added"), p),
        ),
    ),
    instances=points("alpha r noise", (2, "3/4", 1), (3, "3/4", 1)),
    notes="Rougher targets, r < 1/2, need as many features as modes are learned, n^(1/(2 alpha r + 1)).",
)
