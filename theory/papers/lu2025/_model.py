"""Ridgeless linear attention in high dimensions: symbols and conventions."""

from __future__ import annotations

from typing import Any

import sympy

from theory.records import Convention, Meaning
from theory.symbols import parameters

tau, alpha, kappa = parameters("tau alpha kappa")
rho = sympy.symbols("rho", nonnegative=True)
x = (1 + rho) / alpha

TAU = Meaning(tau, "contexts of pretraining per squared dimension")
ALPHA = Meaning(alpha, "samples in a context per dimension")
KAPPA = Meaning(kappa, "tasks of pretraining per dimension")
RHO = Meaning(rho, "variance of the label noise; labels without it have variance one")
RIDGELESS = Convention(
    loss="squared",
    risk="total",
    mode="expectation",
    target="average",
    limits="the dimension tends to infinity at fixed ratios, then the ridge to zero",
)
REFERENCE = "A summary of the theory functions that the authors published; the passage itself was not read."


def overlap(k: Any, z: Any) -> Any:
    """The function m_k(z) of the summary: a resolvent of the sampled tasks."""
    b = z + 1 - 1 / k
    return 2 / (b + sympy.sqrt(b**2 + 4 * z / k))
