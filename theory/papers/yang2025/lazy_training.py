"""How far a wide network strays from its kernel when it learns small labels, with the constant."""

from typing import Any

import sympy

from theory.papers.yang2025._network import (
    ANGLE,
    BOTH_ACTIVE,
    DIRECTION,
    FAST,
    LAYER,
    OVERLAP,
    SIZE,
    SLOW,
    STEP,
    STEPS,
    T,
    eta,
    overlap,
    theta,
    y,
)
from theory.records import Claim, Convention, Derivation, Identity, Induction, Instance, Limit, Meaning, Premise
from theory.symbols import parameters

fast, slow, along, across = sympy.symbols("fast slow along across", positive=True)
straight, aside, response = sympy.symbols("straight aside response", positive=True)
f, g, V, A = parameters("f g V A")
c = sympy.cos(theta)
gap = sympy.Function("G")(y)

ALONG = OVERLAP * (sympy.Rational(1, 2) + c + c**2 * (1 - OVERLAP))
ACROSS = (1 - 2 * OVERLAP) / 4
HALF = sympy.Rational(1, 2)


def squares(equal: Any, opposite: Any, straight: Any, across: Any) -> Any:
    """Squared distance times m/y^2, from the factors of errors in a step and the variances of the kernel's entries."""
    turned = eta * (opposite**T - equal**T) / (opposite - equal)
    return 4 * (straight * (T * eta * equal ** (T - 1)) ** 2 + across * turned**2)


CLAIM = Claim(
    id="yang2025:lazy-training",
    title="Distance of a wide network from its kernel at small labels",
    statement=Limit(
        gap / y**2,
        y,
        sympy.S.Zero,
        squares(1 - eta * FAST, 1 - eta * SLOW, ALONG, ACROSS),
    ),
    source="ours",
    fidelity="as stated",
    reference=(
        "Ours. The summaries of the paper say that it approximates training by a kernel and give no formula; the order "
        "1/m is textbook (Lee et al. 2019, as reported)."
    ),
    meanings=(
        Meaning(
            gap,
            "limit, as the number m of units grows, of m times the mean squared distance, over draws of the first "
            "layer, of the outputs at both inputs from those of the limiting kernel, after T steps of both",
        ),
        ANGLE,
        SIZE,
        STEP,
        STEPS,
        DIRECTION,
        Meaning(fast, "larger eigenvalue of the limiting kernel, of equal errors"),
        Meaning(slow, "smaller one, of opposite errors"),
        Meaning(f, "factor of equal errors in a step, 1 - eta fast"),
        Meaning(g, "factor of opposite errors, 1 - eta slow"),
        Meaning(V, "variance of what a pair of units adds to the first diagonal entry in the eigenbasis"),
        Meaning(A, "the same for the entry beside it"),
    ),
    assumptions=(theta < sympy.pi,),
    convention=Convention(
        loss="squared",
        mode="expectation",
        target="fixed",
        limits="m to infinity at a fixed number of steps, then labels to zero; two inputs",
    ),
    derivation=Derivation(
        premises=(
            LAYER,
            Premise("assumption", "two inputs with equal labels"),
            Premise(
                "assumption",
                "to leading order in the width, and then in the size of the labels, the outputs respond linearly to "
                "the error that the kernel has at the start, which shifts them by order y m^(-1/2); units that change "
                "their pattern shift them by order y^2 m^(-1/2)",
            ),
        ),
        steps=(
            Induction(
                name="straight",
                formula=T * eta / f,
                index=T,
                start=sympy.S.Zero,
                increment=eta / f,
                why="response to an error of the diagonal entry, over f^T: every step adds one more",
            ),
            Induction(
                name="aside",
                formula=eta * (1 - (f / g) ** T) / (g - f),
                index=T,
                start=sympy.S.Zero,
                increment=eta * (f / g) ** T / g,
                why="response of opposite errors to an error of the entry beside it, over g^T",
            ),
            Identity(
                name="response",
                lhs=4 * (V * (f**T * straight) ** 2 + A * (g**T * aside) ** 2),
                rhs=squares(f, g, V, A),
                why="m/y^2 times the sum of both squares: squared labels 2 y^2, and m/2 pairs",
            ),
            BOTH_ACTIVE,
            Identity(name="fast", lhs=HALF + c * overlap, rhs=FAST, why="diagonal plus the entry beside it"),
            Identity(name="slow", lhs=HALF - c * overlap, rhs=SLOW, why="diagonal less the entry beside it"),
            Identity(
                name="along",
                lhs=overlap * (1 + c) ** 2 + (1 - 2 * overlap) / 4 - (overlap * (1 + c) + (1 - 2 * overlap) / 2) ** 2,
                rhs=ALONG,
                why="a pair adds 1 + cos(theta) if it is active at both inputs, 1/2 if at one",
            ),
            Identity(
                name="across",
                lhs=2 * (HALF - overlap) * HALF**2,
                rhs=ACROSS,
                why="it adds 1/2 if active at the first input only, -1/2 if at the second only",
            ),
            Identity(
                name="distance",
                lhs=response,
                rhs=squares(1 - eta * FAST, 1 - eta * SLOW, ALONG, ACROSS),
                given=((f, 1 - eta * fast), (g, 1 - eta * slow), (V, along), (A, across)),
                why="with the factors and variances of the two inputs",
            ),
        ),
    ),
    instances=(
        Instance.of(theta=1, eta="1/2", T=4),
        Instance.of(theta=2, eta=1, T=3),
    ),
    notes=(
        "The root mean square distance is of order m^(-1/2). For larger labels units that switch add a term y^4 to "
        "G, since they shift the outputs all one way: after one step, for theta up to pi/2, the mean output at each "
        "input is below that of the kernel by (eta y)^2 (1 + cos(theta))/(4 (2 pi m)^(1/2)), as m grows. At theta = 1, "
        "eta = 1/2, T = 4 and labels y = 2 the measured G is more than a fifth above the form for small labels."
    ),
)
