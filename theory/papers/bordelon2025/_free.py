"""Products of a two-valued matrix with a randomly rotated one: what its claims share."""

from __future__ import annotations

import sympy

from theory.records import Convention, Instance, Meaning, Premise
from theory.symbols import parameters

kappa, a, rho, s, tau = parameters("kappa a rho s tau")
own, n, c, q, square, psi = parameters("own n c q square psi")
half = sympy.Rational(1, 2)

FREEDOM = 1 / (2 * kappa + 2) + a / (2 * kappa + 2 * a)  # a product by one half would not survive storage
SQUARES = half / (kappa + 1) ** 2 + half * a**2 / (kappa + a) ** 2
SECOND = half * a**2 / (kappa + a) ** 2  # tr A^2 Omega/(kappa + A)^2, Omega projecting on the second half
FIRST = half / (kappa + 1) ** 2

SYMBOLS = (
    Meaning(kappa, "ridge of A, whose eigenvalue is one in half of the dimensions and a in the others"),
    Meaning(a, "the second eigenvalue of A"),
)
RIDGE = Meaning(s, "ridge of the product M = B A, with O B O^T for B in a random rotation O")
TAU = Meaning(tau, "degrees of freedom per dimension, tr A/(kappa + A)")
PSI = Meaning(psi, "ridge of M over that of A")
TWO_POINT = (
    Meaning(c, "coupling that B alone decides"),
    Meaning(q, "tr A^2 Omega/(kappa + A)^2, normalised"),
    Meaning(square, "tr A^2/(kappa + A)^2, normalised"),
    Meaning(n, "multiple of the identity that joins Omega between the resolvents"),
)
LARGE = Convention(mode="expectation", limits="the dimension tends to infinity at fixed ratios; traces are normalised")

MULTIPLICATIVE = Premise(
    "citation",
    "the S-transform of free factors is multiplicative (textbook: Voiculescu): if A at the ridge kappa, B at the ridge "
    "own and M at the ridge s keep the share tau of freedom, then kappa times own is s (1 - tau)/tau",
)
JOINED = Premise(
    "citation",
    "between two resolvents of M a matrix Omega is joined by n, with n = c (q + n square)/psi^2 (structure reported, "
    "written out and re-derived here); c is the inverse of S^2 less that of the trace of (own + B)^-2, S = tau/psi",
)
INSTANCES = tuple(
    Instance.of(kappa=k, a=eigenvalue, rho=r)
    for k, eigenvalue, r in (("1/2", "1/4", 2), (1, 3, 1), ("3/2", "1/4", "1/2"), ("1/5", "1/10", "3/2"))
)
PROJECTED = tuple(
    Instance.of(kappa=k, a=eigenvalue, rho=r)
    for k, eigenvalue, r in (("1/2", "1/4", "4/5"), (4, 3, "1/2"), ("3/2", "1/4", "2/5"))
)
