"""One route to the exponent 1/8, under one stated risk."""

import sympy

from theory.papers.yang2025._steps import STEP_SIZE
from theory.records import Claim, Convention, Derivation, Instance, Meaning, Optimum, Order, Premise
from theory.symbols import parameters, resources

C, n = resources("C n")
d, sigma = parameters("d sigma")
risk = sympy.Function("R")(C)

WIDTH, STEPS = n**5, n**2

CLAIM = Claim(
    id="yang2025:reconstruction-one-eighth",
    title="A route to the exponent 1/8: width n^5",
    statement=Order(risk, "Theta", C ** sympy.Rational(-1, 8), C),
    source="ours",
    fidelity="reconstructed",
    reference="Ours; whether the paper argues like this is not known.",
    meanings=(
        Meaning(risk, "mean squared excess risk of gradient descent"),
        Meaning(C, "compute: trained parameters, proportional to the width, times samples times steps"),
        Meaning(n, "number of samples"),
        Meaning(d, "input dimension"),
        Meaning(sigma, "standard deviation of the label noise"),
    ),
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="fixed",
        compute=WIDTH * n * STEPS,
        along="path",
        limits="n to infinity at fixed dimension",
    ),
    derivation=Derivation(
        premises=(
            Premise(
                "citation",
                "fast rate at fixed dimension: the mean squared excess risk is of order sigma^2 d/n (textbook), if "
                "training converges and no draw diverges",
            ),
            Premise("assumption", STEP_SIZE),
            Premise("assumption", "training takes n^2 steps"),
            Premise("assumption", "the width is n^5, enough for the network to follow its kernel"),
        ),
        steps=(Optimum(name="law", risk=sigma**2 * d / n, costs=(WIDTH * n * STEPS,), budget=C),),
    ),
    instances=(Instance.of(d=4, sigma="1/2", kappa=20),),
    notes=(
        "Bookkeeping on top of a fast rate: the exponent is one over the power of n in the budget. Evidence for it "
        "says nothing about the law that the paper reports. "
        "On this path the early phase is exp(-c C^(1/4)), as reported for the version of the paper with exponent 1/8: "
        "steps are n^2 and compute is n^8."
    ),
)
