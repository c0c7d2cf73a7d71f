"""What papers on power-law regression share: premises of the algorithms, and the convention of average-case risks."""

from __future__ import annotations

from typing import Any

import sympy

from theory.records import Convention, Instance, Premise

__all__ = ["FEATURES", "FLOW", "RIDGE", "SGD", "STEP_DECAY", "average", "points", "unit"]

Expr = Any

RIDGE = Premise(
    "citation",
    "deterministic equivalent of regression on Gaussian inputs: at kappa with ridge = kappa (1 - F/n), F the degrees "
    "of freedom, a mode keeps the share q = kappa/(l + kappa), and the risk is (sum p q^2 + noise g)/(1 - g) with "
    "g = sum (1 - q)^2/n (textbook)",
)
FEATURES = Premise(
    "citation",
    "deterministic equivalent of random features of Gaussian inputs: ridge = kappa (1 - F/n)(1 - F/p), and the bias "
    "has the variance of the features, H/(p - G) sum p q (1 - q), beside it (textbook)",
)
FLOW = Premise(
    "citation",
    "resolvents of a sample covariance by their deterministic equivalents, to first order in 1/n while fewer modes are "
    "learned than there are samples (textbook)",
)
SGD = Premise(
    "citation",
    "for Gaussian inputs the risk of one-pass SGD solves a Volterra equation of what its modes forget, and converges "
    "if the step is below 2 B/(B + 1) at batch B and largest eigenvalue one, so that no mode overshoots, and the "
    "kernel sums to less than one (textbook)",
)
STEP_DECAY = Premise(
    "assumption",
    "the step falls to zero like a power of the steps that are left, where the paper halves it or averages iterates: "
    "that changes constants and logarithms of the risk, and its exponents only if the power is small",
)


def unit(capacity: Expr) -> Expr:
    """Degrees of freedom left at a ridge kappa, times ``kappa**(1/capacity)``."""
    return sympy.pi / (capacity * sympy.sin(sympy.pi / capacity))


def average(limits: str, **fields: Any) -> Convention:
    """Squared excess risk, averaged over samples and over the signs of the target."""
    return Convention(loss="squared", mode="expectation", target="average", limits=limits, **fields)


def points(letters: str, *values: tuple[Any, ...]) -> tuple[Instance, ...]:
    """Instances from tuples of values of the letters."""
    return tuple(Instance.of(**dict(zip(letters.split(), row, strict=True))) for row in values)
