"""Rate of deep networks on a set of a Minkowski dimension, as reported."""

import sympy

from theory.records import Claim, Convention, Meaning, Order
from theory.symbols import parameters, resources

beta, d, p = parameters("beta d p")
n = resources("n")
risk = sympy.Function("R")(n)

CLAIM = Claim(
    id="nakada2020:minkowski-rate",
    title="Rate on a set of low Minkowski dimension, as reported",
    statement=Order(risk, "O", n ** (-2 * beta / (2 * beta + d)) * sympy.log(n) ** p, n),
    source="reported",
    fidelity="as stated",
    reference="Abstract, and a table of another paper; the theorem was not seen.",
    meanings=(
        Meaning(risk, "mean squared error of the network from n noisy samples"),
        Meaning(n, "number of samples"),
        Meaning(beta, "smoothness of the target (its Hölder exponent)"),
        Meaning(d, "any number above the Minkowski dimension of the support of the data"),
        Meaning(p, "power of the logarithm, not seen"),
    ),
    convention=Convention(loss="squared", mode="expectation", target="worst case"),
)
