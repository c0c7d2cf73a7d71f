"""Rate of deep ReLU networks on a manifold, as the abstract gives it."""

import sympy

from theory.records import Claim, Convention, Meaning, Order
from theory.symbols import parameters, resources

s, a, d = parameters("s a d")
n = resources("n")
risk = sympy.Function("R")(n)

CLAIM = Claim(
    id="chen2022:manifold-rate",
    title="Rate of ReLU networks on a manifold, as reported",
    statement=Order(risk, "O", n ** (-2 * (s + a) / (2 * (s + a) + d)) * sympy.log(n) ** 3, n),
    source="reported",
    fidelity="as stated",
    reference="Abstract; the theorem was not seen.",
    meanings=(
        Meaning(risk, "mean squared error of the network from n samples with sub-Gaussian noise"),
        Meaning(n, "number of samples"),
        Meaning(s, "number of derivatives of the target"),
        Meaning(a, "Hölder exponent of the last of them"),
        Meaning(d, "dimension of the manifold"),
    ),
    convention=Convention(loss="squared", mode="expectation", target="worst case"),
    notes="With beta = s + a the power of n is that of havrilla2024:oracle-rate.",
)
