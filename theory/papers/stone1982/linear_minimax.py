"""Risk of the best linear estimator over a ball of smooth functions, with its constant."""

import sympy

from theory.papers.stone1982._model import MEANINGS, SEQUENCE, B, beta, d, n, r, risk, sigma
from theory.records import Claim, Convention, Derivation, Identity, Instance, Meaning, Order, Premise, Solution
from theory.symbols import parameters

T, v = parameters("T v")
size, variance, edge = sympy.symbols("size variance edge", positive=True)
volume = sympy.pi ** (d / 2) / sympy.gamma(d / 2 + 1)
cut = (B**2 * n * (d + beta) * (d + 2 * beta) / (sigma**2 * v * d * beta)) ** (1 / (2 * beta + d))
law = sigma**2 / n * volume * beta / (d + beta) * cut.subs(v, volume) ** d

CLAIM = Claim(
    id="stone1982:linear-minimax",
    title="Minimax risk of linear estimators",
    statement=Order(risk, "~", law, n),
    source="textbook",
    fidelity="as stated",
    reference="Pinsker (1980), for several dimensions; he shows that no other estimator does better to leading order.",
    meanings=(
        Meaning(risk, "least, over linear estimators, of the largest mean squared error over the ball"),
        *MEANINGS,
        Meaning(B, "radius of the ball"),
        Meaning(T, "frequency from which on nothing is kept"),
        Meaning(v, "volume of the unit ball in d dimensions"),
    ),
    convention=Convention(loss="squared", mode="expectation", target="worst case"),
    derivation=Derivation(
        premises=(
            SEQUENCE,
            Premise(
                "citation",
                "Pinsker: the best linear estimator keeps the share 1 - (|k|/T)^beta of a mode below the frequency T; "
                "its risk is sigma^2/n times the sum of these shares, and T is such that sigma^2/n times the sum of "
                "|k|^beta (T^beta - |k|^beta) is B^2",
            ),
            Premise(
                "citation",
                "sums over lattice points up to a large frequency tend to integrals with v d r^(d - 1) points at "
                "frequency r",
            ),
        ),
        steps=(
            Identity(
                name="size",
                lhs=T**beta * sympy.Integral(v * d * r ** (d + beta - 1), (r, 0, T))
                - sympy.Integral(v * d * r ** (d + 2 * beta - 1), (r, 0, T)),
                rhs=v * d * beta * T ** (d + 2 * beta) / ((d + beta) * (d + 2 * beta)),
                why="the condition on T",
            ),
            Identity(
                name="variance",
                lhs=sympy.Integral(v * d * r ** (d - 1), (r, 0, T))
                - T**-beta * sympy.Integral(v * d * r ** (d + beta - 1), (r, 0, T)),
                rhs=v * beta * T**d / (d + beta),
                why="sum of the shares",
            ),
            Solution(
                name="edge",
                equation=sigma**2 / n * size - B**2,
                unknown=T,
                value=cut,
                why="the frequency T",
            ),
            Identity(
                name="law",
                lhs=sigma**2 / n * variance,
                rhs=law,
                given=((T, edge), (v, volume)),
                why="the risk",
            ),
        ),
    ),
    instances=tuple(
        Instance.of(beta=b, d=k, sigma=s, B=w)
        for b, k, s, w in ((1, 1, 1, 1), ("3/2", 2, 2, 1), (1, 3, 1, 3), (1, 4, 1, 1))
    ),
)
