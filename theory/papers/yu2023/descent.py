"""How much a step along the gradient gains."""

import sympy

from theory.papers.yu2023._model import ENERGY, HEADS, OURS, STEP, h, x
from theory.records import Bound, Claim, Derivation, Inequality, Instance, Premise

SHARE = x * h * (2 * (1 + x) - h) / (1 + x) ** 3  # of 1 + x that the step takes away
LEAST = h * (2 - h) * x / (1 + x) ** 2  # h (2 - h) times the squared gradient, over beta

CLAIM = Claim(
    id="yu2023:descent",
    title="A step along the gradient lowers the rate",
    statement=Inequality(SHARE, ">=", LEAST),
    source="ours",
    fidelity="as stated",
    reference=OURS,
    meanings=(ENERGY, STEP),
    assumptions=(h < 2,),
    derivation=Derivation(
        premises=(
            HEADS,
            Premise("assumption", "the step takes x to x (1 - h/(1 + x))^2, and 1 + x to 1 + x less a share"),
        ),
        steps=(Bound("gain", relation=sympy.Ge(SHARE, LEAST)),),
    ),
    instances=tuple(Instance.of(x=v, h=step) for v, step in (("1/10", 1), (1, "1/2"), (3, "19/10"), (50, 1))),
    notes="The left side is the share of 1 + x that the step takes away. Half of -log(1 - share) is what the rate "
    "loses, and no less than half the share. Added up over heads and singular values, the rate falls by the step times "
    "(1 - h/2) and the squared length of the gradient, at least.",
)
