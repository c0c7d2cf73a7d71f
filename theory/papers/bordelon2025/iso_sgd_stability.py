"""The largest step size of SGD on one layer."""

import sympy

from theory.papers.bordelon2025._sgd import INSTANCES, KEPT, SETTING, SYMBOLS, eta, q, spread, tau
from theory.records import Claim, Derivation, Instance, Premise, Solution, Threshold

VALUE = 2 / (q * (1 + spread / tau))

CLAIM = Claim(
    id="bordelon2025:iso-sgd-stability",
    title="Stability of SGD on one layer with isotropic contexts",
    statement=Threshold(variable=eta, value=VALUE, condition=q > 1, where=sympy.Eq(KEPT, 1)),
    source="ours",
    fidelity="reconstructed",
    reference="Re-derived; a summary of the paper reports the recursion.",
    meanings=SYMBOLS,
    assumptions=(q > 1,),
    convention=SETTING,
    derivation=Derivation(
        premises=(
            Premise("claim", "bordelon2025:iso-sgd-path: a step multiplies the squared distance by a, and adds to it"),
        ),
        steps=(
            Solution(
                name="largest",
                equation=KEPT - 1,
                unknown=eta,
                value=VALUE,
                why="there a step keeps the squared distance; a is convex in the step size and one at zero",
            ),
        ),
    ),
    instances=tuple(Instance.of(**{k: v for k, v in point.items() if k != "eta"}) for point in INSTANCES),
    notes="With full batches the bound is 2/q, that of gradient descent; one query in each context needs eta of 1/D.",
)
