"""Least risk of one layer on isotropic data with label noise."""

import sympy

from theory.papers.bordelon2025._isotropic import ISOTROPIC, NOISE, sigma
from theory.papers.bordelon2025._model import REDUCTION, SAMPLES, STEP, alpha, gamma
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning, Premise, Solution
from theory.symbols import named, parameters

q = parameters("q")
least = sympy.Function("risk")(alpha, sigma)
risk = 1 - 2 * gamma + q * gamma**2
square = 1 + (1 + sigma**2) / alpha

CLAIM = Claim(
    id="bordelon2025:iso-noise",
    title="Least risk of one layer on noisy isotropic data",
    statement=Equality(least, (1 + sigma**2) / (1 + alpha + sigma**2)),
    source="ours",
    fidelity="as stated",
    reference="Ours; at zero noise it is bordelon2025:iso-one-layer.",
    meanings=(
        Meaning(least, "least excess risk of one layer over the step size"),
        SAMPLES,
        NOISE,
        STEP,
        Meaning(q, "mean square of an entry of X^T y/P in units of the target"),
    ),
    convention=ISOTROPIC,
    derivation=Derivation(
        premises=(
            REDUCTION,
            Premise(
                "citation",
                "second moments of a Gaussian sample (textbook): X^T y/P has mean product one with the target and mean "
                "square 1 + 1/alpha from the target plus sigma^2/alpha from the noise",
            ),
        ),
        steps=(
            Solution(
                name="step",
                equation=sympy.diff(risk, gamma),
                unknown=gamma,
                value=1 / q,
                why="the risk 1 - 2 gamma + q gamma^2 is convex; its derivative vanishes here",
            ),
            Identity(
                name="least",
                lhs=risk,
                rhs=(1 + sigma**2) / (1 + alpha + sigma**2),
                given=((gamma, named("step")), (q, square)),
                why="the risk at that step, alpha/(1 + alpha + sigma^2)",
            ),
        ),
    ),
    instances=(
        Instance.of(alpha=1, sigma="1/2"),
        Instance.of(alpha=2, sigma=1),
        Instance.of(alpha=4, sigma="1/2"),
        Instance.of(alpha="1/2", sigma=2),
    ),
    notes="The risk is the excess over the noise of the query; noise acts like fewer samples per dimension.",
)
