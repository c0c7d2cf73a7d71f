"""Where one-pass SGD with a constant step ends on noisy samples."""

import sympy

from theory.papers.yang2025._floor import CONDITION, COORDINATE, CURVATURE, DIMENSION, STEP, eta, over_modes, sigma
from theory.records import Claim, Combine, Convention, Derivation, Equality, Instance, Meaning, Premise, Solution
from theory.symbols import parameters

v, R = parameters("v R")
share, shares = sympy.symbols("share shares", positive=True)
floor = sympy.Function("R")(eta)

SHARE = eta / 2 * CURVATURE / (1 - eta * CURVATURE)
SHARES = over_modes(SHARE)

CLAIM = Claim(
    id="yang2025:sgd-floor",
    title="Floor of one-pass SGD",
    statement=Equality(floor, sigma**2 * SHARES / (1 - SHARES)),
    source="textbook",
    fidelity="as stated",
    reference="Textbook: the stationary point of the second moments of least mean squares with Gaussian inputs.",
    meanings=(
        Meaning(floor, "mean excess risk of one-pass SGD after infinitely many steps"),
        STEP,
        Meaning(sigma, "standard deviation of the label noise"),
        CONDITION,
        DIMENSION,
        COORDINATE,
        Meaning(v, "mean squared error of coordinate i"),
        Meaning(R, "mean excess risk at rest"),
    ),
    assumptions=(eta < 1, SHARES < 1),
    convention=Convention(
        loss="squared", mode="expectation", target="fixed", limits="infinitely many steps of one size"
    ),
    derivation=Derivation(
        premises=(
            Premise("assumption", "a fresh Gaussian sample in every step, and the second moments settle"),
            Premise(
                "citation",
                "for Gaussian inputs a step takes the mean squared error v of a coordinate with curvature x to "
                "v (1 - 2 eta x + 2 eta^2 x^2) + eta^2 x (R + sigma^2) (textbook: Wick's theorem)",
            ),
        ),
        steps=(
            Solution(
                name="share",
                equation=v / CURVATURE * (1 - 2 * eta * CURVATURE + 2 * eta**2 * CURVATURE**2)
                + eta**2 * CURVATURE
                - v / CURVATURE,
                unknown=v,
                value=SHARE,
                why="part of the risk that a coordinate contributes at rest, its curvature times v, over R + sigma^2",
            ),
            Combine(name="shares", expression=over_modes(share), why="over all coordinates"),
            Solution(
                name="risk",
                equation=shares * (R + sigma**2) - R,
                unknown=R,
                value=sigma**2 * shares / (1 - shares),
                why="the parts of all coordinates are the risk",
            ),
        ),
    ),
    instances=tuple(
        Instance.of(eta=e, sigma=u, kappa=k, d=m)
        for e, u, k, m in (("1/10", "1/2", 8, 6), ("1/4", 1, 8, 6), ("1/4", 1, 20, 2))
    ),
    notes=(
        "As the step size vanishes the floor is eta sigma^2 tr/2 with tr the sum of the curvatures; at any step size "
        "it is higher, since gradients fluctuate with the error itself."
    ),
)
