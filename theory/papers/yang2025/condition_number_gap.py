"""The gap between gradient descent and the oracle bound: the square root of the condition number."""

import sympy

from theory.papers.yang2025._oracle import CONDITION, kappa
from theory.records import Bound, Claim, Convention, Derivation, Instance, Meaning, Order, Premise, Squeeze
from theory.symbols import parameters

r, A, B, g, slack = parameters("r A B g slack")
gap = sympy.Function("gap")(kappa)

FACTS = (r > 1, r * A >= 1, (r - 1) * A <= 1, r**2 * B >= 1, (r**2 - 1) * B <= 1, sympy.Eq(g * B, A))

CLAIM = Claim(
    id="yang2025:condition-number-gap",
    title="Gap in the condition number",
    statement=Order(gap, "~", sympy.sqrt(kappa), kappa),
    source="ours",
    fidelity="as stated",
    reference=(
        "Ours, from two textbook rates. The summaries of the paper report bounds that match up to a gap in the "
        "condition number, without its size."
    ),
    meanings=(
        Meaning(
            gap,
            "steps of gradient descent on its worst problem over the least number of steps in which the span of the "
            "gradients allows to solve the chain, to one ratio",
        ),
        CONDITION,
        Meaning(r, "square root of the condition number"),
        Meaning(A, "artanh(1/r): steps on the chain are inversely proportional to it"),
        Meaning(B, "artanh(1/r^2): steps of gradient descent are, with the same constant"),
        Meaning(g, "the gap"),
        Meaning(slack, "1/r"),
    ),
    convention=Convention(target="worst case", limits="infinitely many coordinates, then a large condition number"),
    derivation=Derivation(
        premises=(
            Premise("claim", "yang2025:oracle-distance: on the chain the ratio is exp(-4 A T) at best"),
            Premise(
                "citation",
                "Nesterov (2004), theorem 2.1.15: gradient descent reaches the ratio exp(-4 B T), and it does no "
                "better where the error lies in the directions of least and largest curvature",
            ),
            Premise("citation", "artanh(1/z) lies between 1/z and 1/(z - 1) for z > 1 (textbook)"),
        ),
        steps=(
            Bound(name="low", relation=g >= r * (1 - 1 / r**2), facts=FACTS, why="the gap is A/B"),
            Bound(name="high", relation=g <= r / (1 - 1 / r), facts=FACTS, why="likewise"),
            Squeeze(
                name="law",
                lower=sympy.sqrt(kappa) * (1 - slack**2),
                upper=sympy.sqrt(kappa) / (1 - slack),
                slack=slack,
                why="with slack = 1/r",
            ),
        ),
    ),
    instances=(Instance(()),),
    notes=(
        "A gap of one method, not of the problem: accelerated methods close it up to a constant. On the chain itself "
        "gradient descent from zero needs fewer steps by a constant factor, and the slope is the same."
    ),
)
