"""How far the weights of a wide network move in training."""

import sympy

from theory.papers.yang2025._network import (
    ANGLE,
    BOTH_ACTIVE,
    DIRECTION,
    FAST,
    LAYER,
    LINEAR,
    SIZE,
    STEP,
    STEPS,
    WIDTH,
    T,
    eta,
    m,
    overlap,
    theta,
    y,
)
from theory.records import (
    Claim,
    Combine,
    Convention,
    Derivation,
    Identity,
    Induction,
    Instance,
    Limit,
    Meaning,
    Premise,
)

speed, pushed, length = sympy.symbols("speed pushed length", positive=True)
move = sympy.Function("M")(m)

LENGTH = sympy.sqrt(2 + 2 * sympy.cos(theta))

CLAIM = Claim(
    id="yang2025:wide-network-weights",
    title="Largest move of the weights of a wide network",
    statement=Limit(sympy.sqrt(m) * move, m, sympy.oo, y * LENGTH * (1 - (1 - eta * FAST) ** T) / FAST),
    source="ours",
    fidelity="as stated",
    reference="Ours; the order m^(-1/2) is textbook for wide networks (Du et al. 2019).",
    meanings=(
        Meaning(move, "largest distance, over the units, that the weights of a unit have moved after T steps"),
        WIDTH,
        ANGLE,
        SIZE,
        STEP,
        STEPS,
        DIRECTION,
        Meaning(speed, "larger eigenvalue of the limiting kernel of two inputs, which belongs to equal labels"),
    ),
    assumptions=(theta < 2 * sympy.pi / 3,),
    convention=Convention(target="fixed", limits="m to infinity at a fixed number of steps; two inputs"),
    derivation=Derivation(
        premises=(
            LAYER,
            LINEAR,
            Premise("assumption", "two inputs with equal labels, so that both errors are y (1 - eta speed)^t"),
            Premise(
                "citation",
                "in a wide enough network some unit is active at both inputs; below the angle 2 pi/3 the sum of two "
                "inputs is longer than either, so that this unit moves farthest",
            ),
        ),
        steps=(
            BOTH_ACTIVE,
            Identity(
                name="speed",
                lhs=sympy.Rational(1, 2) + sympy.cos(theta) * overlap,
                rhs=FAST,
                why="diagonal entry plus the one beside it",
            ),
            Induction(
                name="pushed",
                formula=(1 - (1 - eta * speed) ** T) / speed,
                index=T,
                start=sympy.S.Zero,
                increment=eta * (1 - eta * speed) ** T,
                why="step size times the errors of all steps, over y",
            ),
            Identity(
                name="length",
                lhs=sympy.sqrt((1 + sympy.cos(theta)) ** 2 + sympy.sin(theta) ** 2),
                rhs=LENGTH,
                why="length of the sum of the two inputs",
            ),
            Combine(
                name="farthest",
                expression=y * length * pushed,
                why="m^(1/2) times the sum of all steps of such a unit",
            ),
        ),
    ),
    instances=tuple(
        Instance.of(theta=a, y=v, eta=s, T=t)
        for a, v, s, t in ((1, "1/16", "1/2", 4), ("1/2", "1/64", "1/2", 8), (2, "1/64", 1, 3))
    ),
    notes=(
        "Every unit moves by a distance of order m^(-1/2), while the outputs change by a finite amount: training is "
        "lazy."
    ),
)
