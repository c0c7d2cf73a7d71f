"""In-context error after pretraining on fewer contexts than trained entries."""

import sympy

from theory.papers.lu2025._model import ALPHA, KAPPA, REFERENCE, RHO, RIDGELESS, TAU, alpha, kappa, overlap, rho, tau, x
from theory.records import Claim, Equality, Instance, Meaning

error = sympy.Function("e")(tau, alpha, kappa, rho)
mu = x * overlap(kappa / tau, x)
VALUE = tau * (1 + x) / (1 - tau) * (1 - tau * (1 - mu) ** 2 - mu * (x - rho) / x) - 2 * tau * (1 - mu) + 1 + rho

CLAIM = Claim(
    id="lu2025:few-contexts",
    title="In-context error after pretraining on few contexts",
    statement=Equality(error, VALUE),
    source="reported",
    fidelity="as stated",
    reference=REFERENCE,
    meanings=(Meaning(error, "squared error of the fit of least norm on new tasks"), TAU, ALPHA, KAPPA, RHO),
    assumptions=(tau < 1,),
    convention=RIDGELESS,
    instances=(
        Instance.of(tau="1/4", alpha=1, kappa=1, rho="1/4"),
        Instance.of(tau="1/5", alpha=2, kappa=2, rho="1/2"),
    ),
    notes="Between this and lu2025:few-tasks the error diverges, at as many contexts as trained entries.",
)
