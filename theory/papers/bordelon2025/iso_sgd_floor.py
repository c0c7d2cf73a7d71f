"""Where SGD at a constant step stops improving one layer."""

import sympy

from theory.papers.bordelon2025._sgd import ADDED, INSTANCES, KEPT, SETTING, SYMBOLS, eta, kappa, q, spread, tau
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning, Premise, Solution
from theory.symbols import named, parameters

C = parameters("C")
floor = sympy.Function("C_oo")(eta, q, tau, kappa)
noisy = spread / tau
VALUE = eta * noisy * (q - 1) / (q * (2 - eta * q * (1 + noisy)))

CLAIM = Claim(
    id="bordelon2025:iso-sgd-floor",
    title="Floor of SGD on one layer with isotropic contexts",
    statement=Equality(floor, VALUE),
    source="ours",
    fidelity="as stated",
    reference="Ours, from the recursion that a summary of the paper reports.",
    meanings=(
        Meaning(floor, "squared distance from the best matrix after many steps, per dimension"),
        *SYMBOLS,
        Meaning(C, "squared distance per dimension that a step does not change"),
    ),
    assumptions=(eta * q * (1 + noisy) < 2,),
    convention=SETTING,
    derivation=Derivation(
        premises=(
            Premise("claim", "bordelon2025:iso-sgd-path: a step takes the squared distance C to a C + b"),
            Premise("claim", "bordelon2025:iso-sgd-stability: a is below one"),
        ),
        steps=(
            Solution(
                name="fixed",
                equation=KEPT * C + ADDED - C,
                unknown=C,
                value=ADDED / (1 - KEPT),
                why="the fixed point",
            ),
            Identity(name="floor", lhs=named("fixed"), rhs=VALUE, why="cancel eta q"),
        ),
    ),
    instances=tuple(Instance.of(**point) for point in INSTANCES),
    notes="It falls with the step size over the contexts per step: small steps, or many contexts in each, reach the "
    "best matrix.",
)
