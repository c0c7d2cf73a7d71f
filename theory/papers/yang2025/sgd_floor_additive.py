"""Where SGD with a constant step ends if the noise of its gradients is additive."""

import sympy

from theory.papers.yang2025._floor import CONDITION, COORDINATE, CURVATURE, DIMENSION, STEP, eta, over_modes
from theory.records import (
    Claim,
    Combine,
    Convention,
    Derivation,
    Equality,
    Identity,
    Instance,
    Meaning,
    Premise,
    Solution,
)
from theory.symbols import parameters

s, v = parameters("s v")
settled, floor = sympy.symbols("settled floor", positive=True)
value = sympy.Function("epsilon")(eta)

CLAIM = Claim(
    id="yang2025:sgd-floor-additive",
    title="Floor of SGD with additive noise",
    statement=Equality(value, over_modes(eta * s**2 / (4 - 2 * eta * CURVATURE))),
    source="textbook",
    fidelity="as stated",
    reference="Textbook: the stationary variance of a linear recursion.",
    meanings=(
        Meaning(value, "mean value above the least one of a quadratic after infinitely many steps"),
        STEP,
        Meaning(s, "standard deviation of the noise in every coordinate of a gradient"),
        CONDITION,
        DIMENSION,
        COORDINATE,
        Meaning(v, "mean squared error of a coordinate"),
    ),
    assumptions=(eta < 2,),
    convention=Convention(mode="expectation", target="fixed", limits="infinitely many steps of one size"),
    derivation=Derivation(
        premises=(
            Premise(
                "assumption", "gradients have noise of mean zero, fresh in every step and independent of the point"
            ),
        ),
        steps=(
            Solution(
                name="settled",
                equation=(1 - eta * CURVATURE) ** 2 * v + eta**2 * s**2 - v,
                unknown=v,
                value=eta * s**2 / (CURVATURE * (2 - eta * CURVATURE)),
                why="a step leaves the mean squared error as it is",
            ),
            Identity(
                name="floor",
                lhs=CURVATURE / 2 * settled,
                rhs=eta * s**2 / (4 - 2 * eta * CURVATURE),
                why="half the curvature times it",
            ),
            Combine(name="sum", expression=over_modes(floor), why="over all coordinates"),
        ),
    ),
    instances=tuple(
        Instance.of(eta=e, s=u, kappa=k, d=m) for e, u, k, m in (("1/10", 1, 8, 6), (1, "1/2", 8, 6), ("3/2", 1, 20, 3))
    ),
    notes="As the step size vanishes this is eta s^2 d/4, whatever the curvatures.",
)
