"""Symbols, meanings and premises that the claims about this paper share."""

import sympy

from theory.records import Meaning, Premise
from theory.symbols import parameters, resources

N, n, C = resources("N n C")
j = resources("j")
beta, d, nu = parameters("beta d nu")
sigma = parameters("sigma", positive=False)

SMOOTHNESS = Meaning(beta, "smoothness of the target (its Hölder exponent)")
DIMENSION = Meaning(d, "intrinsic dimension of the data")
NOISE = Meaning(sigma, "standard deviation of the label noise")
SAMPLES = Meaning(n, "number of samples")
MODES = Meaning(N, "size of the model: number of modes or cells it can fit")
COMPUTE = Meaning(C, "compute, model size times samples")

NOISY = sympy.Gt(sigma, 0)
NOISELESS = sympy.Eq(sigma, 0)

WEYL = Premise(
    "citation",
    "Weyl's law: on a compact manifold of dimension d the modes of frequency at most r number of order r^d",
)
SPECTRUM = Premise(
    "assumption",
    "the target is a random function of smoothness beta: its modes of frequency r have variance of order "
    "r^-(2 beta + d), as for a Matérn field",
)
TAIL = Premise(
    "citation",
    "integral test: variances of order r^-(2 beta + d), at a density of order r^(d-1), add up to order r^(-2 beta) "
    "beyond frequency r",
)
