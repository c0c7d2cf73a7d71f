"""A bound on the gap that is the same for all tokens far from the target."""

import sympy

from theory.papers.jiang2024._model import BITS, DECAY, DISTANCE, OURS, a, k, m
from theory.records import Bound, Claim, Derivation, Inequality, Instance, Premise

FAR = m * a - k * a ** (k - 1) - (m - k) * a ** (k + 1)
LEAST = m * (a - a**2) / 3

CLAIM = Claim(
    id="jiang2024:gap-bound",
    title="Every gap is a share of the largest",
    statement=Inequality(FAR, ">=", LEAST),
    source="ours",
    fidelity="as stated",
    reference=OURS,
    meanings=(BITS, DISTANCE, DECAY),
    assumptions=(a < 1, sympy.Ge(k, 3), sympy.Le(k, m)),
    derivation=Derivation(
        premises=(Premise("assumption", "powers of a fall: a^(k - 1) <= a^2 and a^(k + 1) <= a^4 from k = 3 on"),),
        steps=(
            Bound(
                "bound",
                relation=sympy.Ge(FAR, LEAST),
                facts=(sympy.Le(a ** (k - 1), a**2), sympy.Le(a ** (k + 1), a**4)),
            ),
        ),
    ),
    instances=tuple(
        Instance.of(m=bits, k=j, a=decay) for bits, j, decay in ((3, 3, "1/2"), (6, 4, "9/10"), (50, 3, "1/10"))
    ),
    notes="The left side is the gap of jiang2024:logit-gap times ((1 + a)^m - 1)/omega. Two bits away it is "
    "(m - 2) (1 + a) (a - a^2), and one bit away m a - (m - 1) a^2: both exceed the bound too, from m = 3 on.",
)
