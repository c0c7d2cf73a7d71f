"""How data must grow with parameters, so that the model does not overfit."""

import sympy

from theory.papers.kaplan2020._model import REFERENCE, D, N
from theory.records import Claim, Convention, Crossover, Derivation, Instance, Meaning, Order, Premise
from theory.symbols import parameters

model, data = parameters("alpha_N alpha_D")
needed = sympy.Function("D_needed")(N)

CLAIM = Claim(
    id="kaplan2020:data-growth",
    title="Data that a model needs",
    statement=Order(needed, "Theta", N ** (model / data), N),
    source="ours",
    fidelity="reconstructed",
    reference=REFERENCE,
    meanings=(
        Meaning(needed, "tokens at which the loss is a fixed factor above that of endless data"),
        Meaning(N, "number of parameters without embeddings"),
        Meaning(D, "number of tokens"),
        Meaning(model, "exponent of the loss in parameters"),
        Meaning(data, "exponent of the loss in tokens"),
    ),
    convention=Convention(loss="cross-entropy", mode="expectation"),
    derivation=Derivation(
        (
            Premise(
                "assumption",
                "L(N, D) = (N^(-alpha_N/alpha_D) + 1/D)^alpha_D in suitable units (reported fit), so that a fixed "
                "factor of the loss is a fixed ratio of both parts",
            ),
        ),
        (Crossover("law", N ** (-model / data), 1 / D, D),),
    ),
    instances=(Instance.of(alpha_N="19/250", alpha_D="103/1000"), Instance.of(alpha_N="1/2", alpha_D="1/3")),
    notes="With the fitted exponents 0.076 and 0.103 tokens grow as N^0.74. The form is no sum of two power laws.",
)
