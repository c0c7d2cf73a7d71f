"""Error on the tasks of pretraining."""

import sympy

from theory.papers.lu2025._model import ALPHA, KAPPA, REFERENCE, RHO, RIDGELESS, TAU, alpha, kappa, overlap, rho, tau, x
from theory.records import Claim, Equality, Instance, Meaning

error = sympy.Function("e")(tau, alpha, kappa, rho)

CLAIM = Claim(
    id="lu2025:known-tasks",
    title="Error on the tasks of pretraining",
    statement=Equality(error, tau / (tau - 1) * (rho + x * (1 - x * overlap(kappa, x)))),
    source="reported",
    fidelity="as stated",
    reference=REFERENCE,
    meanings=(
        Meaning(error, "squared error of the least-squares fit on tasks of pretraining, in new contexts"),
        TAU,
        ALPHA,
        KAPPA,
        RHO,
    ),
    assumptions=(tau > 1,),
    convention=RIDGELESS,
    instances=(Instance.of(tau=4, alpha=2, kappa=1, rho="1/4"),),
)
