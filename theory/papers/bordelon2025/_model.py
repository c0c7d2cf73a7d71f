"""What the claims of this paper share: symbols, their meanings, conventions and premises."""

from __future__ import annotations

from theory.records import Instance, Meaning, Premise
from theory.symbols import parameters, resources

N, L, P, C, t = resources("N L P C t")
alpha, nu, beta, gamma, k = parameters("alpha nu beta gamma k")

POWER_LAW = (nu > 1, beta > 0)
"""Facts about the capacity and the source exponent."""

WIDTH = Meaning(N, "width: number of random features of the data that the layers see")
DEPTH = Meaning(L, "depth: number of layers with shared weights")
CONTEXT = Meaning(P, "number of samples in the context")
CAPACITY = Meaning(nu, "capacity exponent: the k-th eigenvalue of the data is k^-nu")
SOURCE = Meaning(beta, "source exponent: the k-th mode carries label variance k^(-nu beta - 1)")
STEP = Meaning(gamma, "total step size of the layers, the one trained number")
SAMPLES = Meaning(alpha, "samples in the context per dimension")

REDUCTION = Premise(
    "citation",
    "training keeps the layers of linear attention at one step size gamma, so that a direction of eigenvalue x keeps "
    "(1 - gamma x/L)^L of the target (reported; re-derived from rotation invariance)",
)
EQUIVALENT = Premise(
    "citation",
    "deterministic equivalent of Gaussian designs: at kappa with sum lambda/(lambda + kappa) = size, "
    "kappa/(lambda + kappa) replaces the projection off the sampled directions (textbook)",
)


def power_laws(*pairs: tuple[str, str]) -> tuple[Instance, ...]:
    """Instances from pairs of the capacity and the source exponent."""
    return tuple(Instance.of(nu=first, beta=second) for first, second in pairs)
