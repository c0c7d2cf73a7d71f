"""Symbols and premises of regression over a ball of smooth functions."""

import sympy

from theory.records import Meaning, Premise
from theory.symbols import parameters, resources

n, r = resources("n r")
beta, d, sigma, B = parameters("beta d sigma B")
risk = sympy.Function("R")(n)

MEANINGS = (
    Meaning(n, "number of samples"),
    Meaning(r, "cut-off in frequency"),
    Meaning(beta, "smoothness: squared amplitudes times |k|^(2 beta) add up to at most B^2"),
    Meaning(d, "dimension of the data"),
    Meaning(sigma, "standard deviation of the noise"),
)
SEQUENCE = Premise(
    "assumption",
    "the sequence model: the amplitude of every Fourier mode k of the d-dimensional torus is seen once, with noise of "
    "variance sigma^2/n",
)
