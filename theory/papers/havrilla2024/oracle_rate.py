"""From an oracle inequality and the number of parameters to the rate, up to logarithms."""

import sympy

from theory.papers.havrilla2024._symbols import DIMENSION, NOISE, NOISY, SAMPLES, SMOOTHNESS, beta, d, n
from theory.records import Claim, Convention, Derivation, Instance, Meaning, Optimum, Order, Premise
from theory.symbols import resources

risk = sympy.Function("R")(n)
x = resources("x")
exponent = 2 * beta / (2 * beta + d)

CLAIM = Claim(
    id="havrilla2024:oracle-rate",
    title="Rate from the oracle inequality",
    statement=Order(risk, "O", n**-exponent * sympy.log(n) ** exponent, n),
    source="textbook",
    fidelity="reconstructed",
    reference="Textbook (sieves). The abstract of the paper reports the rate up to logarithms; its proof was not seen.",
    meanings=(
        Meaning(risk, "squared error of least squares over the best of the classes, at the sample points"),
        Meaning(x, "inverse accuracy 1/epsilon of a class"),
        SAMPLES,
        SMOOTHNESS,
        DIMENSION,
        NOISE,
    ),
    assumptions=(NOISY,),
    convention=Convention(loss="squared", mode="expectation", target="worst case"),
    derivation=Derivation(
        premises=(
            Premise("claim", "havrilla2024:oracle-inequality: squared accuracy, and metric entropy over samples"),
            Premise("claim", "havrilla2024:metric-entropy: parameters times a logarithm; cover of radius 1/n"),
            Premise(
                "assumption",
                "an accuracy of epsilon takes P of order epsilon^(-d/beta) parameters, and log(kappa Lambda n) is of "
                "order log n: weights and sensitivity are polynomial in n",
            ),
        ),
        steps=(
            Optimum(
                name="rate",
                risk=x**-2 + x ** (d / beta) * sympy.log(n) / n,
                costs=(),
                budget=n,
                resources=(x,),
                why="squared accuracy against entropy over samples",
            ),
        ),
    ),
    instances=tuple(Instance.of(beta=b, d=k, sigma=1) for b, k in (("1/2", 1), ("3/2", 2), ("1/2", 3), ("3/2", 4))),
    notes="A bound from above for every target of the smoothness.",
)
