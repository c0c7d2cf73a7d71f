"""The generalisation bound as summaries report it."""

import sympy

from theory.papers.havrilla2024._symbols import DIMENSION, SAMPLES, SMOOTHNESS, beta, d, n
from theory.records import Claim, Convention, Meaning, Order
from theory.symbols import parameters

p = parameters("p")
risk = sympy.Function("R")(n)

CLAIM = Claim(
    id="havrilla2024:reported-data-bound",
    title="Generalisation bound as reported",
    statement=Order(risk, "O", n ** (-2 * beta / (2 * beta + d)) * sympy.log(n) ** p, n),
    source="reported",
    fidelity="as stated",
    reference="The rate up to logarithms is in the abstract and in summaries; the theorem was not seen.",
    meanings=(
        Meaning(risk, "squared error of the empirical risk minimiser over a class of transformers"),
        Meaning(p, "power of the logarithm, not seen"),
        SAMPLES,
        SMOOTHNESS,
        DIMENSION,
    ),
    convention=Convention(loss="squared", mode="expectation", target="worst case"),
    notes="Whether the labels carry noise was not seen. Its spectral counterpart is havrilla2024:data-exponent.",
)
