"""By how much the logit of the target exceeds another one."""

import sympy

from theory.papers.jiang2024._model import BITS, DECAY, DISTANCE, LAYER, OURS, SIGNAL, TASK, Expr, V, Z, a, k, m, omega
from theory.records import Claim, Derivation, Equality, Identity, Instance, Meaning

gap = sympy.Function("Delta")(k)
GAP = omega * (m * a - k * a ** (k - 1) - (m - k) * a ** (k + 1)) / Z


def _share(near: Expr) -> Expr:
    """Share of the neighbours of a token in a long context, of which those near the target weigh so much."""
    return omega * near / Z + (1 - omega) * m / V


CLAIM = Claim(
    id="jiang2024:logit-gap",
    title="Gap of the logits in a long context",
    statement=Equality(gap, GAP),
    source="ours",
    fidelity="as stated",
    reference=OURS,
    meanings=(
        Meaning(gap, "logit of the target less that of a token k bits away", r"\Delta_k"),
        BITS,
        DISTANCE,
        DECAY,
        SIGNAL,
    ),
    assumptions=(a < 1, omega <= 1, sympy.Ge(k, 2), sympy.Le(k, m)),
    derivation=Derivation(
        premises=(TASK, LAYER),
        steps=(
            Identity(
                "gap",
                lhs=_share(m * a) - _share(k * a ** (k - 1) + (m - k) * a ** (k + 1)),
                rhs=GAP,
                why="a token k bits away has k neighbours that are nearer to the target, and m - k that are farther; "
                "what is uniform cancels",
            ),
        ),
    ),
    instances=tuple(
        Instance.of(m=bits, k=j, a=decay, omega=share)
        for bits, j, decay, share in ((4, 2, "3/10", 1), (6, 3, "2/5", "3/10"), (8, 8, "4/5", "1/2"))
    ),
    notes="One bit away the nearer neighbour is the target itself, which never occurs: the gap is then "
    "omega (m a - (m - 1) a^2)/((1 + a)^m - 1).",
)
