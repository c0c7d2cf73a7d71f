"""No first-order method solves every strongly convex problem faster than this."""

import sympy

from theory.papers.yang2025._oracle import STEPS, T
from theory.records import (
    Bound,
    Claim,
    Convention,
    Derivation,
    Identity,
    Inequality,
    Instance,
    Meaning,
    Premise,
)
from theory.symbols import parameters

mu, q, r = parameters("mu q r")
distance, nearest = sympy.symbols("distance nearest", positive=True)
excess = sympy.Function("epsilon")(T)

CLAIM = Claim(
    id="yang2025:oracle-lower-bound",
    title="First-order oracle lower bound",
    statement=Inequality(excess, ">=", mu / 2 * q ** (2 * T)),
    source="textbook",
    fidelity="as stated",
    reference=(
        "Nesterov (2004), theorem 2.1.13. The summaries of the paper name a first-order oracle argument for "
        "optimisation and do not give it."
    ),
    meanings=(
        Meaning(
            excess,
            "value above the least one after T steps from zero on the chain, by any method whose iterates lie in the "
            "span of the gradients seen, over the squared distance of the start from the minimiser",
        ),
        STEPS,
        Meaning(mu, "strong convexity of the class"),
        Meaning(q, "rate of the chain, (r - 1)/(r + 1)"),
        Meaning(distance, "squared distance from the minimiser, in the same units"),
        Meaning(r, "square root of the condition number"),
    ),
    assumptions=(q < 1,),
    convention=Convention(target="worst case", limits="infinitely many coordinates"),
    derivation=Derivation(
        premises=(
            Premise(
                "claim",
                "yang2025:oracle-distance: the least squared distance is ((r - 1)/(r + 1))^(2 T) of that at the start, "
                "with r the square root of the condition number",
            ),
            Premise(
                "citation",
                "strong convexity at the minimiser (textbook: Nesterov 2004, theorem 2.1.8): the value lies mu/2 times "
                "the squared distance above the least one, or higher",
            ),
        ),
        steps=(
            Identity(
                name="nearest",
                lhs=((r - 1) / (r + 1)) ** (2 * T),
                rhs=q ** (2 * T),
                given=((r, (1 + q) / (1 - q)),),
                why="the least squared distance, with q in place of the condition number",
            ),
            Bound(
                name="bound",
                relation=sympy.Ge(excess, mu / 2 * nearest, evaluate=False),
                facts=(excess >= mu / 2 * distance, distance >= nearest),
                why="convexity, whatever the squared distance is",
            ),
        ),
    ),
    instances=tuple(
        Instance.of(q=q_, T=t, mu=m)
        for q_, t, m in (
            ("1/3", 3, 1),
            ("3/5", 2, 1),
            ("3/5", 10, "1/2"),
            ("7/9", 30, 1),
            ("15/17", 60, 3),
            ("31/33", 20, 1),
            ("31/33", 120, 1),
        )
    ),
    notes=(
        "Measured conjugate gradients, the best of the span in value, stay within a factor of about four of the bound; "
        "the dependence on the condition number through its square root is no artefact of the chain."
    ),
)
