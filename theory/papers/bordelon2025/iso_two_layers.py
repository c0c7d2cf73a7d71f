"""Risk of two layers at any step on noisy isotropic data: a polynomial in the step."""

import sympy

from theory.papers.bordelon2025._isotropic import ISOTROPIC, NOISE, sigma
from theory.papers.bordelon2025._model import REDUCTION, SAMPLES, STEP, alpha, gamma
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning, Premise
from theory.symbols import named, parameters

g, c = parameters("g c")
x = sympy.Symbol("x", real=True)  # not positive: sympy would take roots of its powers
risk = sympy.Function("risk")(gamma, alpha, sigma)

MOMENTS = (alpha * c, 1 + c, 1 + 3 * c + c**2, 1 + 6 * c + 6 * c**2 + c**3)  # the first is one
half = gamma / 2
bias = 1 - 4 * half + 6 * half**2 * MOMENTS[1] - 4 * half**3 * MOMENTS[2] + half**4 * MOMENTS[3]
noise = 4 * half**2 - 4 * half**3 * MOMENTS[1] + half**4 * MOMENTS[2]
RISK = (bias + sigma**2 * c * noise).subs(c, 1 / alpha)

CLAIM = Claim(
    id="bordelon2025:iso-two-layers",
    title="Risk of two layers at any step on noisy isotropic data",
    statement=Equality(risk, RISK),
    source="ours",
    fidelity="as stated",
    reference="Ours; summaries of the paper report the integral over the spectrum for every depth.",
    meanings=(
        Meaning(risk, "excess risk of two tied layers"),
        STEP,
        SAMPLES,
        NOISE,
        Meaning(g, "step size per layer"),
        Meaning(x, "eigenvalue of the sample covariance"),
        Meaning(c, "inverse of alpha"),
    ),
    convention=ISOTROPIC,
    derivation=Derivation(
        premises=(
            REDUCTION,
            Premise(
                "citation",
                "the eigenvalue of a sample covariance with c = 1/alpha has the moments 1, 1 + c, 1 + 3 c + c^2 and "
                "1 + 6 c + 6 c^2 + c^3 (textbook: Marchenko-Pastur law, Narayana's numbers)",
            ),
        ),
        steps=(
            Identity(
                name="learned",
                lhs=g + g * (1 - g * x),
                rhs=(1 - (1 - g * x) ** 2) / x,
                why="what two layers make of X^T y/P: the second adds g times what the first left of it",
            ),
            Identity(
                name="filter",
                lhs=(1 - g * x) ** 4 + sigma**2 * c * x * named("learned") ** 2,
                rhs=sympy.expand((1 - g * x) ** 4 + sigma**2 * c * (4 * g**2 * x - 4 * g**3 * x**2 + g**4 * x**3)),
                why="squared residual of the target, and the noise, whose mean square along x is sigma^2 c x",
            ),
            Identity(
                name="risk",
                lhs=named("filter"),
                rhs=RISK,
                given=(
                    *((x**power, MOMENTS[power - 1]) for power in (4, 3, 2, 1)),
                    (g, gamma / 2),
                    (c, 1 / alpha),
                ),
                why="powers of the eigenvalue become its moments",
            ),
        ),
    ),
    instances=(
        Instance.of(gamma=1, alpha=1, sigma="1/2"),
        Instance.of(gamma=1, alpha=2, sigma=0),
        Instance.of(gamma=1, alpha=2, sigma=1),
        Instance.of(gamma="1/2", alpha="1/2", sigma=1),
    ),
    notes=(
        "Every depth has such a polynomial, of degree 2 L in the step, from the binomial theorem and the moments; "
        "without noise its minimum is bordelon2025:iso-optimum."
    ),
)
