"""Best error from noise-free samples."""

import sympy

from theory.papers.havrilla2024._symbols import (
    DIMENSION,
    NOISE,
    NOISELESS,
    SAMPLES,
    SMOOTHNESS,
    SPECTRUM,
    TAIL,
    WEYL,
    beta,
    d,
    n,
)
from theory.records import Bound, Claim, Convention, Derivation, Instance, Meaning, Optimum, Order, Premise
from theory.symbols import parameters, resources

m = resources("m")
V, v = parameters("V v")
risk = sympy.Function("R")(n)

CLAIM = Claim(
    id="havrilla2024:noiseless-rate",
    title="Data exponent with noise-free labels",
    statement=Order(risk, "Theta", n ** (-2 * beta / d), n),
    source="ours",
    fidelity="as stated",
    reference="Textbook ingredients: Micchelli and Wahba 1981 for the lower side.",
    meanings=(
        Meaning(risk, "average squared error of Bayes' rule from n equispaced samples"),
        Meaning(m, "samples a side of the lattice"),
        Meaning(V, "total variance of a class of modes that the lattice confuses"),
        Meaning(v, "largest variance in the class"),
        SAMPLES,
        SMOOTHNESS,
        DIMENSION,
        NOISE,
    ),
    assumptions=(NOISELESS,),
    convention=Convention(loss="squared", mode="expectation", target="average"),
    derivation=Derivation(
        premises=(
            WEYL,
            SPECTRUM,
            TAIL,
            Premise(
                "citation",
                "no rule that sees n numbers has an average squared error below the sum of all but the n largest "
                "variances, so the error is at least of the order of the tail beyond frequency n^(1/d)",
            ),
            Premise(
                "assumption",
                "the samples form a lattice of m points a side; modes equal modulo m are confused, and Bayes' rule "
                "leaves at most V - v^2/V of a class",
            ),
        ),
        steps=(
            Bound(
                "confused",
                sympy.Le(V**2 - v**2, 2 * (V - v) * V),
                facts=(sympy.Ge(V, v),),
                why="each class leaves at most twice what lies beyond its largest mode, so the upper side has the "
                "order of the tail beyond frequency n^(1/d) too",
            ),
            Optimum(
                "risk",
                m ** (-2 * beta),
                costs=(m**d,),
                budget=n,
                why="both sides have the order of the tail beyond frequency m, up to which n points tell modes apart",
            ),
        ),
    ),
    instances=(
        *(Instance.of(beta=b, d=k, sigma=0) for b in ("1/2", "3/2") for k in (1, 2, 3)),
        Instance.of(beta="1/2", d=4, sigma=0),
    ),
    notes="One reading of the reported setting: labels f(x); Stone's lower bound does not apply to it.",
)
