"""How often a bit of the context differs from the target's."""

import sympy

from theory.papers.jiang2024._model import BITS, DECAY, OURS, TASK, Z, a, m
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning, Premise

flip = sympy.Symbol("f")
j = sympy.Symbol("j", integer=True, nonnegative=True)

CLAIM = Claim(
    id="jiang2024:majority-flip",
    title="Chance that a bit of a token is wrong",
    statement=Equality(flip, a * (1 + a) ** (m - 1) / Z),
    source="ours",
    fidelity="as stated",
    reference=OURS,
    meanings=(Meaning(flip, "chance that a given bit of a token in the context is not the target's"), BITS, DECAY),
    assumptions=(a < 1,),
    derivation=Derivation(
        premises=(TASK, Premise("assumption", "no token of the context is uniform: omega = 1")),
        steps=(
            Identity(
                "flip",
                lhs=a * ((1 + a) ** m / (1 + a)) / Z,
                rhs=a * (1 + a) ** (m - 1) / Z,
                why="that bit gives a factor a, and each other one a factor 1 + a",
            ),
        ),
    ),
    instances=tuple(Instance.of(m=bits, a=decay) for bits, decay in ((3, "1/2"), (6, "9/10"), (10, "1/10"))),
    notes="Below one half from two concepts on, so that the majority of a long context is right in every bit.",
)
