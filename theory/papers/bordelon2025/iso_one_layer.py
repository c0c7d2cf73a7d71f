"""Least risk of one layer on isotropic data without noise: the form that holds."""

import sympy

from theory.papers.bordelon2025._model import REDUCTION, SAMPLES, alpha, gamma
from theory.records import Claim, Convention, Derivation, Equality, Identity, Instance, Meaning, Premise, Solution
from theory.symbols import named

least = sympy.Function("risk")(alpha)
risk = 1 - 2 * gamma + (1 + 1 / alpha) * gamma**2

CLAIM = Claim(
    id="bordelon2025:iso-one-layer",
    title="Least risk of one layer on isotropic data",
    statement=Equality(least, 1 / (1 + alpha)),
    source="ours",
    fidelity="as stated",
    reference="Ours.",
    meanings=(Meaning(least, "least excess risk of one layer over the step size, without label noise"), SAMPLES),
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="average",
        limits="the dimension tends to infinity at a fixed number of samples per dimension",
    ),
    derivation=Derivation(
        premises=(
            REDUCTION,
            Premise("citation", "the sample covariance has the moments 1 and 1 + 1/alpha (textbook)"),
        ),
        steps=(
            Solution(
                name="step",
                equation=sympy.diff(risk, gamma),
                unknown=gamma,
                value=alpha / (1 + alpha),
                why="the risk 1 - 2 gamma + (1 + 1/alpha) gamma^2 is convex; its derivative vanishes here",
            ),
            Identity(
                name="least",
                lhs=risk,
                rhs=1 / (1 + alpha),
                given=((gamma, named("step")),),
                why="the squared mean bias (1 - gamma)^2 plus the variance gamma^2/alpha of the sample covariance",
            ),
        ),
    ),
    instances=tuple(Instance.of(alpha=value) for value in ("1/2", 1, 2, 4)),
)
