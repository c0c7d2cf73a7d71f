"""The exponential phase of gradient descent under the kernel of a wide network."""

import sympy

from theory.papers.yang2025._network import (
    ANGLE,
    BOTH_ACTIVE,
    DIRECTION,
    LAYER,
    SLOW,
    STEP,
    STEPS,
    T,
    eta,
    overlap,
    theta,
)
from theory.records import (
    Bound,
    Claim,
    Combine,
    Convention,
    Derivation,
    Identity,
    Inequality,
    Instance,
    Meaning,
    Premise,
)
from theory.symbols import parameters

left, x, s = parameters("left x s")
slow = sympy.symbols("slow", positive=True)

CLAIM = Claim(
    id="yang2025:descent-envelope",
    title="Exponential phase of gradient descent",
    statement=Inequality(left, "<=", (1 - eta * SLOW) ** (2 * T)),
    source="textbook",
    fidelity="as stated",
    reference=(
        "Textbook for a fixed kernel, here with the least eigenvalue of the arc-cosine kernel. The summaries of the "
        "paper report an exponential first phase and do not give its rate."
    ),
    meanings=(
        Meaning(left, "sum of squared errors on the inputs after T steps of kernel gradient descent, over that before"),
        ANGLE,
        STEP,
        STEPS,
        DIRECTION,
        Meaning(s, "least eigenvalue of the kernel"),
        Meaning(x, "any eigenvalue of the kernel"),
    ),
    assumptions=(theta <= sympy.Rational(3, 2),),
    convention=Convention(loss="squared", risk="total", target="worst case"),
    derivation=Derivation(
        premises=(
            LAYER,
            Premise("assumption", "the step size is at most one over the largest eigenvalue of the kernel"),
            Premise(
                "citation",
                "the kernel is symmetric, so in its eigenbasis a step multiplies each error by 1 - eta x (textbook); "
                "all of its entries beside the diagonal are equal, so its least eigenvalue is their difference",
            ),
        ),
        steps=(
            Bound(
                name="factor",
                relation=(1 - eta * x) ** 2 <= (1 - eta * s) ** 2,
                facts=(x >= s, eta * x <= 1),
                why="no error falls more slowly than that of the least eigenvalue",
            ),
            BOTH_ACTIVE,
            Identity(
                name="slow",
                lhs=sympy.Rational(1, 2) - sympy.cos(theta) * overlap,
                rhs=SLOW,
                why="diagonal entry less the one beside it",
            ),
            Combine(
                name="envelope",
                expression=sympy.Le(left, (1 - eta * slow) ** (2 * T), evaluate=False),
                why="that factor in every step",
            ),
        ),
    ),
    instances=tuple(
        Instance.of(theta=a, n=k, eta=e, T=t)
        for a, k, e, t in ((1, 4, "1/2", 10), (1, 4, "1/2", 40), ("1/2", 8, "1/4", 30), ("3/2", 6, 1, 5))
    ),
    notes=(
        "At most exp(-2 lambda t) with t = eta T and lambda the least eigenvalue; reached by errors that cancel on "
        "any two inputs. A wide network follows it as long as it follows its kernel."
    ),
)
