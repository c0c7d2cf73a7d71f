"""The learning curve of gradient descent: an exponential phase, then a plateau."""

import sympy

from theory.papers.yang2025._floor import CONDITION, COORDINATE, CURVATURE, DIMENSION, d, kappa, over_modes
from theory.papers.yang2025._steps import STEP_SIZE
from theory.records import Claim, Combine, Convention, Derivation, Induction, Instance, Limit, Meaning, Premise
from theory.symbols import parameters, resources

n = resources("n")
D = parameters("D")
T = parameters("T", integer=True)
share = sympy.symbols("share", positive=True)
risk = sympy.Function("R")(n)

CLAIM = Claim(
    id="yang2025:two-phase-curve",
    title="Learning curve of gradient descent on many samples",
    statement=Limit(
        risk, n, sympy.oo, (1 - 1 / kappa) ** (2 * T) + D / d * over_modes((1 - (1 - CURVATURE) ** T) ** 2)
    ),
    source="textbook",
    fidelity="as stated",
    reference=(
        "Textbook: bias and variance of gradient descent on least squares. The summaries of the paper report two "
        "phases and give no curve."
    ),
    meanings=(
        Meaning(risk, "mean excess risk after T steps on n samples, over that at the start"),
        Meaning(n, "number of samples"),
        Meaning(T, "number of steps"),
        Meaning(D, "level sigma^2 d/n of the plateau in units of the risk at the start; the label noise grows with n"),
        CONDITION,
        DIMENSION,
        COORDINATE,
    ),
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="fixed",
        limits="n to infinity at a fixed plateau and number of steps; the target lies in the slowest coordinate",
    ),
    derivation=Derivation(
        premises=(
            Premise("assumption", STEP_SIZE),
            Premise(
                "citation",
                "law of large numbers: the sample covariance tends to the population's; in its coordinates the noise "
                "of the labels pulls towards a point with variance sigma^2/n over the curvature",
            ),
        ),
        steps=(
            Induction(
                name="share",
                formula=1 - (1 - CURVATURE) ** T,
                index=T,
                start=sympy.S.Zero,
                increment=(1 - CURVATURE) ** T * CURVATURE,
                why="share of the way to that point, of which a step covers the curvature times what is left",
            ),
            Combine(
                name="curve",
                expression=(1 - 1 / kappa) ** (2 * T) + D / d * over_modes(share**2),
                why="what is left of the target in the slowest coordinate, and for each coordinate D/d times the "
                "square of its share",
            ),
        ),
    ),
    instances=(
        *(Instance.of(kappa=12, d=4, D="1/50", T=t) for t in (4, 12, 22, 60)),
        Instance.of(kappa=5, d=8, D="1/10", T=6),
    ),
    notes=(
        "The limit lies below bias plus plateau, since the shares are below one, and meets their sum early and late. "
        "At finite n the curve may lie above it."
    ),
)
