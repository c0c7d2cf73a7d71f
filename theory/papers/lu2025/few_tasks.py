"""In-context error after pretraining on few tasks and many contexts."""

import sympy

from theory.papers.lu2025._model import ALPHA, KAPPA, REFERENCE, RHO, RIDGELESS, TAU, alpha, kappa, overlap, rho, tau, x
from theory.records import Claim, Equality, Instance, Meaning

error = sympy.Function("e")(tau, alpha, kappa, rho)
m = overlap(kappa, x)
h = 1 / (1 - kappa * m**2 / (kappa + m) ** 2)
VALUE = (
    (h - 1 / (tau - 1)) * (1 + x) * (x * m) ** 2
    + (3 - 2 * tau) / (tau - 1) * m * x**2
    + (1 + (1 + rho) * m / (tau - 1)) * x
    + rho * m / (tau - 1)
    + rho
)

CLAIM = Claim(
    id="lu2025:few-tasks",
    title="In-context error after pretraining on few tasks",
    statement=Equality(error, VALUE),
    source="reported",
    fidelity="as stated",
    reference=REFERENCE,
    meanings=(Meaning(error, "squared error of the least-squares fit on new tasks"), TAU, ALPHA, KAPPA, RHO),
    assumptions=(tau > 1,),
    convention=RIDGELESS,
    instances=(
        Instance.of(tau=4, alpha=2, kappa=2, rho="1/2"),
        Instance.of(tau=4, alpha=2, kappa=1, rho="1/4"),
    ),
    notes="With many tasks it becomes lu2025:fresh-tasks.",
)
