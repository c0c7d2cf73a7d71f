"""Rate that no estimator beats over a ball of smooth functions, and that truncation attains."""

import sympy

from theory.papers.stone1982._model import MEANINGS, SEQUENCE, beta, d, n, r, risk
from theory.records import (
    Claim,
    Convention,
    Crossover,
    Derivation,
    Identity,
    Instance,
    Meaning,
    Optimum,
    Order,
    Premise,
)

radius, upper = sympy.symbols("radius upper", positive=True)
rate = n ** (-2 * beta / (2 * beta + d))

CLAIM = Claim(
    id="stone1982:minimax-rate",
    title="Minimax rate of regression",
    statement=Order(risk, "Theta", rate, n),
    source="textbook",
    fidelity="reconstructed",
    reference="The rate of Stone (1982), here in the sequence model, for a Sobolev ball instead of a Hölder ball.",
    meanings=(
        Meaning(risk, "least, over all estimators, of the largest mean squared error over the ball"),
        *MEANINGS,
    ),
    convention=Convention(loss="squared", mode="expectation", target="worst case"),
    derivation=Derivation(
        premises=(
            SEQUENCE,
            Premise(
                "citation",
                "upper side: keeping the order of r^d modes up to frequency r leaves at most B^2 r^(-2 beta) of any "
                "target in the ball, and a variance of sigma^2/n for each mode",
            ),
            Premise(
                "claim",
                "yang2025:two-point-squared: a mode that is plus or minus 6/5 sigma n^(-1/2) costs at least the order "
                "of sigma^2/n",
            ),
            Premise(
                "citation",
                "lower side: of the order of r^d modes of frequency r to 2 r can be so at once, of independent signs, "
                "as long as r^d r^(2 beta)/n is below a constant; the losses of independent signs add up (Assouad)",
            ),
        ),
        steps=(
            Optimum(
                name="upper",
                risk=r ** (-2 * beta) + r**d / n,
                costs=(),
                budget=n,
                resources=(r,),
                why="the best cut-off",
            ),
            Crossover(
                name="radius",
                left=r ** (d + 2 * beta),
                right=n,
                variable=r,
                why="the largest frequency at which the signs stay in the ball, up to constants",
            ),
            Identity(
                name="lower",
                lhs=radius**d / n,
                rhs=upper,
                why="that many modes, each with a loss of order 1/n: the rate of the upper side",
            ),
        ),
    ),
    instances=tuple(Instance.of(beta=b, d=k) for b, k in (("1/2", 1), (1, 2), ("1/2", 3), ("3/2", 3), (1, 4))),
    notes="With noise. From exact labels havrilla2024:noiseless-rate is faster, and this bound does not apply.",
)
