"""Best error from a given number of noisy samples: the data exponent."""

import sympy

from theory.papers.havrilla2024._symbols import (
    DIMENSION,
    NOISE,
    NOISY,
    SAMPLES,
    SMOOTHNESS,
    SPECTRUM,
    WEYL,
    beta,
    d,
    n,
    sigma,
)
from theory.records import Claim, Convention, Derivation, Instance, Meaning, Order, Premise, Spectral
from theory.symbols import parameters

k = parameters("k")
q = 1 + 2 * beta / d
risk = sympy.Function("R")(n)

CLAIM = Claim(
    id="havrilla2024:data-exponent",
    title="Data exponent with noisy labels",
    statement=Order(risk, "Theta", n ** (-2 * beta / (2 * beta + d)), n),
    source="textbook",
    fidelity="reconstructed",
    reference=(
        "Spectral reconstruction of the data exponent 2 beta/(2 beta + d) that summaries report; "
        "textbook: Stone 1982, Pinsker 1980."
    ),
    meanings=(Meaning(risk, "least average squared error from n noisy samples"), SAMPLES, SMOOTHNESS, DIMENSION, NOISE),
    assumptions=(NOISY,),
    convention=Convention(loss="squared", mode="expectation", target="average"),
    derivation=Derivation(
        premises=(
            WEYL,
            SPECTRUM,
            Premise(
                "citation",
                "Bayes rule of the Gaussian sequence model: a mode of variance v leaves v/(1 + n v/sigma^2)",
            ),
        ),
        steps=(Spectral("risk", k**-q / (1 + n * k**-q / sigma**2), over=k, large=n),),
    ),
    instances=(
        *(Instance.of(beta="1/2", d=dimension, sigma=1) for dimension in (1, 2, 3)),
        *(Instance.of(beta="3/2", d=dimension, sigma="1/2") for dimension in (1, 2, 3)),
        Instance.of(beta="1/2", d=4, sigma=1),
    ),
    notes="Noise is an assumption: with exact labels the rate is faster, see havrilla2024:noiseless-rate.",
)
