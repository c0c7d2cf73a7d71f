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
from theory.records import Bound, Claim, Combine, Convention, Derivation, Instance, Meaning, Order, Premise, Solution
from theory.symbols import parameters

side = parameters("side")
total, largest = parameters("total largest")
risk = sympy.Function("R")(n)

CLAIM = Claim(
    id="havrilla2024:noiseless-rate",
    title="Data exponent with noise-free labels",
    statement=Order(risk, "Theta", n ** (-2 * beta / d), n),
    source="ours",
    fidelity="as stated",
    reference="Ours; textbook ingredients (Micchelli and Wahba 1981 for the lower side).",
    meanings=(
        Meaning(risk, "average squared error of Bayes' rule from n equispaced samples"),
        Meaning(total, "total variance of the modes that a lattice of samples confuses"),
        Meaning(largest, "variance of the largest of them"),
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
                "samples on a lattice of n^(1/d) points a side; modes equal modulo the side are confused, and a class "
                "of variances with sum total and sum of squares at least largest^2 leaves at most "
                "total - largest^2/total",
            ),
        ),
        steps=(
            Bound(
                "confused",
                sympy.Le(total**2 - largest**2, 2 * (total - largest) * total),
                facts=(sympy.Ge(total, largest),),
                why="each class leaves at most twice what lies beyond its largest mode, so the upper side has the "
                "order of the tail beyond frequency n^(1/d) too",
            ),
            Solution("side", side**d - n, side, n ** (1 / d), why="up to here n points tell modes apart"),
            Combine("risk", side ** (-2 * beta), why="both sides have the order of the tail beyond that frequency"),
        ),
    ),
    instances=tuple(Instance.of(beta=b, d=k, sigma=0) for b in ("1/2", "3/2") for k in (1, 2, 3)),
    notes="The reading of the paper's setting with labels f(x); Stone's lower bound does not apply to it.",
)
