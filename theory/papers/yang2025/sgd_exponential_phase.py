"""How fast one-pass SGD with a constant step approaches its floor."""

import sympy

from theory.papers.yang2025._floor import CONDITION, DIMENSION, STEP, eta, kappa
from theory.records import Bound, Claim, Convention, Derivation, Instance, Limit, Meaning, Premise, Squeeze
from theory.symbols import parameters

ell, q, F, slack = parameters("ell q F slack")
rate = sympy.Function("r")(eta)

CLAIM = Claim(
    id="yang2025:sgd-exponential-phase",
    title="Exponential phase of one-pass SGD",
    statement=Limit(rate / eta, eta, sympy.S.Zero, 2 / kappa),
    source="textbook",
    fidelity="as stated",
    reference=(
        "Textbook (least mean squares). The summaries of the paper report an exponential first phase and do not give "
        "its rate."
    ),
    meanings=(
        Meaning(rate, "share of the distance of the mean excess risk from its floor that a late step takes away"),
        STEP,
        CONDITION,
        DIMENSION,
        Meaning(ell, "least curvature, 1/kappa", r"\ell"),
        Meaning(q, "sum of the squared curvatures"),
        Meaning(F, "largest eigenvalue of the matrix that a step applies to the mean squared errors"),
    ),
    convention=Convention(loss="squared", mode="expectation", target="fixed", limits="time first, then the step size"),
    derivation=Derivation(
        premises=(
            Premise(
                "citation",
                "for Gaussian inputs that matrix is diagonal, with entries 1 - 2 eta x + 2 eta^2 x^2 for curvatures x, "
                "plus eta^2 times the product of the curvatures with themselves (textbook: Wick's theorem)",
            ),
            Premise(
                "citation",
                "adding a matrix without negative eigenvalues raises the largest eigenvalue, by its own trace at most "
                "(Weyl 1912); while eta is below 1/2 the largest diagonal entry is that of the least curvature",
            ),
        ),
        steps=(
            Bound(
                name="fast",
                relation=2 * eta * ell >= 1 - F,
                facts=(1 - 2 * eta * ell + 2 * eta**2 * ell**2 <= F,),
                why="the rate is no higher than without the fluctuations of the gradient",
            ),
            Bound(
                name="slow",
                relation=2 * eta * ell - 2 * eta**2 * ell**2 - eta**2 * q <= 1 - F,
                facts=(1 - 2 * eta * ell + 2 * eta**2 * ell**2 + eta**2 * q >= F,),
                why="and lower by what they add at most",
            ),
            Squeeze(
                name="limit",
                lower=2 / kappa - 2 * slack / kappa**2 - slack * q,
                upper=2 / kappa,
                slack=slack,
                why="over eta, with slack = eta and ell = 1/kappa",
            ),
        ),
    ),
    instances=(Instance.of(kappa=8, d=6), Instance.of(kappa=12, d=3)),
    notes="Twice the least curvature, as for gradient descent; a finite step size only slows it down.",
)
