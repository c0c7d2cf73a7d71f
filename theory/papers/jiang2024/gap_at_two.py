"""The gap to tokens two bits away, which vanishes for two concepts."""

import sympy

from theory.papers.jiang2024._model import BITS, DECAY, OURS, SIGNAL, Z, a, m, omega
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning, Premise

gap = sympy.Symbol("Delta_2")

CLAIM = Claim(
    id="jiang2024:gap-at-two",
    title="Gap to tokens two bits away",
    statement=Equality(gap, omega * (m - 2) * (a - a**3) / Z),
    source="ours",
    fidelity="as stated",
    reference=OURS + " A summary says that it needs three concepts at least, which this explains.",
    meanings=(Meaning(gap, "logit of the target less that of a token two bits away"), BITS, DECAY, SIGNAL),
    assumptions=(a < 1, omega <= 1, sympy.Ge(m, 2)),
    derivation=Derivation(
        premises=(Premise("claim", "jiang2024:logit-gap"),),
        steps=(
            Identity(
                "gap",
                lhs=omega * (m * a - 2 * a - (m - 2) * a**3) / Z,
                rhs=omega * (m - 2) * (a - a**3) / Z,
                why="at k = 2",
            ),
        ),
    ),
    instances=tuple(Instance.of(m=bits, a=decay, omega=1) for bits, decay in ((3, "3/10"), (4, "2/5"), (8, "4/5"))),
    notes="Positive from three concepts on, and zero for two: both tokens one bit away then belong to both.",
)
