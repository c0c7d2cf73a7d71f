"""What no depth can learn from fewer samples than dimensions."""

import sympy

from theory.papers.bordelon2025._isotropic import DEEP, DEFINITIONS, OPTIMUM, L
from theory.papers.bordelon2025._model import alpha
from theory.records import Bound, Claim, Derivation, Identity, Instance, Limit, Meaning, Premise
from theory.symbols import parameters

q, r = parameters("q r")
least = sympy.Function("risk")(L, alpha)

CLAIM = Claim(
    id="bordelon2025:iso-deep-limit",
    title="Deep limit on isotropic data with short contexts",
    statement=Limit(least, L, sympy.oo, 1 - alpha),
    source="ours",
    fidelity="reconstructed",
    reference="Re-derived; summaries of the paper report max(0, 1 - alpha).",
    meanings=(
        Meaning(least, "least excess risk over the step size, with tied layers and no label noise"),
        *DEFINITIONS,
        Meaning(q, "alpha/(1 + alpha)^2"),
        Meaning(r, "square root of 1 - 4 q"),
    ),
    assumptions=(alpha < 1,),
    convention=DEEP,
    derivation=Derivation(
        premises=(
            OPTIMUM,
            Premise("citation", "Catalan's numbers have the generating function 2/(1 + sqrt(1 - 4 q)) (textbook)"),
        ),
        steps=(
            Bound(name="root", relation=(1 - alpha) / (1 + alpha) > 0, facts=(alpha < 1,), why="so the root is this"),
            Identity(
                name="discriminant",
                lhs=1 - 4 * q,
                rhs=((1 - alpha) / (1 + alpha)) ** 2,
                given=((q, alpha / (1 + alpha) ** 2),),
                why="a square",
            ),
            Identity(
                name="limit",
                lhs=1 - alpha / (1 + alpha) * 2 / (1 + r),
                rhs=1 - alpha,
                given=((r, (1 - alpha) / (1 + alpha)),),
                why="the whole series in place of its first L terms",
            ),
        ),
    ),
    instances=tuple(Instance.of(alpha=a) for a in ("1/4", "1/2", "3/4")),
    notes=(
        "With at least as many samples as dimensions the root is (alpha - 1)/(1 + alpha), and the limit zero. This is "
        "the share of directions that no sample sees."
    ),
)
